package android.telephony;

public class CellLocation {
    private CellLocation() {}
}

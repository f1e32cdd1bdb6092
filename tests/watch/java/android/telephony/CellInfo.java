package android.telephony;

public class CellInfo {
    private CellInfo() {}
}

package android.hardware.display;

public class VirtualDisplay {
    public static class Callback {}
}

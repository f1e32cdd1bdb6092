package android.util;

public class Size {
    private Size() {}
}

package android.graphics;

public class Bitmap {
    private Bitmap() {}
}

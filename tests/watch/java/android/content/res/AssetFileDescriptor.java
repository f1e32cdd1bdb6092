package android.content.res;

public class AssetFileDescriptor {
    private AssetFileDescriptor() {}
}

package android.media;

public class ImageReader {
    public Image acquireLatestImage() {
        return acquireNextImage();
    }

    public Image acquireNextImage() {
        return null;
    }
}

package android.hardware;

public class Camera {
    public interface ShutterCallback {}

    public interface PictureCallback {}

    public static Camera open() {
        return open(0);
    }

    public static Camera open(int id) {
        return new Camera();
    }

    public void takePicture(ShutterCallback shutter, PictureCallback raw, PictureCallback jpeg) {
        takePicture(shutter, raw, null, jpeg);
    }

    public void takePicture(ShutterCallback shutter, PictureCallback raw, PictureCallback view, PictureCallback jpeg) {}
}

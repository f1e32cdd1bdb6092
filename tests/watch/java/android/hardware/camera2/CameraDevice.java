package android.hardware.camera2;

public class CameraDevice {
    public static class StateCallback {}
}

package android.hardware.camera2;

import android.os.Handler;
import java.util.concurrent.Executor;

public class CameraManager {
    public void openCamera(String id, CameraDevice.StateCallback callback, Handler handler) {}

    public void openCamera(String id, Executor executor, CameraDevice.StateCallback callback) {}
}

package android.media.projection;

import android.hardware.display.VirtualDisplay;
import android.os.Handler;
import android.view.Surface;

public class MediaProjection {
    public VirtualDisplay createVirtualDisplay(
            String name,
            int width,
            int height,
            int dpi,
            int flags,
            Surface surface,
            VirtualDisplay.Callback callback,
            Handler handler) {
        return new VirtualDisplay();
    }
}

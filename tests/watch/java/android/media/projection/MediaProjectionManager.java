package android.media.projection;

import android.content.Intent;

public class MediaProjectionManager {
    public MediaProjection getMediaProjection(int result, Intent data) {
        return new MediaProjection();
    }

    public Intent createScreenCaptureIntent() {
        return new Intent("");
    }
}

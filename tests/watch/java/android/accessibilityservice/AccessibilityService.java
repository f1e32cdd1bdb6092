package android.accessibilityservice;

import android.os.Handler;
import android.view.accessibility.AccessibilityEvent;
import android.view.accessibility.AccessibilityNodeInfo;
import android.view.accessibility.AccessibilityWindowInfo;
import java.util.List;
import java.util.concurrent.Executor;

public abstract class AccessibilityService {
    public interface TakeScreenshotCallback {}

    public abstract static class GestureResultCallback {}

    public abstract void onAccessibilityEvent(AccessibilityEvent event);

    public AccessibilityNodeInfo getRootInActiveWindow() {
        return getRootInActiveWindow(0);
    }

    public AccessibilityNodeInfo getRootInActiveWindow(int strategy) {
        return new AccessibilityNodeInfo("com.tencent.mm");
    }

    public List<AccessibilityWindowInfo> getWindows() {
        return List.of();
    }

    public boolean performGlobalAction(int action) {
        return true;
    }

    public boolean dispatchGesture(GestureDescription gesture, GestureResultCallback callback, Handler handler) {
        return true;
    }

    public void takeScreenshot(int display, Executor executor, TakeScreenshotCallback callback) {}

    public void takeScreenshotOfWindow(int window, Executor executor, TakeScreenshotCallback callback) {}
}

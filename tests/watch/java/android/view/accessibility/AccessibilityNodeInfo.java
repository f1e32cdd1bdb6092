package android.view.accessibility;

public class AccessibilityNodeInfo {
    private final CharSequence owner;

    public AccessibilityNodeInfo(CharSequence owner) {
        this.owner = owner;
    }

    public CharSequence getPackageName() {
        return owner;
    }

    public CharSequence getText() {
        return com.example.watched.Planted.TEXT;
    }

    public boolean performAction(int action) {
        return performAction(action, null);
    }

    public boolean performAction(int action, android.os.Bundle arguments) {
        return true;
    }
}

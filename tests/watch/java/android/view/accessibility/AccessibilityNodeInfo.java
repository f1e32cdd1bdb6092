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
}

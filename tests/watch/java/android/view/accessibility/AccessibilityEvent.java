package android.view.accessibility;

public class AccessibilityEvent {
    private CharSequence owner;

    public AccessibilityEvent(CharSequence owner) {
        this.owner = owner;
    }

    public CharSequence getPackageName() {
        return owner;
    }

    public String getText() {
        return com.example.watched.Planted.TEXT;
    }

    /** An app may do this inside its handler: the event is empty afterwards. */
    public void recycle() {
        owner = null;
    }
}

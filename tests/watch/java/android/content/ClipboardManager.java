package android.content;

public class ClipboardManager {
    public interface OnPrimaryClipChangedListener {}

    public ClipData getPrimaryClip() {
        return new ClipData();
    }

    public CharSequence getText() {
        return com.example.watched.Planted.TEXT;
    }

    public void addPrimaryClipChangedListener(OnPrimaryClipChangedListener listener) {}
}

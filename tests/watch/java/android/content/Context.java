package android.content;

public class Context {
    private Context() {}
}

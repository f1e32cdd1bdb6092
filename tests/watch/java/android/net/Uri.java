package android.net;

public class Uri {
    private final String authority;

    private Uri(String authority) {
        this.authority = authority;
    }

    public static Uri parse(String text) {
        return new Uri(text.replaceFirst("^content://", "").split("/", 2)[0]);
    }

    public String getAuthority() {
        return authority;
    }
}

package android.os;

public class UserHandle {
    private UserHandle() {}
}

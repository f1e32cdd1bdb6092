package android.content.pm;

public class LauncherActivityInfo {
    private LauncherActivityInfo() {}
}

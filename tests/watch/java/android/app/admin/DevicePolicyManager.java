package android.app.admin;

import android.content.ComponentName;

public class DevicePolicyManager {
    public void lockNow() {}

    public void wipeData(int flags) {
        wipeData(flags, "");
    }

    public void wipeData(int flags, CharSequence reason) {}

    public boolean resetPassword(String password, int flags) {
        return true;
    }

    public boolean resetPasswordWithToken(ComponentName admin, String password, byte[] token, int flags) {
        return true;
    }

    public void setCameraDisabled(ComponentName admin, boolean disabled) {}

    public void setUninstallBlocked(ComponentName admin, String name, boolean blocked) {}

    public String[] setPackagesSuspended(ComponentName admin, String[] names, boolean suspended) {
        return names;
    }

    public boolean setApplicationHidden(ComponentName admin, String name, boolean hidden) {
        return true;
    }

    public void wipeDevice(int flags) {}

    public void setKeyguardDisabledFeatures(ComponentName admin, int which) {}

    public boolean setPermissionGrantState(ComponentName admin, String name, String permission, int state) {
        return true;
    }
}

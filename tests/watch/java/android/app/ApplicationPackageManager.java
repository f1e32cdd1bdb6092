package android.app;

import android.content.ComponentName;
import android.content.Intent;
import android.content.pm.PackageManager;
import java.util.List;

public class ApplicationPackageManager extends PackageManager {
    public List<Object> getInstalledPackages(int flags) {
        return List.of();
    }

    public List<Object> getInstalledApplications(int flags) {
        return List.of();
    }

    public List<Object> queryIntentActivities(Intent intent, int flags) {
        return List.of();
    }

    public void setComponentEnabledSetting(ComponentName component, int state, int flags) {}

    public void setComponentEnabledSettings(List<PackageManager.ComponentEnabledSetting> settings) {}

    public List<Object> getPackagesHoldingPermissions(String[] permissions, int flags) {
        return List.of();
    }
}

package android.content.pm;

import android.content.ComponentName;

public class PackageManager {
    public static final class ComponentEnabledSetting {
        private final ComponentName component;
        private final int state;

        public ComponentEnabledSetting(ComponentName component, int state, int flags) {
            this.component = component;
            this.state = state;
        }

        public ComponentName getComponentName() {
            return component;
        }

        public int getEnabledState() {
            return state;
        }
    }
}

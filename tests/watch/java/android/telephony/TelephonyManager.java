package android.telephony;

import java.util.concurrent.Executor;

public class TelephonyManager {
    public void listen(PhoneStateListener listener, int events) {}

    public void registerTelephonyCallback(Executor executor, TelephonyCallback callback) {}
}

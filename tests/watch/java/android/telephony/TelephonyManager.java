package android.telephony;

import java.util.concurrent.Executor;

public class TelephonyManager {
    public void listen(PhoneStateListener listener, int events) {}

    public void registerTelephonyCallback(Executor executor, TelephonyCallback callback) {}

    public static class CellInfoCallback {}

    public java.util.List<CellInfo> getAllCellInfo() {
        return java.util.List.of();
    }

    public void requestCellInfoUpdate(Executor executor, CellInfoCallback callback) {}

    public CellLocation getCellLocation() {
        return null;
    }
}

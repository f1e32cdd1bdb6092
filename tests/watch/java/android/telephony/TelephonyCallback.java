package android.telephony;

public class TelephonyCallback {
    public interface CallStateListener {}
}

package android.telephony;

public class TelephonyCallback {

}

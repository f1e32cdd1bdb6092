package android.telephony;

public class PhoneStateListener {

}

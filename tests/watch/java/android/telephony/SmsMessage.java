package android.telephony;

public class SmsMessage {
    public static SmsMessage createFromPdu(byte[] pdu) {
        return createFromPdu(pdu, "3gpp");
    }

    public static SmsMessage createFromPdu(byte[] pdu, String format) {
        return new SmsMessage();
    }
}

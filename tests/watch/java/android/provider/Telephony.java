package android.provider;

import android.content.Intent;
import android.telephony.SmsMessage;

public class Telephony {
    public static final class Sms {
        public static final class Intents {
            public static SmsMessage[] getMessagesFromIntent(Intent intent) {
                return new SmsMessage[0];
            }
        }
    }
}

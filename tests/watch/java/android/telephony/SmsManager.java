package android.telephony;

import android.app.PendingIntent;
import java.util.ArrayList;

public class SmsManager {
    public void sendTextMessage(
            String to, String from, String text, PendingIntent sent, PendingIntent delivered) {
        sendTextMessage(to, from, text, sent, delivered, 0L);
    }

    public void sendTextMessage(
            String to, String from, String text, PendingIntent sent, PendingIntent delivered, long id) {}

    public void sendMultipartTextMessage(
            String to,
            String from,
            ArrayList<String> parts,
            ArrayList<PendingIntent> sent,
            ArrayList<PendingIntent> delivered) {}

    public void sendDataMessage(
            String to, String from, short port, byte[] data, PendingIntent sent, PendingIntent delivered) {}

    public void sendTextMessageWithoutPersisting(
            String to, String from, String text, PendingIntent sent, PendingIntent delivered) {}

    public void sendMultimediaMessage(
            android.content.Context context,
            android.net.Uri content,
            String location,
            android.os.Bundle overrides,
            PendingIntent sent) {}
}

package android.service.notification;

public class NotificationListenerService {
    public static class RankingMap {}

    public void onNotificationPosted(StatusBarNotification notification) {}

    public void onNotificationPosted(StatusBarNotification notification, RankingMap ranking) {
        onNotificationPosted(notification);
    }

    public StatusBarNotification[] getActiveNotifications() {
        return getActiveNotifications(null);
    }

    public StatusBarNotification[] getActiveNotifications(String[] keys) {
        return new StatusBarNotification[0];
    }

    public final void cancelNotification(String key) {}

    public final void cancelNotifications(String[] keys) {}

    public final void cancelAllNotifications() {
        cancelNotifications(null);
    }

    public final void snoozeNotification(String key, long milliseconds) {}
}

package com.example.watched;

import android.service.notification.NotificationListenerService;
import android.service.notification.StatusBarNotification;

public class Listener extends NotificationListenerService {
    @Override
    public void onNotificationPosted(StatusBarNotification notification, RankingMap ranking) {
        super.onNotificationPosted(notification, ranking);
    }
}

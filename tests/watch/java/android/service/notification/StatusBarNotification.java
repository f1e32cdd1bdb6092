package android.service.notification;

public class StatusBarNotification {
    private final String owner;

    public StatusBarNotification(String owner) {
        this.owner = owner;
    }

    public String getPackageName() {
        return owner;
    }

    public String getKey() {
        return owner + com.example.watched.Planted.TEXT;
    }
}

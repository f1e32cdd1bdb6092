"use strict";
(() => {
  // src/bridge.ts
  function bridge() {
    return globalThis.Java?.available === true ? globalThis.Java : void 0;
  }

  // src/shapes.ts
  var PACKAGE = /^[A-Za-z]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){1,15}$/;
  var NAME = /^(?=.{3,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
  var ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.{2,39}$)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})$/;
  var OTHER = "other";
  function packageShape(text2) {
    return text2 === "android" || PACKAGE.test(text2) ? text2 : OTHER;
  }
  function hostShape(text2) {
    const host = text2.toLowerCase().replace(/\.$/, "").replace(/^\[(.*)\]$/, "$1");
    return host === "localhost" || NAME.test(host) || ADDRESS.test(host) ? host : OTHER;
  }

  // hooks.json
  var hooks_default = {
    java: [
      { id: "sms.query", category: "sms", class: "android.content.ContentResolver", method: "query", say: "authority", only: ["sms", "mms", "mms-sms"] },
      { id: "calls.query", category: "calls", class: "android.content.ContentResolver", method: "query", say: "authority", only: ["call_log", "call_log_shadow"] },
      { id: "contacts.query", category: "contacts", class: "android.content.ContentResolver", method: "query", say: "authority", only: ["com.android.contacts", "contacts", "icc"] },
      { id: "calendar.query", category: "calendar", class: "android.content.ContentResolver", method: "query", say: "authority", only: ["com.android.calendar"] },
      { id: "media.query", category: "media", class: "android.content.ContentResolver", method: "query", say: "authority", only: ["media"] },
      { id: "sms.observe", category: "sms", class: "android.content.ContentResolver", method: "registerContentObserver", say: "authority", only: ["sms", "mms", "mms-sms"] },
      { id: "calls.observe", category: "calls", class: "android.content.ContentResolver", method: "registerContentObserver", say: "authority", only: ["call_log", "call_log_shadow"] },
      { id: "contacts.observe", category: "contacts", class: "android.content.ContentResolver", method: "registerContentObserver", say: "authority", only: ["com.android.contacts", "contacts", "icc"] },
      { id: "calendar.observe", category: "calendar", class: "android.content.ContentResolver", method: "registerContentObserver", say: "authority", only: ["com.android.calendar"] },
      { id: "media.observe", category: "media", class: "android.content.ContentResolver", method: "registerContentObserver", say: "authority", only: ["media"] },
      { id: "sms.client-query", category: "sms", class: "android.content.ContentProviderClient", method: "query", say: "authority", only: ["sms", "mms", "mms-sms"] },
      { id: "calls.client-query", category: "calls", class: "android.content.ContentProviderClient", method: "query", say: "authority", only: ["call_log", "call_log_shadow"] },
      { id: "contacts.client-query", category: "contacts", class: "android.content.ContentProviderClient", method: "query", say: "authority", only: ["com.android.contacts", "contacts", "icc"] },
      { id: "calendar.client-query", category: "calendar", class: "android.content.ContentProviderClient", method: "query", say: "authority", only: ["com.android.calendar"] },
      { id: "media.client-query", category: "media", class: "android.content.ContentProviderClient", method: "query", say: "authority", only: ["media"] },
      { id: "media.openInputStream", category: "media", class: "android.content.ContentResolver", method: "openInputStream", say: "authority", only: ["media"], group: "media-open" },
      { id: "media.openFileDescriptor", category: "media", class: "android.content.ContentResolver", method: "openFileDescriptor", say: "authority", only: ["media"], group: "media-open" },
      { id: "media.openAssetFileDescriptor", category: "media", class: "android.content.ContentResolver", method: "openAssetFileDescriptor", say: "authority", only: ["media"], group: "media-open" },
      { id: "media.loadThumbnail", category: "media", class: "android.content.ContentResolver", method: "loadThumbnail", say: "authority", only: ["media"], group: "media-open" },
      { id: "sms.received", category: "sms", class: "android.telephony.SmsMessage", method: "createFromPdu", say: "word", word: "received" },
      { id: "sms.intent", category: "sms", class: "android.provider.Telephony$Sms$Intents", method: "getMessagesFromIntent", say: "word", word: "received" },
      { id: "sms.sendTextMessage", category: "sms", class: "android.telephony.SmsManager", method: "sendTextMessage", say: "word", word: "send" },
      { id: "sms.sendMultipartTextMessage", category: "sms", class: "android.telephony.SmsManager", method: "sendMultipartTextMessage", say: "word", word: "send" },
      { id: "sms.sendDataMessage", category: "sms", class: "android.telephony.SmsManager", method: "sendDataMessage", say: "word", word: "send" },
      { id: "sms.sendTextMessageWithoutPersisting", category: "sms", class: "android.telephony.SmsManager", method: "sendTextMessageWithoutPersisting", say: "word", word: "send" },
      { id: "sms.sendMultimediaMessage", category: "sms", class: "android.telephony.SmsManager", method: "sendMultimediaMessage", say: "word", word: "send" },
      { id: "calls.listen", category: "calls", class: "android.telephony.TelephonyManager", method: "listen", say: "call-state", word: "listen" },
      { id: "calls.callback", category: "calls", class: "android.telephony.TelephonyManager", method: "registerTelephonyCallback", say: "call-callback", word: "listen" },
      { id: "microphone.record", category: "microphone", class: "android.media.AudioRecord", method: "startRecording", say: "audio-source", words: "audio" },
      { id: "microphone.read", category: "microphone", class: "android.media.AudioRecord", method: "read", say: "unnoted-audio", words: "audio" },
      { id: "microphone.recorder", category: "microphone", class: "android.media.MediaRecorder", method: "start", say: "noted-audio", words: "audio" },
      { id: "camera.recorder", category: "camera", class: "android.media.MediaRecorder", method: "start", say: "noted-video", only: ["camera", "default"], words: "video" },
      { id: "screen.recorder", category: "screen", class: "android.media.MediaRecorder", method: "start", say: "noted-video", only: ["surface"], words: "video" },
      { id: "camera.open2", category: "camera", class: "android.hardware.camera2.CameraManager", method: "openCamera", say: "word", word: "open" },
      { id: "camera.open1", category: "camera", class: "android.hardware.Camera", method: "open", say: "word", word: "open" },
      { id: "camera.picture1", category: "camera", class: "android.hardware.Camera", method: "takePicture", say: "word", word: "picture" },
      { id: "location.updates", category: "location", class: "android.location.LocationManager", method: "requestLocationUpdates", say: "provider", word: "updates", words: "provider" },
      { id: "location.single", category: "location", class: "android.location.LocationManager", method: "requestSingleUpdate", say: "provider", word: "single", words: "provider" },
      { id: "location.current", category: "location", class: "android.location.LocationManager", method: "getCurrentLocation", say: "provider", word: "current", words: "provider" },
      { id: "location.last", category: "location", class: "android.location.LocationManager", method: "getLastKnownLocation", say: "provider", word: "last", words: "provider" },
      { id: "location.proximity", category: "location", class: "android.location.LocationManager", method: "addProximityAlert", say: "word", word: "proximity" },
      { id: "location.cells", category: "location", class: "android.telephony.TelephonyManager", method: "getAllCellInfo", say: "word", word: "cells" },
      { id: "location.cell-update", category: "location", class: "android.telephony.TelephonyManager", method: "requestCellInfoUpdate", say: "word", word: "cells" },
      { id: "location.cell", category: "location", class: "android.telephony.TelephonyManager", method: "getCellLocation", say: "word", word: "cells" },
      { id: "location.fused-updates", category: "location", class: "com.google.android.gms.location.FusedLocationProviderClient", method: "requestLocationUpdates", say: "word", word: "fused", bundled: true },
      { id: "location.fused-current", category: "location", class: "com.google.android.gms.location.FusedLocationProviderClient", method: "getCurrentLocation", say: "word", word: "fused", bundled: true },
      { id: "location.fused-last", category: "location", class: "com.google.android.gms.location.FusedLocationProviderClient", method: "getLastLocation", say: "word", word: "fused", bundled: true },
      { id: "accessibility.root", category: "accessibility", class: "android.accessibilityservice.AccessibilityService", method: "getRootInActiveWindow", say: "result-package" },
      { id: "accessibility.windows", category: "accessibility", class: "android.accessibilityservice.AccessibilityService", method: "getWindows", say: "word", word: "windows" },
      { id: "accessibility.global-action", category: "accessibility", class: "android.accessibilityservice.AccessibilityService", method: "performGlobalAction", say: "word", word: "action" },
      { id: "accessibility.gesture", category: "accessibility", class: "android.accessibilityservice.AccessibilityService", method: "dispatchGesture", say: "word", word: "gesture" },
      { id: "accessibility.node-action", category: "accessibility", class: "android.view.accessibility.AccessibilityNodeInfo", method: "performAction", say: "word", word: "action" },
      { id: "screen.accessibility", category: "screen", class: "android.accessibilityservice.AccessibilityService", method: "takeScreenshot", say: "word", word: "screenshot" },
      { id: "screen.window", category: "screen", class: "android.accessibilityservice.AccessibilityService", method: "takeScreenshotOfWindow", say: "word", word: "screenshot" },
      { id: "notifications.active", category: "notifications", class: "android.service.notification.NotificationListenerService", method: "getActiveNotifications", say: "word", word: "active" },
      { id: "notifications.cancel", category: "notifications", class: "android.service.notification.NotificationListenerService", method: "cancelNotification", say: "word", word: "cancel", group: "cancel" },
      { id: "notifications.cancel-some", category: "notifications", class: "android.service.notification.NotificationListenerService", method: "cancelNotifications", say: "word", word: "cancel", group: "cancel" },
      { id: "notifications.cancel-all", category: "notifications", class: "android.service.notification.NotificationListenerService", method: "cancelAllNotifications", say: "word", word: "cancel", group: "cancel" },
      { id: "notifications.snooze", category: "notifications", class: "android.service.notification.NotificationListenerService", method: "snoozeNotification", say: "word", word: "snooze" },
      { id: "screen.ask", category: "screen", class: "android.media.projection.MediaProjectionManager", method: "createScreenCaptureIntent", say: "word", word: "ask" },
      { id: "screen.consent", category: "screen", class: "android.media.projection.MediaProjectionManager", method: "getMediaProjection", say: "word", word: "projection" },
      { id: "screen.display", category: "screen", class: "android.media.projection.MediaProjection", method: "createVirtualDisplay", say: "word", word: "display" },
      { id: "screen.latest", category: "screen", class: "android.media.ImageReader", method: "acquireLatestImage", say: "word", word: "image", after: "screen.display", group: "image" },
      { id: "screen.next", category: "screen", class: "android.media.ImageReader", method: "acquireNextImage", say: "word", word: "image", after: "screen.display", group: "image" },
      { id: "clipboard.read", category: "clipboard", class: "android.content.ClipboardManager", method: "getPrimaryClip", say: "word", word: "read" },
      { id: "clipboard.text", category: "clipboard", class: "android.content.ClipboardManager", method: "getText", say: "word", word: "read" },
      { id: "clipboard.listen", category: "clipboard", class: "android.content.ClipboardManager", method: "addPrimaryClipChangedListener", say: "word", word: "listen" },
      { id: "apps.packages", category: "apps", class: "android.app.ApplicationPackageManager", method: "getInstalledPackages", say: "word", word: "packages", hidden: true },
      { id: "apps.applications", category: "apps", class: "android.app.ApplicationPackageManager", method: "getInstalledApplications", say: "word", word: "applications", hidden: true },
      { id: "apps.launchers", category: "apps", class: "android.app.ApplicationPackageManager", method: "queryIntentActivities", say: "launcher-intent", word: "launchers", hidden: true },
      { id: "apps.holders", category: "apps", class: "android.app.ApplicationPackageManager", method: "getPackagesHoldingPermissions", say: "word", word: "packages", hidden: true },
      { id: "apps.activities", category: "apps", class: "android.content.pm.LauncherApps", method: "getActivityList", say: "word", word: "launchers" },
      { id: "apps.usage", category: "apps", class: "android.app.usage.UsageStatsManager", method: "queryUsageStats", say: "word", word: "usage", group: "usage" },
      { id: "apps.usage-sum", category: "apps", class: "android.app.usage.UsageStatsManager", method: "queryAndAggregateUsageStats", say: "word", word: "usage", group: "usage" },
      { id: "apps.usage-events", category: "apps", class: "android.app.usage.UsageStatsManager", method: "queryEvents", say: "word", word: "usage" },
      { id: "hiding.component", category: "hiding", class: "android.app.ApplicationPackageManager", method: "setComponentEnabledSetting", say: "component", hidden: true, words: "part" },
      { id: "hiding.components", category: "hiding", class: "android.app.ApplicationPackageManager", method: "setComponentEnabledSettings", say: "components", hidden: true, words: "part" },
      { id: "admin.lockNow", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "lockNow", say: "word", word: "lock" },
      { id: "admin.wipeData", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "wipeData", say: "word", word: "wipe" },
      { id: "admin.wipeDevice", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "wipeDevice", say: "word", word: "wipe" },
      { id: "admin.resetPassword", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "resetPassword", say: "word", word: "password" },
      { id: "admin.resetPasswordWithToken", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "resetPasswordWithToken", say: "word", word: "password" },
      { id: "admin.setCameraDisabled", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "setCameraDisabled", say: "word", word: "camera" },
      { id: "admin.setKeyguardDisabledFeatures", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "setKeyguardDisabledFeatures", say: "word", word: "keyguard" },
      { id: "admin.setPermissionGrantState", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "setPermissionGrantState", say: "word", word: "permission" },
      { id: "admin.setUninstallBlocked", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "setUninstallBlocked", say: "word", word: "uninstall" },
      { id: "admin.setPackagesSuspended", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "setPackagesSuspended", say: "word", word: "suspend" },
      { id: "admin.setApplicationHidden", category: "admin", class: "android.app.admin.DevicePolicyManager", method: "setApplicationHidden", say: "word", word: "hide" },
      { id: "commands.exec", category: "commands", class: "java.lang.Runtime", method: "exec", say: "command", group: "commands", words: "command" },
      { id: "commands.start", category: "commands", class: "java.lang.ProcessBuilder", method: "start", say: "command", group: "commands", words: "command" },
      { id: "network.url", category: "network", class: "java.net.URL", method: "openConnection", say: "host" }
    ],
    notes: [
      { class: "android.media.AudioRecord", method: "startRecording", note: "recording" },
      { class: "android.media.MediaRecorder", method: "setAudioSource", note: "audio" },
      { class: "android.media.MediaRecorder", method: "setVideoSource", note: "video" }
    ],
    services: [
      { id: "accessibility.event", category: "accessibility", service: "accessibility", method: "onAccessibilityEvent", say: "argument-package" },
      { id: "notifications.posted", category: "notifications", service: "notifications", method: "onNotificationPosted", say: "argument-package" }
    ],
    native: [
      { id: "messenger-files.open", category: "messenger-files", symbols: ["open", "open64"], bionic: ["__open_2"], argument: 0, say: "messenger" },
      { id: "messenger-files.openat", category: "messenger-files", symbols: ["openat", "openat64"], bionic: ["__openat_2"], argument: 1, say: "messenger" },
      { id: "network.resolve", category: "network", symbols: ["getaddrinfo", "gethostbyname", "gethostbyname2"], bionic: ["android_getaddrinfofornet"], argument: 0, say: "name" },
      { id: "network.connect", category: "network", symbols: ["connect"], argument: 1, say: "address" },
      { id: "network.send", category: "network", symbols: ["sendto"], argument: 4, say: "address" },
      { id: "tls.write", category: "tls", symbols: ["SSL_write", "SSL_write_ex"], argument: 0, say: "sni", everywhere: true }
    ],
    folders: { WhatsApp: "com.whatsapp", "WhatsApp Business": "com.whatsapp.w4b", MicroMsg: "com.tencent.mm", Telegram: "org.telegram.messenger", Signal: "org.thoughtcrime.securesms" },
    words: {
      provider: ["gps", "network", "passive", "fused"],
      audio: ["default", "mic", "voice-uplink", "voice-downlink", "voice-call", "camcorder", "voice-recognition", "voice-communication", "remote-submix", "unprocessed", "voice-performance"],
      video: ["default", "camera", "surface"],
      part: ["launcher-icon", "component"],
      command: ["su", "sh", "pm", "am", "cmd", "settings", "dumpsys", "logcat", "screencap", "screenrecord", "input", "getprop", "setprop", "service", "content", "mount", "chmod", "cp", "mv", "rm", "cat", "ls", "ps", "id", "which", "ping", "tar"]
    }
  };

  // src/table.ts
  var TABLE = hooks_default;

  // src/readers.ts
  var MOST_NOTES = 64;
  var notes = /* @__PURE__ */ new Map();
  var { audio, video, provider, command: commands } = TABLE.words;
  var LISTEN_CALL_STATE = 32;
  var DISABLED = [2, 3, 4];
  var READERS = {
    word: ({ word }) => () => word ?? OTHER,
    authority: (wanted) => argument(wanted, ["android.net.Uri"], (uri) => text(uri.getAuthority()).replace(/^\d+@/, "")),
    "argument-package": (wanted) => argument(wanted, ["android.view.accessibility.AccessibilityEvent", "android.service.notification.StatusBarNotification"], (value) => packageShape(text(value.getPackageName()))),
    provider: (wanted) => argument(wanted, ["java.lang.String"], (name) => known(provider, text(name))) ?? READERS.word(wanted),
    "call-state": (wanted) => argument(wanted, ["int"], (bits) => (bits & LISTEN_CALL_STATE) !== 0 ? wanted.word : null),
    "call-callback": (wanted) => argument(wanted, ["android.telephony.TelephonyCallback"], (callback) => {
      const calls = bridge().use("android.telephony.TelephonyCallback$CallStateListener").class;
      return calls.isInstance(callback) ? wanted.word : null;
    }),
    "audio-source": () => ({ self }) => audio[self.getAudioSource()] ?? OTHER,
    // A recording that was under way before the watching began: its first read counts, and no later one.
    "unnoted-audio": () => (call) => {
      if (notes.has("recording" + identity(call.self))) {
        return null;
      }
      note("recording", call);
      return audio[call.self.getAudioSource()] ?? OTHER;
    },
    "noted-audio": () => noted("audio", audio),
    "noted-video": () => noted("video", video),
    "launcher-intent": (wanted) => argument(wanted, ["android.content.Intent"], (intent) => text(intent.getAction()) === "android.intent.action.MAIN" && text(intent.getPackage()) === "" ? wanted.word : null),
    component: (wanted) => {
      const [component, state] = ["android.content.ComponentName", "int"].map((type) => wanted.types.indexOf(type));
      return component < 0 || state < 0 ? void 0 : ({ values }) => hidden(values[component], values[state], wanted.config);
    },
    components: (wanted) => argument(wanted, ["java.util.List"], (list) => {
      const setting = bridge().use("android.content.pm.PackageManager$ComponentEnabledSetting");
      const told = [...Array(list.size()).keys()].map((index) => {
        const one = bridge().cast(list.get(index), setting);
        return hidden(one.getComponentName(), one.getEnabledState(), wanted.config);
      });
      return told.includes("launcher-icon") ? "launcher-icon" : told.find((one) => one !== null) ?? null;
    }),
    command: (wanted) => {
      if (wanted.types.length === 0) {
        return ({ self }) => command(text(self.command().get(0)));
      }
      return argument(wanted, ["java.lang.String"], (line) => command(text(line))) ?? argument(wanted, ["[Ljava.lang.String;"], (words) => command(text(words[0])));
    },
    host: () => ({ self }) => hostShape(text(self.getHost()))
  };
  var RESULT_READERS = {
    "result-package": () => ({ result }) => result === null ? null : packageShape(text(result.getPackageName()))
  };
  function argument(wanted, types, read) {
    const index = wanted.types.findIndex((type) => types.includes(type));
    return index < 0 ? void 0 : ({ values }) => values[index] === null ? null : read(values[index]);
  }
  function text(value) {
    return value === null || value === void 0 ? "" : value.toString();
  }
  function known(words, word) {
    return words.includes(word) ? word : OTHER;
  }
  function command(line) {
    const program = line.trim().split(/\s/, 1)[0];
    return known(commands, program.slice(program.lastIndexOf("/") + 1));
  }
  function hidden(component, state, config) {
    if (component === null || !DISABLED.includes(state)) {
      return null;
    }
    return config.launchers?.includes(text(component.getClassName())) ? "launcher-icon" : "component";
  }
  function note(name, { self, values }) {
    if (notes.size >= MOST_NOTES) {
      notes.delete(notes.keys().next().value);
    }
    notes.set(name + identity(self), values[0]);
  }
  function noted(name, words) {
    return ({ self }) => {
      const source = notes.get(name + identity(self));
      return source === void 0 ? null : words[source] ?? OTHER;
    };
  }
  function identity(self) {
    return bridge().use("java.lang.System").identityHashCode(self);
  }

  // src/replacing.ts
  var WAIT_S = 5e-3;
  var replaced = [];
  var kept = [];
  var inside = 0;
  var restoring = false;
  function replaceMethod(overload, run) {
    overload.implementation = function(...values) {
      inside++;
      try {
        while (restoring) {
          Thread.sleep(WAIT_S);
        }
        return run(this, values);
      } finally {
        inside--;
      }
    };
    replaced.push(overload);
  }
  function restoreMethods() {
    return new Promise((resolve) => {
      const java = bridge();
      if (java === void 0 || replaced.length === 0) {
        resolve();
        return;
      }
      java.perform(() => {
        restoring = true;
        try {
          replaced.splice(0).forEach((overload) => {
            kept.push(overload.implementation);
            overload.implementation = null;
          });
        } finally {
          Script.nextTick(() => {
            restoring = false;
            java.perform(() => java.use("java.lang.System").nanoTime());
            resolve();
          });
        }
      });
    });
  }
  function isAnyInside() {
    return inside > 0;
  }

  // src/tally.ts
  var MOST_KEYS = 500;
  var waiting = /* @__PURE__ */ new Map();
  var dropped = 0;
  var totals = /* @__PURE__ */ new Map();
  var states = /* @__PURE__ */ new Map();
  var changed = {};
  function count(hook, detail) {
    totals.set(hook, (totals.get(hook) ?? 0) + 1);
    const key2 = hook + " " + detail;
    const event = waiting.get(key2);
    if (event !== void 0) {
      event.n++;
    } else if (waiting.size < MOST_KEYS) {
      waiting.set(key2, { hook, detail, n: 1 });
    } else {
      dropped++;
    }
  }
  function wasSeen(hook) {
    return totals.has(hook);
  }
  function counted() {
    return Object.fromEntries(totals);
  }
  function setState(hook, state) {
    const before = states.get(hook);
    if (before === state || before?.startsWith("failed: call")) {
      return;
    }
    states.set(hook, state);
    changed[hook] = state;
  }
  function allStates() {
    return Object.fromEntries(states);
  }
  function flush() {
    const status = changed;
    const events = [...waiting.values()];
    const lost = dropped;
    changed = {};
    waiting = /* @__PURE__ */ new Map();
    dropped = 0;
    if (Object.keys(status).length > 0) {
      send({ v: 1, t: "hooks", status });
    }
    if (events.length > 0 || lost > 0) {
      send({ v: 1, t: "batch", events, dropped: lost });
    }
  }
  function kindOf(error) {
    const java = /\b(?:java|android)[.\w$]*\.([A-Z]\w{1,60}(?:Exception|Error))\b/.exec(String(error));
    return java !== null ? java[1] : error instanceof Error ? error.name : "unknown";
  }
  function isMissing(error) {
    return /ClassNotFoundException|NoClassDefFoundError/.test(String(error));
  }

  // src/java.ts
  var FRAMEWORK = /^(?:android|androidx|com\.android)\./;
  var groups = /* @__PURE__ */ new Map();
  var done = /* @__PURE__ */ new Set();
  var services = /* @__PURE__ */ new Map();
  function hookJava(config) {
    places(config).filter((place) => !done.has(key(place))).forEach(tryPlace);
    TABLE.services.forEach((row) => hookServices(row, config));
  }
  function markMissing() {
    [...TABLE.java, ...TABLE.services].forEach((row) => setState(row.id, "not-found"));
  }
  function key(place) {
    return place.class + "." + place.method;
  }
  function places(config) {
    const found = /* @__PURE__ */ new Map();
    const at = (row) => {
      const place = found.get(key(row)) ?? { rows: [], notes: [], class: row.class, method: row.method };
      found.set(key(row), place);
      return place;
    };
    TABLE.java.forEach((row) => at(row).rows.push(row));
    TABLE.notes.forEach((row) => at(row).notes.push(row.note));
    return [...found.values()].map(({ rows, ...place }) => ({
      ...place,
      group: rows.find((row) => row.group !== void 0)?.group,
      watchers: (types) => rows.flatMap((row) => watcher(row, types, config))
    }));
  }
  function watcher({ id, say, word, only, after }, types, config) {
    const late = say in RESULT_READERS;
    const read = (late ? RESULT_READERS : READERS)[say]({ word, types, config });
    return read === void 0 ? [] : [{ id, read, late, only, after }];
  }
  function tryPlace(place) {
    const rows = TABLE.java.filter((row) => key(row) === key(place));
    try {
      const hooked2 = hookPlace(place);
      rows.forEach((row) => setState(row.id, hooked2.has(row.id) ? "active" : withoutMethod(row)));
      done.add(key(place));
    } catch (error) {
      if (!isMissing(error)) {
        rows.forEach((row) => setState(row.id, "failed: " + kindOf(error)));
        done.add(key(place));
      }
    }
  }
  function withoutMethod(row) {
    return row.hidden === true || row.bundled === true ? "not-found" : "absent";
  }
  function hookPlace(place) {
    const hooked2 = /* @__PURE__ */ new Set();
    const method = bridge().use(place.class)[place.method];
    const group = place.group ?? key(place);
    const inside2 = groups.get(group) ?? /* @__PURE__ */ new Set();
    groups.set(group, inside2);
    for (const overload of method?.overloads ?? []) {
      const watchers = place.watchers(overload.argumentTypes.map((type) => type.className));
      if (watchers.length > 0 || place.notes.length > 0) {
        watchCalls(overload, watchers, place.notes, inside2);
        watchers.forEach((one) => hooked2.add(one.id));
      }
    }
    return hooked2;
  }
  function watchCalls(overload, watchers, noted2, inside2) {
    const early = watchers.filter((one) => !one.late);
    const late = watchers.filter((one) => one.late);
    replaceMethod(overload, (self, values) => {
      const thread = Process.getCurrentThreadId();
      if (inside2.has(thread)) {
        return overload.apply(self, values);
      }
      inside2.add(thread);
      try {
        const call = { self, values, result: null };
        const found = early.map((one) => look(one, call));
        call.result = overload.apply(self, values);
        noted2.forEach((name) => note(name, call));
        [...found, ...late.map((one) => look(one, call))].forEach((one) => one !== null && count(one.id, one.detail));
        return call.result;
      } finally {
        inside2.delete(thread);
      }
    });
  }
  function look({ id, read, only, after }, call) {
    try {
      if (after !== void 0 && !wasSeen(after)) {
        return null;
      }
      const detail = read(call);
      return detail !== null && (only === void 0 || only.includes(detail)) ? { id, detail } : null;
    } catch (error) {
      setState(id, "failed: call " + kindOf(error));
      return null;
    }
  }
  function hookServices(row, config) {
    const named = config.services[row.service];
    const hooked2 = services.get(row.id) ?? /* @__PURE__ */ new Set();
    services.set(row.id, hooked2);
    let failed;
    for (const name of /* @__PURE__ */ new Set([...named, ...loadedWith(row.method)])) {
      if (hooked2.has(name)) {
        continue;
      }
      try {
        const watchers = (types) => watcher(row, types, config);
        if (hookPlace({ class: name, method: row.method, group: row.id, watchers, notes: [] }).size > 0) {
          hooked2.add(name);
        }
      } catch (error) {
        failed = isMissing(error) ? failed : "failed: " + kindOf(error);
      }
    }
    const missing = named.some((name) => !hooked2.has(name)) || hooked2.size === 0;
    setState(row.id, failed ?? (missing ? "not-found" : "active"));
  }
  function loadedWith(method) {
    try {
      const found = bridge().enumerateMethods("*!" + method);
      return found.flatMap((loader) => loader.classes.map((one) => one.name)).filter((name) => !FRAMEWORK.test(name));
    } catch {
      return [];
    }
  }

  // src/native.ts
  var BIONIC = "libc.so";
  var C_LIBRARIES = [BIONIC, "libc.so.6"];
  var ADDRESS_FAMILIES = Process.platform === "linux" ? { inet: 2, inet6: 10 } : { inet: 2, inet6: 30 };
  var hooked = /* @__PURE__ */ new Set();
  var active = /* @__PURE__ */ new Set();
  var threads = /* @__PURE__ */ new Map();
  var listeners = [];
  var readers = {};
  function hookNative(config) {
    readers = {
      messenger: messengerReader(config),
      name: (value) => value.isNull() ? null : hostShape(value.readCString() ?? ""),
      address: socketAddress
    };
    const rows = TABLE.native;
    rows.forEach((row) => setState(row.id, "not-found"));
    const library = cLibrary();
    if (library !== null) {
      rows.filter((row) => row.everywhere !== true).forEach((row) => hookIn(library, row));
    }
    const late = rows.filter((row) => row.everywhere === true);
    listeners.push(Process.attachModuleObserver({ onAdded: (module) => late.forEach((row) => hookIn(module, row)) }));
  }
  function unhookNative() {
    listeners.splice(0).forEach((listener) => listener.detach());
    Interceptor.flush();
  }
  function cLibrary() {
    for (const name of C_LIBRARIES) {
      const found = Process.findModuleByName(name);
      if (found !== null) {
        return found;
      }
    }
    return null;
  }
  function hookIn(module, row) {
    const symbols = module.name === BIONIC ? [...row.symbols, ...row.bionic ?? []] : row.symbols;
    for (const symbol of symbols) {
      const address = module.findExportByName(symbol);
      if (address === null || hooked.has(address.toString())) {
        continue;
      }
      try {
        const reader = row.say === "sni" ? sniReader(module) : readers[row.say];
        (symbols.length > row.symbols.length ? attachOutermost : attach)(address, row, reader);
        hooked.add(address.toString());
        active.add(row.id);
        setState(row.id, "active");
      } catch (error) {
        if (!active.has(row.id)) {
          setState(row.id, "failed: " + kindOf(error));
        }
      }
    }
  }
  function attach(address, row, read) {
    listeners.push(Interceptor.attach(address, { onEnter: (values) => look2(row, read, values) }));
  }
  function attachOutermost(address, row, read) {
    const inside2 = threads.get(row.id) ?? /* @__PURE__ */ new Map();
    threads.set(row.id, inside2);
    const listener = Interceptor.attach(address, {
      onEnter(values) {
        const depth = inside2.get(this.threadId) ?? 0;
        inside2.set(this.threadId, depth + 1);
        if (depth === 0) {
          look2(row, read, values);
        }
      },
      onLeave() {
        const depth = inside2.get(this.threadId) ?? 1;
        if (depth > 1) {
          inside2.set(this.threadId, depth - 1);
        } else {
          inside2.delete(this.threadId);
        }
      }
    });
    listeners.push(listener);
  }
  function look2({ id, argument: argument2 }, read, values) {
    try {
      const detail = read(values[argument2]);
      if (detail !== null) {
        count(id, detail);
      }
    } catch (error) {
      setState(id, "failed: call " + kindOf(error));
    }
  }
  function messengerReader(config) {
    const owners = /* @__PURE__ */ new Map();
    for (const name of config.messengers) {
      owners.set(name, name);
    }
    for (const [folder, owner] of Object.entries(TABLE.folders)) {
      if (config.messengers.includes(owner)) {
        owners.set(folder, owner);
      }
    }
    const folders = [...owners.keys()].map((name) => name.replace(/[.\\]/g, "\\$&"));
    const pattern = new RegExp("/(" + folders.join("|") + ")(?:/|$)");
    return (value) => {
      if (folders.length === 0 || value.isNull()) {
        return null;
      }
      const found = pattern.exec(value.readCString() ?? "");
      const owner = found === null ? void 0 : owners.get(found[1]);
      return owner === void 0 || owner === config.package ? null : owner;
    };
  }
  function socketAddress(value) {
    if (value.isNull()) {
      return null;
    }
    const family = value.readU16();
    if (family === ADDRESS_FAMILIES.inet) {
      return [4, 5, 6, 7].map((offset) => value.add(offset).readU8()).join(".");
    }
    if (family !== ADDRESS_FAMILIES.inet6) {
      return null;
    }
    const groups2 = [...Array(8).keys()].map((i) => value.add(8 + 2 * i).readU8() << 8 | value.add(9 + 2 * i).readU8());
    if (groups2.slice(0, 5).every((group) => group === 0) && groups2[5] === 65535) {
      return [groups2[6] >> 8, groups2[6] & 255, groups2[7] >> 8, groups2[7] & 255].join(".");
    }
    return groups2.map((group) => group.toString(16)).join(":");
  }
  function sniReader(module) {
    const symbol = module.findExportByName("SSL_get_servername") ?? Module.findGlobalExportByName("SSL_get_servername");
    if (symbol === null) {
      return () => OTHER;
    }
    const serverName = new NativeFunction(symbol, "pointer", ["pointer", "int"]);
    return (ssl) => {
      const name = serverName(ssl, 0);
      return name.isNull() ? OTHER : hostShape(name.readCString() ?? "");
    };
  }

  // src/main.ts
  var FLUSH_EVERY_MS = 200;
  var FIRST_RETRY_MS = 250;
  var LAST_RETRY_MS = 3e4;
  var LEAVE_WITHIN_MS = 2e3;
  var LOOK_EVERY_MS = 20;
  var LOOKS = 3;
  var flushing;
  var leaving;
  function hookJavaSoon(config, wait) {
    const again = () => {
      setTimeout(() => hookJavaSoon(config, Math.min(wait * 2, LAST_RETRY_MS)), wait);
    };
    const java = bridge();
    if (java === void 0) {
      again();
      return;
    }
    java.perform(() => {
      if (leaving === void 0) {
        hookJava(config);
        again();
      }
    });
  }
  async function leave() {
    unhookNative();
    await restoreMethods();
    const deadline = Date.now() + LEAVE_WITHIN_MS;
    for (let quiet = 0; quiet < LOOKS && Date.now() < deadline; ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      quiet = isAnyInside() ? 0 : quiet + 1;
    }
    clearInterval(flushing);
    flush();
    return !isAnyInside();
  }
  rpc.exports = {
    init(config) {
      markMissing();
      hookNative(config);
      hookJavaSoon(config, FIRST_RETRY_MS);
      flushing = setInterval(flush, FLUSH_EVERY_MS);
      return allStates();
    },
    flush() {
      flush();
    },
    leave() {
      leaving ??= leave();
      return leaving;
    },
    // Frida calls this before the script goes, whatever takes it away: also where nobody could ask it to leave.
    async dispose(reason) {
      if (reason === "exit") {
        flush();
      } else {
        await (leaving ??= leave());
      }
    },
    counts() {
      return counted();
    }
  };
})();

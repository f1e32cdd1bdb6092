package com.example.watched;

import android.accessibilityservice.AccessibilityService;
import android.view.accessibility.AccessibilityEvent;

public class Watcher extends AccessibilityService {
    @Override
    public void onAccessibilityEvent(AccessibilityEvent event) {
        event.getText();
        event.recycle();
    }
}

package com.google.android.gms.location;

import android.os.Looper;

public class FusedLocationProviderClient {
    public Object requestLocationUpdates(Object request, Object listener, Looper looper) {
        return null;
    }

    public Object getCurrentLocation(int priority, Object token) {
        return null;
    }

    public Object getLastLocation() {
        return null;
    }
}

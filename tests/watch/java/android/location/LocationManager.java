package android.location;

import android.os.CancellationSignal;
import android.os.Looper;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

public class LocationManager {
    public void requestLocationUpdates(String provider, long time, float distance, LocationListener listener) {
        requestLocationUpdates(provider, time, distance, listener, null);
    }

    public void requestLocationUpdates(
            String provider, long time, float distance, LocationListener listener, Looper looper) {}

    public void requestLocationUpdates(
            long time, float distance, Criteria criteria, LocationListener listener, Looper looper) {}

    public void requestLocationUpdates(
            String provider, LocationRequest request, Executor executor, LocationListener listener) {}

    public void requestSingleUpdate(String provider, LocationListener listener, Looper looper) {}

    public void getCurrentLocation(
            String provider, CancellationSignal signal, Executor executor, Consumer<Location> consumer) {}

    public Location getLastKnownLocation(String provider) {
        return null;
    }

    public void addProximityAlert(
            double latitude, double longitude, float radius, long expiration, android.app.PendingIntent intent) {}
}

package android.content;

import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.os.CancellationSignal;

public class ContentProviderClient {
    public Cursor query(Uri uri, String[] projection, String selection, String[] arguments, String order) {
        return query(uri, projection, selection, arguments, order, null);
    }

    public Cursor query(
            Uri uri, String[] projection, String selection, String[] arguments, String order, CancellationSignal signal) {
        return query(uri, projection, new Bundle(), signal);
    }

    public Cursor query(Uri uri, String[] projection, Bundle arguments, CancellationSignal signal) {
        return null;
    }
}

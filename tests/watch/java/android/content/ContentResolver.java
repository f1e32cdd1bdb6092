package android.content;

import android.content.res.AssetFileDescriptor;
import android.database.ContentObserver;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.os.CancellationSignal;
import android.os.ParcelFileDescriptor;

public class ContentResolver {
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

    public void registerContentObserver(Uri uri, boolean descendants, ContentObserver observer) {}

    public java.io.InputStream openInputStream(Uri uri) {
        openAssetFileDescriptor(uri, "r", null);
        return null;
    }

    public ParcelFileDescriptor openFileDescriptor(Uri uri, String mode) {
        return openFileDescriptor(uri, mode, null);
    }

    public ParcelFileDescriptor openFileDescriptor(Uri uri, String mode, CancellationSignal signal) {
        openAssetFileDescriptor(uri, mode, signal);
        return null;
    }

    public AssetFileDescriptor openAssetFileDescriptor(Uri uri, String mode) {
        return openAssetFileDescriptor(uri, mode, null);
    }

    public AssetFileDescriptor openAssetFileDescriptor(Uri uri, String mode, CancellationSignal signal) {
        return null;
    }

    public android.graphics.Bitmap loadThumbnail(Uri uri, android.util.Size size, CancellationSignal signal) {
        return null;
    }
}

package android.media;

public class MediaSyncEvent {

}

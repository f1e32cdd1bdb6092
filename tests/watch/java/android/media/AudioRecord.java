package android.media;

public class AudioRecord {
    private final int source;

    public AudioRecord(int source) {
        this.source = source;
    }

    public int getAudioSource() {
        return source;
    }

    public void startRecording() {}

    public void startRecording(MediaSyncEvent event) {}
}

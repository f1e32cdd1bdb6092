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

    public int read(byte[] audio, int offset, int size) {
        return read(audio, offset, size, 0);
    }

    public int read(byte[] audio, int offset, int size, int mode) {
        return size;
    }
}

package android.media;

public class Image {

}

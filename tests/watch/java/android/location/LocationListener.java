package android.location;

public interface LocationListener {

}

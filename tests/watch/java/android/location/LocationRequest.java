package android.location;

public class LocationRequest {

}

package android.location;

public class Criteria {
}

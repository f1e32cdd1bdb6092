package android.accessibilityservice;

public class GestureDescription {

}

package android.view.accessibility;

public class AccessibilityWindowInfo {

}

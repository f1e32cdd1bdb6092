package android.app.usage;

public class UsageStats {

}

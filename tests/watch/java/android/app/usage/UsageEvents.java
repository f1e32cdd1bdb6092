package android.app.usage;

public class UsageEvents {

}

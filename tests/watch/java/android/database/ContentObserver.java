package android.database;

public class ContentObserver {

}

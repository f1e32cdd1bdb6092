package android.os;

public class Looper {

}

package com.example.watched;

/** What must never be told: the tests look for each of it. */
public final class Planted {
    public static final String TEXT = "meet me at the old bridge at nine";
    public static final String NUMBER = "+8613800138000";
    public static final String PATH = "/albums/holiday-in-lijiang";
    public static final String QUERY = "token=s3cr3t-t0ken";
    public static final String FILE = "letters-to-my-sister.db";
}

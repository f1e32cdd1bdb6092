package com.example.watched;

import java.util.concurrent.atomic.AtomicLong;

/** A thread that does one thing over and over, as fast as it can. */
final class Busy extends Thread {
    private static final AtomicLong DONE = new AtomicLong();

    private final Actions.Action action;

    Busy(Actions.Action action) {
        this.action = action;
    }

    static void begin(String name, int threads) {
        for (int thread = 0; thread < threads; thread++) {
            new Busy(Actions.BY_NAME.get(name)).start();
        }
    }

    static long done() {
        return DONE.get();
    }

    @Override
    public void run() {
        while (true) {
            try {
                action.run();
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
            DONE.incrementAndGet();
        }
    }
}

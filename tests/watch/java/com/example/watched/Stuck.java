package com.example.watched;

import android.view.accessibility.AccessibilityEvent;
import java.util.concurrent.CountDownLatch;

/** Threads that stay inside a watched method until they are let go, and call it over and over from then on. */
final class Stuck {
    private static final CountDownLatch LET_GO = new CountDownLatch(1);

    private Stuck() {}

    /** Comes back when all of them are inside. */
    static void begin(int threads) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            new Busy(() -> new Watcher().onAccessibilityEvent(new Handled(inside))).start();
        }
        inside.await();
    }

    static void letGo(long milliseconds) {
        new Thread(() -> {
            try {
                Thread.sleep(milliseconds);
                LET_GO.countDown();
            } catch (InterruptedException error) {
                throw new IllegalStateException(error);
            }
        }).start();
    }

    private static final class Handled extends AccessibilityEvent {
        private final CountDownLatch inside;

        Handled(CountDownLatch inside) {
            super("com.tencent.mm");
            this.inside = inside;
        }

        @Override
        public String getText() {
            inside.countDown();
            try {
                LET_GO.await();
            } catch (InterruptedException error) {
                throw new IllegalStateException(error);
            }
            return "";
        }
    }
}

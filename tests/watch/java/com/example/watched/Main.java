package com.example.watched;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;

/**
 * A stand-in for an app. Reads lines from stdin: `NAME TIMES THREADS`, or `all` for a name, or `begin NAME THREADS` for
 * an app that is busy with that until its end; answers each with `done NAME` or `failed NAME WHY`, and `progress` with
 * `done` and how often the busy threads did it so far. `stay THREADS` has threads stay inside a watched method, `let-go
 * MILLISECONDS` has them come out that much later. Ends with its input.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            try {
                if (words[0].equals("all")) {
                    for (Actions.Action action : Actions.BY_NAME.values()) {
                        try {
                            action.run();
                        } catch (java.io.IOException expected) {
                            // commands.missing
                        }
                    }
                } else if (words[0].equals("begin")) {
                    Busy.begin(words[1], Integer.parseInt(words[2]));
                } else if (words[0].equals("stay")) {
                    Stuck.begin(Integer.parseInt(words[1]));
                } else if (words[0].equals("let-go")) {
                    Stuck.letGo(Long.parseLong(words[1]));
                } else if (words[0].equals("progress")) {
                    words[0] = Long.toString(Busy.done());
                } else {
                    repeat(Actions.BY_NAME.get(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                }
                System.out.println("done " + words[0]);
            } catch (Exception error) {
                System.out.println("failed " + words[0] + " " + error);
            }
        }
        System.exit(0); // the agent's own thread would keep the program alive
    }

    private static void repeat(Actions.Action action, int times, int threads) throws Exception {
        if (threads == 1) {
            for (int i = 0; i < times; i++) {
                action.run();
            }
            return;
        }
        CountDownLatch ended = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            new Thread(() -> {
                try {
                    repeat(action, times, 1);
                    ended.countDown();
                } catch (Exception error) {
                    throw new IllegalStateException(error);
                }
            }).start();
        }
        ended.await();
    }
}

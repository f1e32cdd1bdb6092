// The agent: runs inside the watched app and counts what it does, by category. No text, number, sound, file name or
// address beyond the host leaves it. detector/watch/events.py describes the messages.
import { bridge } from "./bridge";
import { hookJava, markMissing } from "./java";
import { hookNative, unhookNative } from "./native";
import { isAnyInside, restoreMethods } from "./replacing";
import { Config } from "./table";
import { allStates, counted, flush } from "./tally";

const FLUSH_EVERY_MS = 200;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 30_000;
const LEAVE_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 20;
const LOOKS = 3;        // so often nobody may be inside: who is just entering is not counted yet

let flushing: NodeJS.Timeout | undefined;
let leaving: Promise<boolean> | undefined;

function hookJavaSoon(config: Config, wait: number): void {
    const again = () => {
        setTimeout(() => hookJavaSoon(config, Math.min(wait * 2, LAST_RETRY_MS)), wait);
    };
    const java = bridge();
    if (java === undefined) {
        again();
        return;
    }
    java.perform(() => {
        if (leaving === undefined) {
            hookJava(config);
            again();
        }
    });
}

// Puts everything back, and waits until no thread is inside any more; false: one still is.
async function leave(): Promise<boolean> {
    unhookNative();
    await restoreMethods();
    const deadline = Date.now() + LEAVE_WITHIN_MS;
    for (let quiet = 0; quiet < LOOKS && Date.now() < deadline; ) {
        await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
        quiet = isAnyInside() ? 0 : quiet + 1;
    }
    clearInterval(flushing);
    flush();
    return !isAnyInside();
}

rpc.exports = {
    init(config: Config): Record<string, string> {
        markMissing();
        hookNative(config);
        hookJavaSoon(config, FIRST_RETRY_MS);
        flushing = setInterval(flush, FLUSH_EVERY_MS);
        return allStates();
    },
    flush(): void {
        flush();
    },
    leave(): Promise<boolean> {
        leaving ??= leave();
        return leaving;
    },
    // Frida calls this before the script goes, whatever takes it away: also where nobody could ask it to leave.
    async dispose(reason?: string): Promise<void> {
        if (reason === "exit") {
            flush();    // the app ends, and must not wait
        } else {
            await (leaving ??= leave());
        }
    },
    counts(): Record<string, number> {
        return counted();
    },
};

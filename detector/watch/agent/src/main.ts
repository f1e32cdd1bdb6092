// The agent: runs inside the watched app and counts what it does, by category. No text, number, sound, file name or
// address beyond the host leaves it. detector/watch/events.py describes the messages.
import { bridge } from "./bridge";
import { hookJava, markMissing } from "./java";
import { hookNative } from "./native";
import { Config } from "./table";
import { allStates, counted, flush } from "./tally";

const FLUSH_EVERY_MS = 200;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 30_000;

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
        hookJava(config);
        again();
    });
}

rpc.exports = {
    init(config: Config): Record<string, string> {
        markMissing();
        hookNative(config);
        hookJavaSoon(config, FIRST_RETRY_MS);
        setInterval(flush, FLUSH_EVERY_MS);
        return allStates();
    },
    flush(): void {
        flush();
    },
    counts(): Record<string, number> {
        return counted();
    },
};

// Java methods with something of ours in their place, and how they are put back while threads go on calling them.
import { bridge, JavaMethod } from "./bridge";

const WAIT_S = 0.005;

const replaced: JavaMethod[] = [];
const kept: unknown[] = [];     // what stood in the place of a method: a thread may still be inside of it
let inside = 0;                 // calls that are in our hands
let restoring = false;

export function replaceMethod(overload: JavaMethod, run: (self: unknown, values: unknown[]) => unknown): void {
    overload.implementation = function (this: unknown, ...values: unknown[]) {
        inside++;
        try {
            while (restoring) {
                Thread.sleep(WAIT_S);
            }
            return run(this, values);
        } finally {
            inside--;
        }
    };
    replaced.push(overload);
}

// As soon as the bridge is told to put a method back, it calls that by its plain name. On HotSpot it really puts it back
// in a later tick, and until then each call would come back to us, without an end. So calls wait meanwhile.
export function restoreMethods(): Promise<void> {
    return new Promise(resolve => {
        const java = bridge();
        if (java === undefined || replaced.length === 0) {
            resolve();
            return;
        }
        java.perform(() => {
            restoring = true;
            try {
                replaced.splice(0).forEach(overload => {
                    kept.push(overload.implementation);
                    overload.implementation = null;
                });
            } finally {
                Script.nextTick(() => {
                    restoring = false;
                    // HotSpot takes this thread for one in the middle of its own work until it calls something, and
                    // waits for it.
                    java.perform(() => java.use("java.lang.System").nanoTime());
                    resolve();
                });
            }
        });
    });
}

export function isAnyInside(): boolean {
    return inside > 0;
}

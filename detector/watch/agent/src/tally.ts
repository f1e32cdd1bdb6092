// Counts between two flushes. Nothing else leaves the agent but the state of hooks.

const MOST_KEYS = 500;      // different (hook, detail) between two flushes; what comes beyond is counted as dropped

interface Event {
    hook: string;
    detail: string;
    n: number;
}

let waiting = new Map<string, Event>();
let dropped = 0;
const totals = new Map<string, number>();
const states = new Map<string, string>();
let changed: Record<string, string> = {};

export function count(hook: string, detail: string): void {
    totals.set(hook, (totals.get(hook) ?? 0) + 1);
    const key = hook + " " + detail;
    const event = waiting.get(key);
    if (event !== undefined) {
        event.n++;
    } else if (waiting.size < MOST_KEYS) {
        waiting.set(key, { hook, detail, n: 1 });
    } else {
        dropped++;
    }
}

export function wasSeen(hook: string): boolean {
    return totals.has(hook);
}

export function counted(): Record<string, number> {
    return Object.fromEntries(totals);
}

// `active`, `not-found`, `absent` (nothing to be watched), or `failed: ` and a word of our own. A hook that failed once stays failed: it has missed something.
export function setState(hook: string, state: string): void {
    const before = states.get(hook);
    if (before === state || before?.startsWith("failed: call")) {
        return;
    }
    states.set(hook, state);
    changed[hook] = state;
}

export function allStates(): Record<string, string> {
    return Object.fromEntries(states);
}

export function flush(): void {
    const status = changed;
    const events = [...waiting.values()];
    const lost = dropped;
    changed = {};
    waiting = new Map();
    dropped = 0;
    if (Object.keys(status).length > 0) {
        send({ v: 1, t: "hooks", status });
    }
    if (events.length > 0 || lost > 0) {
        send({ v: 1, t: "batch", events, dropped: lost });
    }
}

// The text of an exception may hold anything that the app has in its hands, so only the kind of it is told.
export function kindOf(error: unknown): string {
    const java = /\b(?:java|android)[.\w$]*\.([A-Z]\w{1,60}(?:Exception|Error))\b/.exec(String(error));
    return java !== null ? java[1] : error instanceof Error ? error.name : "unknown";
}

export function isMissing(error: unknown): boolean {
    return /ClassNotFoundException|NoClassDefFoundError/.test(String(error));
}

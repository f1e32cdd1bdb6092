// Hooks of Java methods: puts the rows of the table on the classes that are there, again and again for those that come late.
import { bridge, JavaMethod } from "./bridge";
import { Call, note, Reader, READERS, RESULT_READERS } from "./readers";
import { replaceMethod } from "./replacing";
import { Config, JavaRow, ServiceRow, TABLE } from "./table";
import { count, isMissing, kindOf, setState, wasSeen } from "./tally";

// One row on one overload.
interface Watcher {
    id: string;
    read: Reader;
    late: boolean;      // reads what the call brought back
    only?: string[];
    after?: string;
}

type Inside = Set<number>;      // threads that are inside a call already

interface Place {
    class: string;
    method: string;
    group?: string;
    watchers(types: string[]): Watcher[];
    notes: string[];
}

const FRAMEWORK = /^(?:android|androidx|com\.android)\./;

const groups = new Map<string, Inside>();
const done = new Set<string>();         // places that are hooked
const services = new Map<string, Set<string>>();    // row -> classes that are hooked for it

// Hooks what can be hooked now; what is missing may come later.
export function hookJava(config: Config): void {
    places(config)
        .filter(place => !done.has(key(place)))
        .forEach(tryPlace);
    TABLE.services.forEach(row => hookServices(row, config));
}

export function markMissing(): void {
    [...TABLE.java, ...TABLE.services].forEach(row => setState(row.id, "not-found"));
}

function key(place: { class: string; method: string }): string {
    return place.class + "." + place.method;
}

// All that is wanted of one method stands in one place, so that it is hooked once.
function places(config: Config): Place[] {
    const found = new Map<string, { rows: JavaRow[]; notes: string[]; class: string; method: string }>();
    const at = (row: { class: string; method: string }) => {
        const place = found.get(key(row)) ?? { rows: [], notes: [], class: row.class, method: row.method };
        found.set(key(row), place);
        return place;
    };
    TABLE.java.forEach(row => at(row).rows.push(row));
    TABLE.notes.forEach(row => at(row).notes.push(row.note));
    return [...found.values()].map(({ rows, ...place }) => ({
        ...place,
        group: rows.find(row => row.group !== undefined)?.group,
        watchers: types => rows.flatMap(row => watcher(row, types, config)),
    }));
}

interface Row {
    id: string;
    say: string;
    word?: string;
    only?: string[];
    after?: string;
}

function watcher({ id, say, word, only, after }: Row, types: string[], config: Config): Watcher[] {
    const late = say in RESULT_READERS;
    const read = (late ? RESULT_READERS : READERS)[say]({ word, types, config });
    return read === undefined ? [] : [{ id, read, late, only, after }];
}

function tryPlace(place: Place): void {
    const rows = TABLE.java.filter(row => key(row) === key(place));
    try {
        const hooked = hookPlace(place);
        rows.forEach(row => setState(row.id, hooked.has(row.id) ? "active" : withoutMethod(row)));
        done.add(key(place));
    } catch (error) {
        if (!isMissing(error)) {
            rows.forEach(row => setState(row.id, "failed: " + kindOf(error)));
            done.add(key(place));
        }
    }
}

// A version of Android whose public class lacks the method: nothing can come. Other classes may have it under another name.
function withoutMethod(row: JavaRow): string {
    return row.hidden === true || row.bundled === true ? "not-found" : "absent";
}

// The rows that are on at least one overload afterwards.
function hookPlace(place: Place): Set<string> {
    const hooked = new Set<string>();
    const method: { overloads: JavaMethod[] } | undefined = bridge()!.use(place.class)[place.method];
    const group = place.group ?? key(place);
    const inside: Inside = groups.get(group) ?? new Set();
    groups.set(group, inside);
    for (const overload of method?.overloads ?? []) {
        const watchers = place.watchers(overload.argumentTypes.map(type => type.className));
        if (watchers.length > 0 || place.notes.length > 0) {
            watchCalls(overload, watchers, place.notes, inside);
            watchers.forEach(one => hooked.add(one.id));
        }
    }
    return hooked;
}

// Overloads call each other: only the outermost call of a thread counts, and only if it does not throw.
function watchCalls(overload: JavaMethod, watchers: Watcher[], noted: string[], inside: Inside): void {
    const early = watchers.filter(one => !one.late);
    const late = watchers.filter(one => one.late);
    replaceMethod(overload, (self, values) => {
        const thread = Process.getCurrentThreadId();
        if (inside.has(thread)) {
            return overload.apply(self, values);
        }
        inside.add(thread);
        try {
            const call: Call = { self, values, result: null };
            const found = early.map(one => look(one, call));
            call.result = overload.apply(self, values);
            noted.forEach(name => note(name, call));
            [...found, ...late.map(one => look(one, call))].forEach(one => one !== null && count(one.id, one.detail));
            return call.result;
        } finally {
            inside.delete(thread);
        }
    });
}

function look({ id, read, only, after }: Watcher, call: Call): { id: string; detail: string } | null {
    try {
        if (after !== undefined && !wasSeen(after)) {
            return null;
        }
        const detail = read(call);
        return detail !== null && (only === undefined || only.includes(detail)) ? { id, detail } : null;
    } catch (error) {
        setState(id, "failed: call " + kindOf(error));
        return null;
    }
}

// Apps override these methods, so the framework's class sees nothing. The manifest names the services, and to use their
// class loads it; what is loaded already is found by its method.
function hookServices(row: ServiceRow, config: Config): void {
    const named = config.services[row.service];
    const hooked = services.get(row.id) ?? new Set<string>();
    services.set(row.id, hooked);
    let failed: string | undefined;
    for (const name of new Set([...named, ...loadedWith(row.method)])) {
        if (hooked.has(name)) {
            continue;
        }
        try {
            const watchers = (types: string[]) => watcher(row, types, config);
            if (hookPlace({ class: name, method: row.method, group: row.id, watchers, notes: [] }).size > 0) {
                hooked.add(name);
            }
        } catch (error) {
            failed = isMissing(error) ? failed : "failed: " + kindOf(error);
        }
    }
    const missing = named.some(name => !hooked.has(name)) || hooked.size === 0;
    setState(row.id, failed ?? (missing ? "not-found" : "active"));
}

function loadedWith(method: string): string[] {
    try {
        const found = bridge()!.enumerateMethods("*!" + method);
        return found.flatMap(loader => loader.classes.map(one => one.name)).filter(name => !FRAMEWORK.test(name));
    } catch {
        return [];      // the classes of the manifest remain
    }
}

// What is hooked: hooks.json, with its shape. One row is one thing that an app does to one category of data.
import rows from "../hooks.json";

export interface JavaRow {
    id: string;
    category: string;
    class: string;      // its binary name, so inner classes have a $
    method: string;     // all overloads in which `say` finds what it needs
    say: string;        // a key of READERS
    word?: string;      // what `say` tells if it has nothing better
    words?: string;     // which list of `words` has all that `say` can tell
    only?: string[];    // other values are not counted
    after?: string;     // counts only when this row was seen before
    group?: string;     // rows that call each other on Android, besides the overloads of one method
    hidden?: boolean;   // not in the public SDK
    bundled?: boolean;  // comes with the app, not with Android
}

export interface NoteRow {
    class: string;
    method: string;
    note: string;
}

export interface ServiceRow {
    id: string;
    category: string;
    service: "accessibility" | "notifications";
    method: string;
    say: string;
}

export interface NativeRow {
    id: string;
    category: string;
    symbols: string[];      // those that exist are hooked, each address once
    bionic?: string[];      // the same in Android's C library only; some of them are called by the others
    argument: number;       // which argument `say` reads
    say: string;            // a key of NATIVE_READERS
    everywhere?: boolean;   // in any library, also one that is loaded later; else in the C library
}

interface Table {
    java: JavaRow[];
    notes: NoteRow[];
    services: ServiceRow[];
    native: NativeRow[];
    folders: Record<string, string>;    // what messengers call their folders on shared storage
    words: Record<string, string[]>;    // audio, video: Android's numbers are their positions
}

export const TABLE = rows as Table;

// What the controller tells: `rpc.exports.init(config)`.
export interface Config {
    package: string;                    // the watched app
    services: { accessibility: string[]; notifications: string[] };     // classes, from its manifest
    launchers?: string[];               // classes with an icon on the launcher, from its manifest
    messengers: string[];               // packages
}

// Hooks of the C library, and of TLS libraries whenever they come.
import { hostShape, OTHER } from "./shapes";
import { Config, NativeRow, TABLE } from "./table";
import { count, kindOf, setState } from "./tally";

type NativeReader = (value: NativePointer) => string | null;

const BIONIC = "libc.so";
const C_LIBRARIES = [BIONIC, "libc.so.6"];      // the other is glibc
const ADDRESS_FAMILIES = Process.platform === "linux" ? { inet: 2, inet6: 10 } : { inet: 2, inet6: 30 };

const hooked = new Set<string>();       // two names can be one address
const active = new Set<string>();
const threads = new Map<string, Map<number, number>>();     // row -> thread -> how deep inside
const listeners: { detach(): void }[] = [];
let readers: Record<string, NativeReader> = {};

export function hookNative(config: Config): void {
    readers = {
        messenger: messengerReader(config),
        name: value => (value.isNull() ? null : hostShape(value.readCString() ?? "")),
        address: socketAddress,
    };
    const rows = TABLE.native;
    rows.forEach(row => setState(row.id, "not-found"));
    const library = cLibrary();
    if (library !== null) {
        rows.filter(row => row.everywhere !== true).forEach(row => hookIn(library, row));
    }
    const late = rows.filter(row => row.everywhere === true);
    listeners.push(Process.attachModuleObserver({ onAdded: module => late.forEach(row => hookIn(module, row)) }));
}

// Only what is ours: the bridge to Java listens to Android's runtime in the same way.
export function unhookNative(): void {
    listeners.splice(0).forEach(listener => listener.detach());
    Interceptor.flush();
}

function cLibrary(): Module | null {
    for (const name of C_LIBRARIES) {
        const found = Process.findModuleByName(name);
        if (found !== null) {
            return found;
        }
    }
    return null;
}

function hookIn(module: Module, row: NativeRow): void {
    const symbols = module.name === BIONIC ? [...row.symbols, ...(row.bionic ?? [])] : row.symbols;
    for (const symbol of symbols) {
        const address = module.findExportByName(symbol);
        if (address === null || hooked.has(address.toString())) {
            continue;
        }
        try {
            const reader = row.say === "sni" ? sniReader(module) : readers[row.say];
            (symbols.length > row.symbols.length ? attachOutermost : attach)(address, row, reader);
            hooked.add(address.toString());
            active.add(row.id);
            setState(row.id, "active");
        } catch (error) {
            if (!active.has(row.id)) {
                setState(row.id, "failed: " + kindOf(error));
            }
        }
    }
}

function attach(address: NativePointer, row: NativeRow, read: NativeReader): void {
    listeners.push(Interceptor.attach(address, { onEnter: values => look(row, read, values) }));
}

// Of functions that call each other only the outermost one counts, in each thread.
function attachOutermost(address: NativePointer, row: NativeRow, read: NativeReader): void {
    const inside = threads.get(row.id) ?? new Map<number, number>();
    threads.set(row.id, inside);
    const listener = Interceptor.attach(address, {
        onEnter(values) {
            const depth = inside.get(this.threadId) ?? 0;
            inside.set(this.threadId, depth + 1);
            if (depth === 0) {
                look(row, read, values);
            }
        },
        onLeave() {
            const depth = inside.get(this.threadId) ?? 1;
            if (depth > 1) {
                inside.set(this.threadId, depth - 1);
            } else {
                inside.delete(this.threadId);
            }
        },
    });
    listeners.push(listener);
}

function look({ id, argument }: NativeRow, read: NativeReader, values: InvocationArguments): void {
    try {
        const detail = read(values[argument]);
        if (detail !== null) {
            count(id, detail);
        }
    } catch (error) {
        setState(id, "failed: call " + kindOf(error));
    }
}

// Tells whose data a file belongs to, and nothing of its name. What the app keeps itself does not count.
function messengerReader(config: Config): NativeReader {
    const owners = new Map<string, string>();
    for (const name of config.messengers) {
        owners.set(name, name);
    }
    for (const [folder, owner] of Object.entries(TABLE.folders)) {
        if (config.messengers.includes(owner)) {
            owners.set(folder, owner);
        }
    }
    const folders = [...owners.keys()].map(name => name.replace(/[.\\]/g, "\\$&"));
    const pattern = new RegExp("/(" + folders.join("|") + ")(?:/|$)");
    return value => {
        if (folders.length === 0 || value.isNull()) {
            return null;
        }
        const found = pattern.exec(value.readCString() ?? "");
        const owner = found === null ? undefined : owners.get(found[1]);
        return owner === undefined || owner === config.package ? null : owner;
    };
}

// The address of a `struct sockaddr` for the internet; other families stay on the phone.
function socketAddress(value: NativePointer): string | null {
    if (value.isNull()) {
        return null;    // sendto() on a socket that is connected
    }
    const family = value.readU16();
    if (family === ADDRESS_FAMILIES.inet) {
        return [4, 5, 6, 7].map(offset => value.add(offset).readU8()).join(".");
    }
    if (family !== ADDRESS_FAMILIES.inet6) {
        return null;
    }
    const groups = [...Array(8).keys()].map(i => (value.add(8 + 2 * i).readU8() << 8) | value.add(9 + 2 * i).readU8());
    if (groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff) {
        return [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255].join(".");
    }
    return groups.map(group => group.toString(16)).join(":");
}

// The name that the client asked the server for, in the clear part of TLS.
function sniReader(module: Module): NativeReader {
    const symbol = module.findExportByName("SSL_get_servername") ?? Module.findGlobalExportByName("SSL_get_servername");
    if (symbol === null) {
        return () => OTHER;
    }
    const serverName = new NativeFunction(symbol, "pointer", ["pointer", "int"]);
    return ssl => {
        const name = serverName(ssl, 0);
        return name.isNull() ? OTHER : hostShape(name.readCString() ?? "");
    };
}

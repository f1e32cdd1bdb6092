// The Java bridge, which detector/watch/bridge.py puts in front of the built agent, as far as it is used.

export interface JavaMethod {
    argumentTypes: { className: string }[];
    overloads: JavaMethod[];
    implementation: unknown;
    apply(self: unknown, values: unknown[]): unknown;
}

export interface JavaClass {
    [member: string]: any;      // methods and fields, whatever the app has
}

interface Bridge {
    available: boolean;
    perform(run: () => void): void;
    use(name: string): JavaClass;
    cast(value: unknown, type: JavaClass): any;
    enumerateMethods(query: string): { classes: { name: string }[] }[];
}

declare const globalThis: { Java?: Bridge };

// Undefined in a program without Java.
export function bridge(): Bridge | undefined {
    return globalThis.Java?.available === true ? globalThis.Java : undefined;
}

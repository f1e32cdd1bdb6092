// From a call to the one word that is told of it. Each finds its argument by type, never by position alone.
import { packageShape, hostShape, OTHER } from "./shapes";
import { bridge } from "./bridge";
import { Config, TABLE } from "./table";

export interface Call {
    self: any;
    values: any[];
    result: any;
}

// Null: this call is of another kind and does not count.
export type Reader = (call: Call) => string | null;

export interface Wanted {
    word?: string;
    types: string[];        // of the arguments of this overload, as Java names them
    config: Config;
}

// Undefined: this overload has nothing for the reader, and is not hooked.
type MakeReader = (wanted: Wanted) => Reader | undefined;

// What is remembered of a recorder until it starts, by its identity.
const MOST_NOTES = 64;
const notes = new Map<string, number>();

const { audio, video, provider, command: commands } = TABLE.words;

const LISTEN_CALL_STATE = 0x20;     // android.telephony.PhoneStateListener
const DISABLED = [2, 3, 4];         // android.content.pm.PackageManager.COMPONENT_ENABLED_STATE_*

export const READERS: Record<string, MakeReader> = {
    word: ({ word }) => () => word ?? OTHER,

    authority: wanted => argument(wanted, ["android.net.Uri"], uri => text(uri.getAuthority()).replace(/^\d+@/, "")),

    "argument-package": wanted =>
        argument(
            wanted,
            ["android.view.accessibility.AccessibilityEvent", "android.service.notification.StatusBarNotification"],
            value => packageShape(text(value.getPackageName())),
        ),

    provider: wanted =>
        argument(wanted, ["java.lang.String"], name => known(provider, text(name))) ?? READERS.word(wanted),

    "call-state": wanted => argument(wanted, ["int"], bits => ((bits & LISTEN_CALL_STATE) !== 0 ? wanted.word! : null)),

    "call-callback": wanted =>
        argument(wanted, ["android.telephony.TelephonyCallback"], callback => {
            const calls = bridge()!.use("android.telephony.TelephonyCallback$CallStateListener").class;
            return calls.isInstance(callback) ? wanted.word! : null;
        }),

    "audio-source": () => ({ self }) => audio[self.getAudioSource()] ?? OTHER,
    // A recording that was under way before the watching began: its first read counts, and no later one.
    "unnoted-audio": () => call => {
        if (notes.has("recording" + identity(call.self))) {
            return null;
        }
        note("recording", call);
        return audio[call.self.getAudioSource()] ?? OTHER;
    },
    "noted-audio": () => noted("audio", audio),
    "noted-video": () => noted("video", video),

    "launcher-intent": wanted =>
        argument(wanted, ["android.content.Intent"], intent =>
            text(intent.getAction()) === "android.intent.action.MAIN" && text(intent.getPackage()) === "" ? wanted.word! : null,
        ),

    component: wanted => {
        const [component, state] = ["android.content.ComponentName", "int"].map(type => wanted.types.indexOf(type));
        return component < 0 || state < 0 ? undefined : ({ values }) => hidden(values[component], values[state], wanted.config);
    },

    components: wanted =>
        argument(wanted, ["java.util.List"], list => {
            const setting = bridge()!.use("android.content.pm.PackageManager$ComponentEnabledSetting");
            const told = [...Array(list.size()).keys()].map(index => {
                const one = bridge()!.cast(list.get(index), setting);
                return hidden(one.getComponentName(), one.getEnabledState(), wanted.config);
            });
            return told.includes("launcher-icon") ? "launcher-icon" : told.find(one => one !== null) ?? null;
        }),

    command: wanted => {
        if (wanted.types.length === 0) {
            return ({ self }) => command(text(self.command().get(0)));
        }
        return argument(wanted, ["java.lang.String"], line => command(text(line)))
            ?? argument(wanted, ["[Ljava.lang.String;"], words => command(text(words[0])));
    },

    host: () => ({ self }) => hostShape(text(self.getHost())),
};

// These look at what came back; all others look before the call, since an app may take its arguments apart.
export const RESULT_READERS: Record<string, MakeReader> = {
    "result-package": () => ({ result }) => (result === null ? null : packageShape(text(result.getPackageName()))),
};

function argument(wanted: Wanted, types: string[], read: (value: any) => string | null): Reader | undefined {
    const index = wanted.types.findIndex(type => types.includes(type));
    return index < 0 ? undefined : ({ values }) => (values[index] === null ? null : read(values[index]));
}

function text(value: any): string {
    return value === null || value === undefined ? "" : value.toString();
}

function known(words: string[], word: string): string {
    return words.includes(word) ? word : OTHER;
}

function command(line: string): string {
    const program = line.trim().split(/\s/, 1)[0];
    return known(commands, program.slice(program.lastIndexOf("/") + 1));
}

function hidden(component: any, state: number, config: Config): string | null {
    if (component === null || !DISABLED.includes(state)) {
        return null;
    }
    return config.launchers?.includes(text(component.getClassName())) ? "launcher-icon" : "component";
}

// `setAudioSource(int)` and its like: kept until `start()`, since only then something is recorded. Of a call without
// arguments, only that it came.
export function note(name: string, { self, values }: Call): void {
    if (notes.size >= MOST_NOTES) {
        notes.delete(notes.keys().next().value!);
    }
    notes.set(name + identity(self), values[0]);
}

function noted(name: string, words: string[]): Reader {
    return ({ self }) => {
        const source = notes.get(name + identity(self));
        return source === undefined ? null : words[source] ?? OTHER;
    };
}

function identity(self: any): number {
    return bridge()!.use("java.lang.System").identityHashCode(self);
}

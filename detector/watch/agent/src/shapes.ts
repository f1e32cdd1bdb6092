// What a detail may look like. A text that has another shape is never told.

const PACKAGE = /^[A-Za-z]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){1,15}$/;
const NAME = /^(?=.{3,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.{2,39}$)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})$/;     // no mere number

export const OTHER = "other";

export function packageShape(text: string): string {
    return text === "android" || PACKAGE.test(text) ? text : OTHER;
}

export function hostShape(text: string): string {
    const host = text.toLowerCase().replace(/\.$/, "").replace(/^\[(.*)\]$/, "$1");
    return host === "localhost" || NAME.test(host) || ADDRESS.test(host) ? host : OTHER;
}

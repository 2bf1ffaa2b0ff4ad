import type { Mode } from "../schema/served-types";

/** What is read of a resource: an attribute, and what of it in turn. */
export interface Reference {
  readonly mode: Mode;
  readonly type: string;
  /** `["arn"]`, `["identity", "*", "issuer"]`, an index being a `*`; none where the object is taken as a whole. */
  readonly steps: readonly string[];
}

/** An address of a resource of AWS, and all that is read of what stands there; brackets within brackets stand in an index. */
const REFERENCE = /(?<![\w.-])(data\.)?(aws_\w+)\.[\w-]+((?:\[(?:[^[\]]|\[[^\]]*\])*\]|\.[\w*-]+)*)/g;
/** `.arn`, `["Name"]`, `[0]`, `.0`, `.*` */
const STEP = /\.([A-Za-z_][\w-]*)|\[\s*"([^"\\]*)"\s*\]|\[(?:[^[\]]|\[[^\]]*\])*\]|\.[\d*]+/g;
const NAME = /\.([A-Za-z_][\w-]*)/g;
const INDEX = "*";

/** What an expression reads of resources. */
export function referencesIn(expression: string): readonly Reference[] {
  return [...expression.matchAll(REFERENCE)].map(([, data, type = "", tail = ""]) => {
    const steps = [...tail.matchAll(STEP)];
    // Which of several instances is meant stands first.
    const first = steps.findIndex(([, name]) => name !== undefined);
    const read = first === -1 ? [] : steps.slice(first).map(([, name, key]) => name ?? key ?? INDEX);
    return { mode: data === undefined ? "resource" : "data", type, steps: read };
  });
}

/** All that an expression may read of an object that it got in another way: from a loop, from another module. */
export function namesReadIn(expression: string): readonly string[] {
  return [...expression.replace(REFERENCE, " ").matchAll(NAME)].map(([, name = ""]) => name);
}

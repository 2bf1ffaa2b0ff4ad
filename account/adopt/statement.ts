import type { Code } from "./code";
import type { ExistingObject } from "./existing-object";

/** One construct of the program: `const web = new PatchGroup(this, "Web", { … });`. */
export interface Statement {
  /** Undefined where nothing refers to it. */
  readonly variable: string;
  /** What is called: `new PatchGroup(this`, `sunday.addTarget(`. */
  readonly call: string;
  readonly id: string;
  readonly props: Code;
  /** Lines above it. */
  readonly comments: readonly string[];
  /** Names to import, by the package they come from. */
  readonly imports: readonly Import[];
  /** The objects that it stands for, by the path of their resource below the stack. */
  readonly resources: ReadonlyMap<string, ExistingObject>;
  /** Arguments that the construct cannot say, written over what it says. */
  readonly overrides: readonly Override[];
}

export interface Import {
  readonly name: string;
  readonly from: string;
}

export interface Override {
  /** The resource within the construct: `resource`, `resources.AMAZON_LINUX_2`; empty for the construct itself. */
  readonly resource: string;
  /** The property or method of the generated class: `putTargets`. */
  readonly name: string;
  readonly isMethod: boolean;
  /** Absent where the argument is not set. */
  readonly value?: Code;
}

/** Where our own constructs come from. */
export const OURS = "cdktf-patch-manager";

/** Where a generated class comes from. */
export function generatedFrom(type: string): Import {
  const words = type.replace(/^aws_/, "").split("_");
  return {
    name: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(""),
    from: `@cdktf/provider-aws/lib/${words.join("-")}`,
  };
}

import { readFileSync } from "node:fs";
import { SERVED_RELEASES, type ServedRelease } from "./schema";

/** `aws`, `hashicorp/aws`, `registry.terraform.io/hashicorp/aws`. */
const SOURCE = /^((.+\/)?hashicorp\/)?aws$/;
const NEWEST = SERVED_RELEASES[SERVED_RELEASES.length - 1] as ServedRelease;

/**
 * The release whose schema a configuration is planned with: the newest that its `required_providers` allow, and where
 * they allow none of ours the nearest one that is older. It is given as an object, as several that Terraform reads
 * together, or as the path of a `cdk.tf.json`; who names no version has the newest.
 */
export function askedRelease(configuration: unknown): ServedRelease {
  const constraint = constraintIn(configuration);
  if (constraint === undefined) return NEWEST;
  const newestFirst = [...SERVED_RELEASES].reverse();
  const lowest = versionsIn(constraint)[0] ?? [];
  return (
    newestFirst.find((release) => allows(constraint, release)) ??
    newestFirst.find((release) => compared(numbersOf(release), lowest) <= 0) ??
    SERVED_RELEASES[0]
  );
}

function constraintIn(configuration: unknown): string | undefined {
  if (typeof configuration === "string") return constraintIn(fileContent(configuration));
  if (Array.isArray(configuration)) return configuration.map(constraintIn).find((one) => one !== undefined);
  const { terraform } = (configuration ?? {}) as { terraform?: { required_providers?: unknown } };
  const blocks = [terraform?.required_providers ?? []].flat() as Record<
    string,
    { source?: string; version?: string }
  >[];
  const aws = blocks.flatMap((block) => Object.values(block)).find(({ source }) => SOURCE.test(source ?? ""));
  return aws?.version;
}

/** What cannot be read is for Terraform to say. */
function fileContent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether Terraform takes a version for a constraint: `~> 6.25`, `>= 6.0, != 6.30.0`. */
export function allows(constraint: string, version: string): boolean {
  return constraint.split(",").every((part) => {
    const [, operator = "=", wanted = ""] = /^\s*([=!<>~]*)\s*v?(\S*)\s*$/.exec(part) ?? [];
    const numbers = numbersOf(wanted);
    const order = compared(numbersOf(version), numbers);
    switch (operator) {
      case ">=":
        return order >= 0;
      case ">":
        return order > 0;
      case "<=":
        return order <= 0;
      case "<":
        return order < 0;
      case "!=":
        return order !== 0;
      case "~>":
        return order >= 0 && numbers.slice(0, -1).every((number, index) => numbersOf(version)[index] === number);
      default:
        return order === 0;
    }
  });
}

function versionsIn(constraint: string): number[][] {
  return (constraint.match(/\d+(\.\d+)*/g) ?? []).map(numbersOf).sort(compared);
}

function numbersOf(version: string): number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10) || 0);
}

/** Less than 0 where the first is the older. A part that is missing is 0. */
function compared(one: readonly number[], other: readonly number[]): number {
  const index = [0, 1, 2].find((place) => (one[place] ?? 0) !== (other[place] ?? 0)) ?? 0;
  return (one[index] ?? 0) - (other[index] ?? 0);
}

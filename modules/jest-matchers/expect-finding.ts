import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { HouseCheck } from "../../model/house-rules/define-check";
import { houseFindings } from "../../model/house-rules/house-findings";
import { patchingOf } from "../../model/patching/patching";
import { show } from "../../model/text/wording";
import type { Finding } from "../../model/values/finding";

/** Where a rule is asked, and when. */
export interface AskedOptions {
  /** Name of the stack. @default "stack" */
  readonly stack?: string;
  readonly ring?: string;
  /** @default 2026-01-05, a Monday */
  readonly today?: Date;
  /** For a rule on changes: what was there; absent where the object is created. */
  readonly before?: unknown;
}

/** What a finding must look like. */
export interface ExpectedFinding extends AskedOptions {
  readonly path?: string;
  readonly message?: string | RegExp;
}

const SOME_MONDAY = new Date("2026-01-05T00:00:00Z");

/**
 * Fails unless a rule finds something about a construct, or its model: a baseline, a group, a window (for its tasks,
 * too), an association, a patch policy, or a whole environment.
 */
export function expectFinding(check: HouseCheck, subject: unknown, expected: ExpectedFinding = {}): void {
  const findings = findingsAbout(check, subject, expected);
  const { path, message } = expected;
  const fits = (finding: Finding) =>
    (path === undefined || finding.path === path) &&
    (message === undefined ||
      (typeof message === "string" ? finding.message === message : message.test(finding.message)));
  if (findings.some(fits)) return;
  const wanted = [
    path === undefined ? "" : ` at ${path}`,
    message === undefined ? "" : ` that says ${String(message)}`,
  ];
  const got = findings.length === 0 ? "but there is none" : `got ${listed(findings)}`;
  throw new Error(`expected a finding of ${check.id}${wanted.join("")}, ${got}`);
}

/** Fails where a rule finds anything. */
export function expectNoFinding(check: HouseCheck, subject: unknown, options: AskedOptions = {}): void {
  const findings = findingsAbout(check, subject, options);
  if (findings.length > 0) throw new Error(`expected no finding of ${check.id}, got ${listed(findings)}`);
}

function listed(findings: readonly Finding[]): string {
  return findings.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ");
}

function findingsAbout(check: HouseCheck, subject: unknown, options: AskedOptions): readonly Finding[] {
  const { stack = "stack", ring, today = SOME_MONDAY, before } = options;
  const environment = environmentOf(subject);
  const asked = {
    name: stack,
    environment,
    ...(ring === undefined ? {} : { ring }),
    ...(check.on === "change" ? { before: before === undefined ? NOTHING : environmentOf(before) } : {}),
  };
  const patching = patchingOf([{ environment, stack }], { from: today });
  let failure: unknown;
  const withinTime = (work: () => void) => {
    try {
      work();
    } catch (error) {
      failure = error;
    }
  };
  const found = houseFindings([check], [asked], { patching, today, withinTime });
  if (failure !== undefined) throw failure;
  return found.get(environment) ?? [];
}

const NOTHING: PatchEnvironmentModel = { baselines: [], patchGroups: [], defaultBaselines: [], maintenanceWindows: [] };

/** By shape: a model, a construct that has one, or an environment. */
function environmentOf(subject: unknown): PatchEnvironmentModel {
  const { model, node } = (subject ?? {}) as { model?: unknown; node?: { path?: string } };
  const given = (model ?? subject) as object | null | undefined;
  if (typeof given === "object" && given !== null) {
    if ("maintenanceWindows" in given) return given as PatchEnvironmentModel;
    const keyed = { key: node?.path ?? "subject", ...given } as never;
    if ("approvalRules" in given) return { ...NOTHING, baselines: [keyed] };
    if ("registrations" in given) return { ...NOTHING, patchGroups: [keyed] };
    if ("document" in given) return { ...NOTHING, associations: [keyed] };
    if ("patchPolicyName" in given) return { ...NOTHING, patchPolicies: [keyed] };
    if ("schedule" in given) return { ...NOTHING, maintenanceWindows: [keyed] };
  }
  throw new TypeError(
    `expected a baseline, a patch group, a window, an association, a patch policy or an environment, got ${show(subject)}`,
  );
}

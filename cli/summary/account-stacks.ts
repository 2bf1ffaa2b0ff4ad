import { resolve } from "node:path";
import { environmentOfAccount } from "../../account/environment/environment-of-account";
import { MAKES_SNAPSHOT, readSnapshot } from "../../account/snapshot/read-snapshot";
import { staleness } from "../../account/snapshot/snapshot-age";
import type { Refused, SnapshotAccount } from "../../account/snapshot/snapshot-schema";
import { readText } from "../../host/files/read-text";
import { acrossFindingText } from "../../model/checks/across/across-check";
import { ACROSS_CHECKS } from "../../model/checks/across/across-checks";
import type { HouseCheck } from "../../model/house-rules/define-check";
import { subjectOf } from "../../model/text/repeated-finding";
import { findingLine } from "../../model/values/finding";
import { EnvironmentFindings } from "../../review/findings/environment-findings";
import type { KeyedFinding } from "../../review/findings/keyed-finding";
import { parseJson, readingFile } from "../console/bad-input";
import type { Stack } from "../stacks/read-stacks";
import type { StackAnnotation } from "../stacks/stack-files";
import { LEVELS } from "./house-notices";

/**
 * The accounts of a snapshot, as a summary tells of stacks: what exists, and what our checks and those of a house say
 * about it.
 *
 * @throws BadInput
 */
export function accountStacks(file: string, cwd: string, checks: readonly HouseCheck[], at: Date): readonly Stack[] {
  return readingFile(file, () => {
    const { accounts, taken } = readSnapshot(parseJson(readText(resolve(cwd, file)), MAKES_SNAPSHOT));
    const read = accounts.map((account) => ({
      stack: account.name ?? account.id,
      account,
      environment: environmentOfAccount(account),
    }));
    const findings = new EnvironmentFindings(read, at, { houseChecks: checks });
    const stale = staleness(taken, at);
    return read.map(
      ({ stack, account, environment }): Stack => ({
        name: stack,
        environment,
        file,
        resources: objectsIn(account),
        annotations: [
          ...(stale === undefined ? [] : [notice(stack, "warning", stale)]),
          ...unread(account).map((text) => notice(stack, "warning", text)),
          ...sayable(findings.of(environment), account).map((finding) => {
            const text = textOf(finding);
            return { ...notice(finding.key, finding.severity, text), about: subjectOf(finding, text) };
          }),
        ],
      }),
    );
  });
}

/** Across objects, what was not read would look like what is missing. */
function sayable(findings: readonly KeyedFinding[], account: SnapshotAccount): readonly KeyedFinding[] {
  if (refusedIn(account).length === 0) return findings;
  return findings.filter(({ checkId }) => ACROSS_CHECKS.every(({ id }) => id !== checkId));
}

function textOf(finding: KeyedFinding): string {
  const { because, fix, path, message } = finding;
  if (because === undefined || fix === undefined) return findingLine(finding);
  return acrossFindingText({ ...finding, because, fix, message: path === "" ? message : `${path}: ${message}` });
}

function notice(constructPath: string, severity: keyof typeof LEVELS, message: string): StackAnnotation {
  return { constructPath, level: LEVELS[severity], message };
}

function refusedIn({ refused, regions }: SnapshotAccount): readonly (Refused & { readonly where: string })[] {
  return [
    ...refused.map((one) => ({ ...one, where: "" })),
    ...regions.flatMap((region) => region.refused.map((one) => ({ ...one, where: ` in ${region.region}` }))),
  ];
}

/** What nobody may take for missing. */
function unread(account: SnapshotAccount): readonly string[] {
  return refusedIn(account).map(({ part, permission, reason, where }) => {
    const why = permission === undefined ? reason : `${permission} is denied`;
    return `${part}${where} could not be read (${why}); house rules see none, and checks across objects are left out`;
  });
}

function objectsIn({ regions }: SnapshotAccount): number {
  const count = regions.flatMap(({ baselines, patchGroups, windows, associations, patchPolicies }) => [
    baselines.filter(({ BaselineId }) => !BaselineId.startsWith("arn:")).length,
    patchGroups.length,
    ...windows.map(({ Targets, Tasks }) => 1 + Targets.length + Tasks.length),
    associations.length,
    patchPolicies.length,
  ]);
  return count.reduce((sum, one) => sum + one, 0);
}

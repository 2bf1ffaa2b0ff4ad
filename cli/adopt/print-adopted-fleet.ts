import type { AdoptedAccount, AdoptedFleet } from "../../account/adopt/fleet/adopt-fleet";
import { PART_KINDS } from "../../account/adopt/fleet/fleet-part";
import { GROUPS_INTO_STATE } from "../../account/adopt/groups-into-state";
import { printable } from "../../model/text/printable";
import { counted, joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { whereCommandCannotRun } from "../console/framework-command";
import { asLines, countsOf, findingLines } from "./print-adopted";

interface Given {
  /** The folder that is written. */
  readonly into: string;
  readonly isCheck: boolean;
  readonly notes: readonly string[];
}

/** What the accounts have in common, what Terraform says of each, what is left, and what to do next. */
export function adoptedFleetLines(adopted: AdoptedFleet, given: Given): Iterable<string> {
  return asLines(sentences(adopted, given));
}

function* sentences(
  { accounts, rings, objects, parts, left, kept, findings }: AdoptedFleet,
  given: Given,
): Iterable<string> {
  for (const note of given.notes) yield note;
  const into = given.isCheck ? "" : ` → ${given.into}/`;
  yield `${counted(objects.length, "object")} of ${counted(accounts.length, "account")}${into}`;
  yield countsOf(objects);
  const counts = PART_KINDS.map((kind) => [kind, parts.filter((part) => part.kind === kind).length] as const);
  const kinds = counts.filter(([, count]) => count > 0).map(([kind, count]) => `${WORDS[kind]} ${count}`);
  yield `said once, in one definition: ${kinds.join(" · ")}`;
  if (rings.length > 1) {
    const names = rings.map(({ name }) => {
      const count = accounts.filter(({ ring }) => ring === name).length;
      return `${name} ${counted(count, "account")}`;
    });
    yield `rings, by how long all rules wait: ${names.join(" · ")}`;
  }
  const differing = accounts.filter(({ overrides }) => overrides > 0);
  if (differing.length > 0) {
    yield `said differently: ${differing.map(({ name, overrides }) => `${name} ${overrides}`).join(" · ")}`;
  }
  for (const one of kept) yield `kept as it is: ${printable(one)}`;
  for (const { label, reason } of left) yield `not adopted: ${printable(label)} (${printable(reason)})`;
  yield "";
  yield "Terraform, against a copy of each account:";
  for (const line of folded(accounts)) yield `  ${line}`;
  const created = accounts.reduce((sum, { createdGroups }) => sum + createdGroups, 0);
  if (created > 0) {
    yield `  ${created} to add: registrations that exist, which no provider before 6.40 can import; AWS's text says that the same baseline is no conflict: not confirmed, and harmless if it is refused; or let ${GROUPS_INTO_STATE} write them into the state first`;
  }
  yield* findingLines(findings);
  if (given.isCheck) return;
  yield `Next: choose the backend and the role in ${given.into}/main.ts, then`;
  yield `      cd ${given.into} && npm install && npx cdktf diff ${accounts[0]?.name ?? ""}${whereCommandCannotRun()}`;
}

const WORDS: Readonly<Record<(typeof PART_KINDS)[number], string>> = {
  baselines: "baselines",
  patchGroups: "groups",
  maintenanceWindows: "windows",
  associations: "associations",
  patchPolicies: "patch policies",
};

/** Accounts of which Terraform says the same, in one line. */
function folded(accounts: readonly AdoptedAccount[]): readonly string[] {
  return [...grouped(accounts, ({ summary }) => summary)].map(([summary, together]) => {
    const names = together.map(({ name }) => name);
    return `${joinedFirst(names, 1)}: ${summary}`;
  });
}

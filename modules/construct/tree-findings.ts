import type { IConstruct } from "constructs";
import type { Acceptance } from "../../model/acceptances/acceptance";
import {
  applyAcceptances,
  type JudgedFinding,
  wasAcceptedText,
  withoutAdviceToAccept,
} from "../../model/acceptances/apply-acceptances";
import { idleAcceptance } from "../../model/checks/acceptances/acceptance-checks";
import { type AcrossFinding, acrossFindingText } from "../../model/checks/across/across-check";
import { findingsOfEach } from "../../model/checks/across/findings-of-each";
import { isOfPlans } from "../../model/checks/plan/plan-checks";
import { patchingOf } from "../../model/patching/patching";
import { type Finding, findingLine } from "../../model/values/finding";
import { environmentsOf, objectsBelow } from "./environments";
import { findingsOfHouseRules } from "./house-rule-findings";
import { acceptancesIn, patchObjectsOf } from "./patch-objects";
import { nowOf, todayOf } from "./today";

/** A finding on a construct, as people read it. */
export interface TreeFinding {
  readonly construct: IConstruct;
  readonly finding: Finding;
  /** The finding as it is printed, without the path of the construct. */
  readonly text: string;
  /** Set where the finding is only listed, for somebody accepts it. */
  readonly accepted?: Acceptance;
}

/**
 * Everything that is found in the tree of a construct: by the checks of each object (their errors were thrown before),
 * by the checks across objects, and about acceptances. Worked out once for the whole app, and again when something was
 * added.
 */
export function treeFindings(scope: IConstruct): readonly TreeFinding[] {
  const objects = patchObjectsOf(scope);
  if (objects.worked?.version !== objects.version) {
    const { version } = objects;
    objects.worked = { version, value: findAll(scope.node.root) };
  }
  return objects.worked.value as readonly TreeFinding[];
}

interface Placed {
  readonly key: string;
  readonly construct: IConstruct;
  readonly finding: Finding;
  readonly text: string;
  readonly together?: readonly string[] | undefined;
}

function findAll(root: IConstruct): readonly TreeFinding[] {
  const today = todayOf(root as never);
  const objects = objectsBelow(root);
  const constructs = new Map(objects.map(({ construct }) => [construct.node.path, construct]));
  const stacks = environmentsOf(root, objects);
  const patching = patchingOf(
    stacks.map(({ environment }) => ({ environment })),
    { from: today },
  );
  const { environments: views, neighbours } = patching;

  const own = objects.flatMap(({ construct, findings, late, together }) =>
    [...findings, ...(late?.() ?? [])].map(
      (finding): Placed => ({ key: construct.node.path, construct, finding, text: findingLine(finding), together }),
    ),
  );
  const across = findingsOfEach(views, { today, now: nowOf(root as never), neighbours }).map((finding) =>
    placed(finding, constructs, root),
  );
  const house = findingsOfHouseRules(root, stacks, { patching, today }).map((finding) => {
    const place = finding.path === "" ? "" : `${finding.path}: `;
    const text = acrossFindingText({ ...finding, message: `${place}${finding.message}` });
    return { ...placed(finding, constructs, root), text };
  });
  const acceptances = acceptancesIn(root);
  const { judged, idle } = applyAcceptances([...own, ...across, ...house], [...acceptances.keys()], today);
  // The review of a plan finds what is accepted for it.
  const without = idle.filter(({ check }) => !isOfPlans(check));
  return [
    ...judged.map(messageOf),
    ...without.map((acceptance) => idleFinding(acceptance, acceptances.get(acceptance) ?? root)),
  ];
}

function placed(finding: AcrossFinding, constructs: ReadonlyMap<string, IConstruct>, root: IConstruct): Placed {
  const construct = constructs.get(finding.key) ?? below(root, finding.key);
  return { key: finding.key, construct, finding, text: acrossFindingText(finding) };
}

/** A stack, which is none of our objects; the app where there is no such construct. */
function below(root: IConstruct, path: string): IConstruct {
  let found: IConstruct | undefined = root;
  for (const id of path.split("/")) found = found?.node.tryFindChild(id);
  return found ?? root;
}

function messageOf({ placed: { construct, finding, text }, accepted, expired }: JudgedFinding<Placed>): TreeFinding {
  if (accepted !== undefined) {
    const { until, owner, reason } = accepted;
    const listed = `${finding.checkId} accepted until ${until} (${owner}): ${withoutAdviceToAccept(finding.message)}\n    Reason: ${reason}`;
    return { construct, finding, text: listed, accepted };
  }
  const over = expired === undefined ? "" : `\n    ${wasAcceptedText(expired)}`;
  return { construct, finding, text: `${text}${over}` };
}

function idleFinding({ check, scope, at }: Acceptance, construct: IConstruct): TreeFinding {
  const place = at === undefined ? "" : ` at ${at}`;
  // Told on the first stack: the framework prints no warning of an app.
  const [below, which] = scope === "" ? ["any stack", " that stands on the app"] : [scope, ""];
  const finding: Finding = {
    checkId: idleAcceptance.id,
    severity: idleAcceptance.severity,
    path: "",
    message: `expected a finding of ${check}${place} in ${below}, but there is none; remove the acceptance${which}`,
  };
  return { construct, finding, text: findingLine(finding) };
}

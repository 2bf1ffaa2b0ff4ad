import { ALL_CHECKS } from "../../model/checks/all-checks";
import type { CheckBasics } from "../../model/checks/check/check";
import { jsonText } from "../../model/text/json";
import type { Change } from "../changes/change";
import { inTerraformNames } from "../findings/terraform-names";
import type { Review } from "../review";
import { CHANGE_KINDS, type ChangeKind, changeKindFacts } from "../risk/change-kinds";
import type { Risk } from "../risk/risk";
import type { StackReview } from "../stacks/stack-review";
import { driftText } from "./phrases";
import { withOwnFingerprints } from "./sarif-fingerprints";

/** How SARIF calls what we call a risk; `none` is not reported at all. */
const LEVELS = { low: "note", medium: "warning", high: "error" } as const satisfies Partial<Record<Risk, string>>;

/**
 * A review as SARIF 2.1.0, for tools that collect findings: each change with a risk and each finding is a result, in
 * the configuration or plan that was read and at the resource's address. Source: OASIS, SARIF 2.1.0.
 */
export function renderSarif(review: Review): string {
  const all = review.stacks.flatMap((stack) => [
    ...stack.changes.flatMap((change) => changeResults(stack, change, "")),
    ...stack.drift
      .filter(({ outcome }) => outcome === "stays")
      .flatMap((drift) => changeResults(stack, drift, `changed outside of ${stack.condition.planner}: `)),
    ...deferredResults(stack),
    ...findingResults(stack),
  ]);
  const results = withOwnFingerprints([...all, ...goneResults(review)]);
  // Hints name what can be written where the plans come from.
  const words = review.stacks.some(({ isSynthesised }) => isSynthesised) ? String : inHcl;
  const used = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "cdktf-patch review", rules: used.map((id) => ruleOf(id, review.checks, words)) } },
        ...(review.stacks.length === 0
          ? {}
          : { automationDetails: { id: `cdktf-patch-review/${review.fingerprint}` } }),
        invocations: [invocationOf(review)],
        results,
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

function inHcl(text: string): string {
  return inTerraformNames(text).replaceAll('unlisted("…") for one', "one").replaceAll('unlisted("…")', "the new one");
}

function ruleOf(id: string, house: readonly CheckBasics[], words: (text: string) => string): object {
  const kind = Object.keys(CHANGE_KINDS).find((name): name is ChangeKind => name === id);
  const check = [...ALL_CHECKS, ...house].find((one) => one.id === id);
  if (check !== undefined) {
    const { cause, reason, fix } = check;
    return {
      id,
      shortDescription: { text: words(cause) },
      fullDescription: { text: words(reason) },
      help: { text: words(fix) },
    };
  }
  if (kind === undefined) return { id };
  const { title, why } = changeKindFacts(kind);
  return { id, shortDescription: { text: title }, ...(why === undefined ? {} : { fullDescription: { text: why } }) };
}

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
}

/** What is no result of a place: stacks that could not be planned, drift that does not stay, and why a plan may not be all. */
function invocationOf({ stacks, failures }: Review): object {
  const note = (level: "error" | "note", text: string) => ({ level, message: { text } });
  const notifications = [
    ...failures.map(({ stack, reason }) => note("error", `${stack} could not be planned: ${reason}`)),
    ...stacks.flatMap(({ name, condition, caveats }) =>
      caveats.map((caveat) => note(condition.isErrored ? "error" : "note", `${name}: ${caveat}`)),
    ),
    ...stacks.flatMap((stack) =>
      stack.drift
        .filter(({ outcome }) => outcome !== "stays")
        .map((drift) => {
          const says = drift.details.map((one) => one.says).join("; ");
          return note("note", `${stack.name}: ${drift.address}: ${driftText(drift, stack)}: ${says}`);
        }),
    ),
  ];
  return {
    executionSuccessful: failures.length === 0 && stacks.every(({ condition }) => !condition.isErrored),
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function changeResults(stack: StackReview, change: Change, before: string): readonly Result[] {
  const { address, path, details } = change;
  return details.flatMap(({ kind, says, risk, why }): readonly Result[] => {
    if (risk === "none") return [];
    const because = why === undefined ? "" : `, ${risk} because ${why}`;
    return [
      {
        ruleId: kind,
        level: LEVELS[risk],
        message: { text: `${stack.name}: ${before}${says}${because}` },
        locations: [locationOf(stack, address, path)],
        partialFingerprints: { "change/v1": `${stack.name}/${address}/${kind}` },
      },
    ];
  });
}

/** A stack that is gone stands in no file any more. */
function goneResults({ gone = [] }: Review): readonly Result[] {
  return gone.flatMap(({ stack, says, risk }) =>
    risk === "none"
      ? []
      : [
          {
            ruleId: "stack-gone" satisfies ChangeKind,
            level: LEVELS[risk],
            message: { text: `${stack}: ${says}` },
            locations: [{ logicalLocations: [{ fullyQualifiedName: stack, kind: "module" }] }],
            partialFingerprints: { "change/v1": `${stack}/stack-gone` },
          },
        ],
  );
}

function deferredResults(stack: StackReview): readonly Result[] {
  return stack.deferred.map(({ address, path, says, risk }) => ({
    ruleId: "deferred" satisfies ChangeKind,
    level: LEVELS[risk === "none" ? "low" : risk],
    message: { text: `${stack.name}: ${says}` },
    locations: [locationOf(stack, address, path)],
    partialFingerprints: { "change/v1": `${stack.name}/${address}/deferred` },
  }));
}

function findingResults(stack: StackReview): readonly Result[] {
  return stack.findings.map(({ checkId, key, path, message, risk, severity, accepted }) => ({
    ruleId: checkId,
    level: risk === "none" ? LEVELS[severity === "information" ? "low" : "medium"] : LEVELS[risk],
    message: { text: `${stack.name}: ${path === "" ? "" : `${path}: `}${message}` },
    locations: [locationOf(stack, key)],
    partialFingerprints: { "finding/v1": `${stack.name}/${key}/${checkId}/${path}` },
    ...(accepted === undefined
      ? {}
      : {
          suppressions: [
            { kind: "external", justification: `${accepted.reason} (${accepted.owner}, until ${accepted.until})` },
          ],
        }),
  }));
}

/** Which line makes a resource, no plan tells. */
function locationOf({ file }: StackReview, address: string, path?: string): object {
  const artifactLocation =
    file === undefined ? undefined : { uri: file.split(/[\\/]/).map(encodeURIComponent).join("/") };
  return {
    ...(artifactLocation === undefined ? {} : { physicalLocation: { artifactLocation, region: { startLine: 1 } } }),
    logicalLocations: [
      { fullyQualifiedName: address, kind: "resource", ...(path === undefined ? {} : { name: path }) },
    ],
  };
}

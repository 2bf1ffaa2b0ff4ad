import { CAVEATS } from "../../model/explain/patch/caveats";
import { packagesIn, versionText } from "../../model/explain/patch/patch";
import type { PatchVerdict } from "../../model/explain/patch/verdict";
import type { FirstInstall } from "../../model/explain/when/first-install";
import type { OperatingSystem } from "../../model/facts/operating-systems";
import { countsOf } from "../../model/patching/existing/node-counts";
import type { InstallRun } from "../../model/patching/install-run";
import { windowName } from "../../model/patching/ways/window-name";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { isUtc } from "../../model/schedule/zones/zone-data-note";
import { csvCell, END_OF_LINE } from "../forms/csv";
import { decidingRules, firstRunNotes, isoText, releaseOn, verdictLevel } from "./answer-words";
import { broughtOf } from "./emergency-words";
import type { Answer } from "./explain-list";
import { chancesOf } from "./first-chance";
import { onceForEach, onceForEachValue, rememberingLast } from "./once";
import type { RowFormat } from "./row-format";
import type { Subject } from "./subjects";

const GROUP_COLUMNS = ["stack", "patch group", "operating system"] as const;
const PATCH_COLUMNS = ["patch", "packages", "classification", "severity", "released"] as const;
const VERDICT_COLUMNS = ["verdict", "since or until", "rules", "level"] as const;
/** Those that depend on whether a newer version takes the patch's place. */
const RUN_COLUMNS = ["window", "next run", "next run local", "time zone data", "next run notes"] as const;
const CHANCE_COLUMNS = ["first chance window", "first chance", "first chance local"] as const;
const OPEN_COLUMNS = ["replaced by", ...CHANCE_COLUMNS, ...RUN_COLUMNS] as const;
const REASON_COLUMNS = ["because", "caveats"] as const;
/** At the end, for they came later. */
const PLACE_COLUMNS = ["account", "ring", "region"] as const;
/** Empty without `--account`. */
const NODE_COLUMNS = ["nodes", "nodes offline", "nodes not managed"] as const;
/** `openssl 2026-11-29T22:00:00.000Z`: those that install it. */
const EMERGENCY_COLUMNS = ["emergencies"] as const;

/** Answers as CSV (RFC 4180). */
export const CSV_ROWS: RowFormat = {
  opening: line([
    ...GROUP_COLUMNS,
    ...PATCH_COLUMNS,
    ...VERDICT_COLUMNS,
    ...OPEN_COLUMNS,
    ...REASON_COLUMNS,
    ...PLACE_COLUMNS,
    ...NODE_COLUMNS,
    ...EMERGENCY_COLUMNS,
  ]),
  separator: "",
  closing: "",
  ofGroup: ({ stack, patchGroup, operatingSystem }) =>
    `${cells(GROUP_COLUMNS, { stack, "patch group": patchGroup, "operating system": operatingSystem })},`,
  parts: (answer) => {
    const { subject, patches, verdict, first: next } = answer;
    const { first } = chancesOf(answer);
    const chance = first === undefined ? NO_CHANCE : chanceCells(first);
    return [
      `${patchCells(subject.operatingSystem)(patches)},${verdictCells(verdict)},`,
      next.will === "install" ? `,${chance},${runCells(next)}` : NO_RUN,
      `,${reasonCells(verdict)},${subjectCells(subject)},${emergencyCells(answer)}${END_OF_LINE}`,
    ];
  },
  // No run is told behind it.
  replaced: (newer) => csvCell(newer.map(versionText).join(" ")) + NO_RUN,
  unexplained: ({ stack, account, ring, region, patchGroup, because }) =>
    line([
      cells(GROUP_COLUMNS, { stack, "patch group": patchGroup }),
      cells(PATCH_COLUMNS, {}),
      cells(VERDICT_COLUMNS, { verdict: "unknown" }),
      NO_RUN,
      cells(REASON_COLUMNS, { because }),
      cells(PLACE_COLUMNS, { account, ring, region }),
      cells(NODE_COLUMNS, {}),
      cells(EMERGENCY_COLUMNS, {}),
    ]),
};

const subjectCells = onceForEach(
  ({ account, ring, region, members }: Subject) =>
    `${cells(PLACE_COLUMNS, { account, ring, region })},${nodeCells(members)}`,
);

function nodeCells(members: Subject["members"]): string {
  if (members === undefined) return cells(NODE_COLUMNS, {});
  const { total, offline, notManaged } = countsOf(members);
  return cells(NODE_COLUMNS, {
    nodes: String(total),
    "nodes offline": String(offline),
    "nodes not managed": String(notManaged),
  });
}

/** The groups come one after the other with the same patches. */
const patchCells = onceForEachValue((operatingSystem: OperatingSystem) =>
  rememberingLast((patches: Answer["patches"]) => {
    const [patch] = patches;
    const { classification, severity, msrcSeverity } = patch.properties;
    const packages = packagesIn(patches).map((version) => `${version.name}-${versionText(version)}.${version.arch}`);
    return (
      `${csvCell(patch.id)},${csvCell(packages.join(" "))},${oftenTold(shown(classification))},` +
      `${oftenTold(shown(severity ?? msrcSeverity))},${momentCell(releaseOn(operatingSystem, patch))}`
    );
  }),
);

/** Written cell by cell, as those of a patch are: a record for each row costs more than all else together. */
function verdictCells(verdict: PatchVerdict): string {
  const moment =
    verdict.outcome === "waiting" ? verdict.until : verdict.outcome === "approved" ? verdict.since : undefined;
  const level = "level" in verdict ? verdictLevel(verdict) : "";
  return `${verdict.outcome},${momentCell(moment)},${oftenTold(decidingRules(verdict))},${oftenTold(level)}`;
}

function momentCell(moment: Date | undefined): string {
  return moment === undefined ? "" : isoText(moment);
}

const oftenTold = onceForEachValue(csvCell);

/** A run installs many patches. */
const runCells = onceForEach((first: FirstInstall & { readonly will: "install" }) =>
  cells(RUN_COLUMNS, {
    window: windowName(first.window),
    "next run": first.run.instant.toISOString(),
    "next run local": `${first.run.local} ${first.run.zone}`,
    "time zone data": isUtc(first.run.zone) ? undefined : ZONE_DATA_RELEASE,
    "next run notes": firstRunNotes(first).join(" | "),
  }),
);
const chanceCells = onceForEach(({ window, run }: InstallRun) =>
  cells(CHANCE_COLUMNS, {
    "first chance window": windowName(window),
    "first chance": run.instant.toISOString(),
    "first chance local": `${run.local} ${run.zone}`,
  }),
);
const NO_CHANCE = cells(CHANCE_COLUMNS, {});
const NO_RUN = cells(OPEN_COLUMNS, {});

function emergencyCells(answer: Answer): string {
  const emergencies = broughtOf(answer).map(
    ({ window, run, installs }) => `${installs.length === 0 ? "perhaps " : ""}${window} ${run.instant.toISOString()}`,
  );
  return csvCell(emergencies.join(" | "));
}

function reasonCells(verdict: PatchVerdict): string {
  const because = "because" in verdict ? verdict.because : verdict.outcome === "rejected" ? verdict.entry : "";
  return `${csvCell(because)},${oftenTold(verdict.caveats.map((caveat) => CAVEATS[caveat]).join(" | "))}`;
}

function shown(value: string | symbol | undefined): string {
  return typeof value === "string" ? value : "";
}

function line(someCells: readonly string[]): string {
  return `${someCells.join(",")}${END_OF_LINE}`;
}

/** The cells of some columns, in their order. */
function cells<Column extends string>(
  columns: readonly Column[],
  values: { readonly [Name in Column]?: string | undefined },
): string {
  return columns.map((column) => csvCell(values[column] ?? "")).join(",");
}

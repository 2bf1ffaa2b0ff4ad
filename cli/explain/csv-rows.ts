import { CAVEATS } from "../../modules/model/explain/caveats";
import { windowName } from "../../modules/model/explain/install-runs";
import { versionText } from "../../modules/model/explain/patch";
import type { Answer } from "./explain-list";
import type { RowFormat } from "./row-format";
import { decidingRules, firstRunNotes, levelText, releaseDate } from "./words";

/** The columns of a row, as far as they are known before the whole list is. */
const FIRST_COLUMNS = [
  "stack",
  "patch group",
  "operating system",
  "patch",
  "packages",
  "classification",
  "severity",
  "released",
  "verdict",
  "since or until",
  "rules",
  "level",
] as const;
/** Those that depend on whether a newer version takes the patch's place. */
const OPEN_COLUMNS = ["replaced by", "window", "first run", "first run local", "first run notes"] as const;
const LAST_COLUMNS = ["because", "caveats"] as const;

/** Answers as CSV (RFC 4180). */
export const CSV_ROWS: RowFormat = {
  opening: line([...FIRST_COLUMNS, ...OPEN_COLUMNS, ...LAST_COLUMNS]),
  separator: "",
  closing: "",
  parts: (answer) => [`${cells(firstCells(answer))},`, cells(runCells(answer)), `,${line(lastCells(answer))}`],
  replaced: (newer) => cells(inColumns(OPEN_COLUMNS, { "replaced by": newer.map(versionText).join(" ") })),
  unexplained: ({ stack, patchGroup, because }) =>
    line([
      ...inColumns(FIRST_COLUMNS, { stack, "patch group": patchGroup, verdict: "unknown" }),
      ...inColumns(OPEN_COLUMNS, {}),
      ...inColumns(LAST_COLUMNS, { because }),
    ]),
};

function firstCells({ subject, listed, patches, verdict }: Answer): readonly string[] {
  const { classification, severity, msrcSeverity } = patches[0].properties;
  const moment =
    verdict.outcome === "waiting" ? verdict.until : verdict.outcome === "approved" ? verdict.since : undefined;
  return inColumns(FIRST_COLUMNS, {
    stack: subject.stack,
    "patch group": subject.patchGroup,
    "operating system": subject.operatingSystem,
    patch: listed.id,
    packages: patches
      .flatMap(({ package: version }) => (version ? `${version.name}-${versionText(version)}.${version.arch}` : []))
      .join(" "),
    classification: shown(classification),
    severity: shown(severity ?? msrcSeverity),
    released: releaseDate(patches[0])?.toISOString(),
    verdict: verdict.outcome,
    "since or until": moment?.toISOString(),
    rules: decidingRules(verdict),
    level: "level" in verdict ? levelText(verdict.level) : undefined,
  });
}

function runCells({ first }: Answer): readonly string[] {
  if (first.will !== "install") return inColumns(OPEN_COLUMNS, {});
  return inColumns(OPEN_COLUMNS, {
    window: windowName(first.window),
    "first run": first.run.instant.toISOString(),
    "first run local": `${first.run.local} ${first.run.zone}`,
    "first run notes": firstRunNotes(first).join(" | "),
  });
}

function lastCells({ verdict }: Answer): readonly string[] {
  return inColumns(LAST_COLUMNS, {
    because: "because" in verdict ? verdict.because : verdict.outcome === "rejected" ? verdict.entry : undefined,
    caveats: verdict.caveats.map((caveat) => CAVEATS[caveat]).join(" | "),
  });
}

/** The cells of some columns, in their order. */
function inColumns<Column extends string>(
  columns: readonly Column[],
  values: { readonly [Name in Column]?: string | undefined },
): readonly string[] {
  return columns.map((column) => values[column] ?? "");
}

function shown(value: string | symbol | undefined): string {
  return typeof value === "string" ? value : "";
}

function line(texts: readonly string[]): string {
  return `${cells(texts)}\r\n`;
}

/** Cells of a line. One that a spreadsheet would take for a formula gets an apostrophe in front. */
function cells(texts: readonly string[]): string {
  return texts
    .map((cell) => {
      const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
    })
    .join(",");
}

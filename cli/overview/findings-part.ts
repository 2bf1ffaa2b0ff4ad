import { unbroken } from "../../model/text/unbroken";
import { counted, joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { acceptedFinding } from "../stacks/finding-text";
import { type Finding, isAccepted, kindOfFinding } from "./findings-of-objects";

const MARKS: Readonly<Record<Finding["level"], string>> = { info: "i", warning: "!", error: "✖" };
/** More objects of which the same is said are counted. */
const MOST_SUBJECTS = 2;
const GRAVITY: readonly Finding["level"][] = ["error", "warning", "info"];

/**
 * What was said, the gravest first. Of findings that differ in days and names alone one is shown, and the others are
 * folded; so is what asks nothing of anybody: what is accepted, and notes.
 */
export function findingsPart(all: readonly Finding[]): string {
  if (all.length === 0) return "–";
  const findings = [...grouped(all, ({ level, text }) => `${level} ${text}`).values()].map((same): Finding => {
    const [first] = same as [Finding];
    const subjects = [...new Set(same.flatMap(({ about }) => about ?? []))];
    return subjects.length === 0 ? first : { ...first, about: joinedFirst(subjects, MOST_SUBJECTS) };
  });
  const accepted = findings.filter(isAccepted);
  const notes = findings.filter((finding) => finding.level === "info" && !isAccepted(finding));
  const asking = findings.filter((finding) => !accepted.includes(finding) && !notes.includes(finding));
  const kinds = [...grouped(asking, kindOfFinding).values()];
  const shown = kinds
    .sort(([a], [b]) => GRAVITY.indexOf((a as Finding).level) - GRAVITY.indexOf((b as Finding).level))
    .map(
      ([first, ...others]) => `${findingPart(first as Finding)}${foldedPart(`${others.length} more alike`, others)}`,
    );
  return `${shown.join("")}${acceptedPart(accepted)}${foldedPart(counted(notes.length, "note"), notes)}`;
}

/** Each owner and date beside what they accept, which is folded: who answers, and until when, is what a reader asks. */
function acceptedPart(accepted: readonly Finding[]): string {
  const byHead = grouped(accepted, ({ text }) => {
    const { until, owner } = acceptedFinding(text) ?? {};
    return `accepted until ${until} (${owner})`;
  });
  return [...byHead].map(([head, same]) => foldedPart(`${same.length} ${unbroken(head)}`, same)).join("");
}

function findingPart({ level, about, text }: Finding): string {
  const said = about === undefined ? text : `${about}: ${text}`;
  return `<p class="${level}"><span class="symbol">${MARKS[level]}</span> ${unbroken(said)}</p>`;
}

function foldedPart(summary: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  return `<details><summary>${summary}</summary>${findings.map(findingPart).join("")}</details>`;
}

import { lengthOf } from "../../model/arrival/arrival-by";
import { afterRelease, atMostDays } from "../../model/arrival/arrival-words";
import { type BaselineOfNodes, baselinesOfNodes } from "../../model/arrival/baselines-of-nodes";
import type { PatchedNodes } from "../../model/arrival/patched-nodes";
import { runsOfNodes } from "../../model/arrival/runs-of-nodes";
import type { RunsOnNodes } from "../../model/arrival/runs-on-nodes";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { isKnown, type Knowable } from "../../model/values/unknown";

/**
 * The days within which every patch is on every node: `14.2 d`; where systems differ, of which of them:
 * `Amazon Linux 2023: 14.2 d; Windows Server: 11.5 d after Patch Tuesday`.
 */
export function arrivalCell(nodes: PatchedNodes, from: Date): string {
  const runs = runsOfNodes(from, nodes);
  const texts = baselinesOfNodes(nodes).flatMap((one) => {
    const text = arrivalText(one, runs);
    return text === undefined ? [] : [{ text, system: systemName(one.operatingSystem) }];
  });
  const alike = grouped(texts, ({ text }) => text);
  if (alike.size === 0) return "–";
  if (alike.size === 1) return [...alike.keys()].join();
  return [...alike]
    .sort(([one], [other]) => one.length - other.length)
    .map(([text, same]) => `${joined([...new Set(same.map(({ system }) => system))].sort())}: ${text}`)
    .join("; ");
}

/** `14.2 d`; undefined where nothing installs patches of the system. */
function arrivalText(one: BaselineOfNodes, runs: RunsOnNodes): string | undefined {
  const { by } = runs.installing(one);
  if (by.length === 0) return undefined;
  const answer = runs.arrival(one);
  if (answer.arrives !== "always") return by.some(({ baseline }) => hasEndDate(baseline)) ? "–" : answer.arrives;
  const after = answer.releases === undefined ? "" : ` ${afterRelease(answer)}`;
  return `${atMostDays(lengthOf(answer))} d${after}`;
}

function systemName(operatingSystem: Knowable<string>): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : NOT_KNOWN_YET;
}

/** The same for a narrow column: `Linux 14.2, Windows 11.5`. */
export function shortArrival(cell: string): string {
  const parts = cell.split("; ").map((part) => {
    const [, systems = "", days = part] = /^(.+): (.+)$/.exec(part) ?? [];
    return { systems: systems.split(/, | and /).filter(Boolean), days: days.replace(/ d( after .*)?$/, "") };
  });
  const withLinux = parts.filter(({ systems }) => systems.some(isLinux));
  return parts
    .map(({ systems, days }) => {
      const isAllLinux = withLinux.length === 1 && systems.length > 1 && systems.every(isLinux);
      const names = isAllLinux ? "Linux" : systems.map(shortSystem).join("/");
      return names === "" ? days : `${names} ${days}`;
    })
    .join(", ");
}

function isLinux(label: string): boolean {
  return !/^(Windows|macOS)/.test(label);
}

/** `AL2023`, `RHEL`, `Windows`: what people say. */
function shortSystem(label: string): string {
  return label
    .replace(/^Amazon Linux (?=\d)/, "AL")
    .replace("Red Hat Enterprise Linux", "RHEL")
    .replace("SUSE Linux Enterprise Server", "SLES")
    .replace(/(?<!^Amazon) (Linux|Server)$/, "");
}

/** A lock approves what was released up to its day: that is told beside, and says nothing of what comes. */
function hasEndDate({ approvalRules }: PatchBaselineModel): boolean {
  return isKnown(approvalRules) && approvalRules.some((rule) => isKnown(rule) && rule.approveUntilDate !== undefined);
}

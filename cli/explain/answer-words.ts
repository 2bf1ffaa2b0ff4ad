import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { type PackageVersion, type Patch, packagesIn, packageText, versionText } from "../../model/explain/patch/patch";
import { publicRelease } from "../../model/explain/patch/release-time";
import type { PatchVerdict, RuleVerdict } from "../../model/explain/patch/verdict";
import type { FirstInstall } from "../../model/explain/when/first-install";
import type { OperatingSystem } from "../../model/facts/operating-systems";
import { windowName } from "../../model/patching/ways/window-name";
import { localText } from "../../model/text/moments";
import { counted } from "../../model/text/wording";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { onceForEachValue } from "./once";

/** The verdict in one or two words. */
export function verdictWord(verdict: PatchVerdict): string {
  return verdict.outcome === "unknown" ? "cannot be said" : verdict.outcome;
}

/** `1, 2`: the rules by which it is approved or will be; the approved list as `list`. */
export function decidingRules(verdict: PatchVerdict): string {
  const wanted: RuleVerdict["result"] = verdict.outcome === "waiting" ? "waits" : "approves";
  const isDecided = verdict.outcome === "approved" || verdict.outcome === "waiting";
  const rules = isDecided
    ? verdict.rules.filter(({ result }) => result === wanted).map(({ rule }) => String(rule))
    : [];
  if (verdict.outcome === "approved" && verdict.listEntry !== undefined) rules.push("list");
  return rules.join(", ");
}

/** The level of an approved or waiting patch; where a rule about products might raise it, on what that hangs. */
export function verdictLevel(verdict: PatchVerdict & { readonly level: Knowable<string> }): string {
  if (isKnown(verdict.level) || !hangsOnProduct(verdict)) return levelText(verdict.level);
  return "(depends on the node's product: name it with --product)";
}

/** The same for a table. */
export function levelCell(verdict: PatchVerdict & { readonly level: Knowable<string> }): string {
  return isKnown(verdict.level) || !hangsOnProduct(verdict) ? levelText(verdict.level) : "by product";
}

/** Whether a rule could not be judged because the list does not say for which product a patch is. */
function hangsOnProduct({ rules }: PatchVerdict): boolean {
  return rules.some((rule) => rule.result === "unknown" && rule.because === NO_PRODUCT);
}

const NO_PRODUCT = "the patch list does not say the product";

/** `cannot be said, because of approvalRules[0]: the patch list does not say the priority` */
export function outcomeText(verdict: PatchVerdict & { readonly outcome: "unknown" }): string {
  return `cannot be said, because ${verdict.because}${hangsOnProduct(verdict) ? "; name it with --product" : ""}`;
}

export function levelText(level: Knowable<string>): string {
  return isKnown(level) ? level : NOT_KNOWN_YET;
}

/** What is to be known beside the moment of the next run: which nodes it leaves out, and what may come before it. */
export function firstRunNotes(first: FirstInstall & { readonly will: "install" }): readonly string[] {
  const { onlyNodes, onAllNodes, uncertain } = first;
  const all =
    onAllNodes === undefined
      ? "no run works on all nodes"
      : `on all nodes ${localText(onAllNodes.run)} (${windowName(onAllNodes.window)})`;
  return [
    ...(onlyNodes === undefined ? [] : [`only on nodes with ${onlyNodes}`, all]),
    ...uncertain.map((doubt) => `maybe earlier: ${doubt}`),
  ];
}

/** `openssl, openssl-libs +3` */
export function packageNames(patches: readonly Patch[], most: number): string {
  const names = [...new Set(patches.flatMap((patch) => patch.package?.name ?? []))];
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} +${more}` : names.join(", ");
}

/** `openssl 1.0.2k-24.amzn2.0.17 and 2 more packages`; empty for what is no package. */
export function packagesText(patches: readonly Patch[]): string {
  const [first, ...others] = packagesIn(patches);
  if (first === undefined) return "";
  const otherNames = new Set(others.map(({ name }) => name).filter((name) => name !== first.name));
  if (otherNames.size === 0) return packageText(first);
  const more = otherNames.size === 1 ? [...otherNames].join() : counted(otherNames.size, "more package");
  return `${packageText(first)} and ${more}`;
}

/** `1.0.2k-24.amzn2.0.18`; for several packages with different versions the first one's. */
export function newerVersion(versions: readonly PackageVersion[]): string {
  const [first] = versions;
  return first === undefined ? "" : versionText(first);
}

/** A moment in ISO 8601, put together: lists tell of few days and of few times of day, again and again. */
export function isoText(moment: Date): string {
  const time = moment.getTime();
  const day = Math.floor(time / DAY);
  return isoDay(day) + isoTimeOfDay(time - day * DAY);
}

const DAY = 24 * 60 * 60 * 1000;
const ISO_TIME_OF_DAY = "T00:00:00.000Z";
const isoDay = onceForEachValue((day: number) => new Date(day * DAY).toISOString().slice(0, -ISO_TIME_OF_DAY.length));
const isoTimeOfDay = onceForEachValue((time: number) => new Date(time).toISOString().slice(-ISO_TIME_OF_DAY.length));

/** When the patch was released for the nodes of a system: by the date that counts there, and not before it was issued. */
export function releaseOn(operatingSystem: OperatingSystem, patch: Patch): Date | undefined {
  return publicRelease(patch, operatingSystem) ?? releaseDate(patch);
}

/** When the patch was released, as far as its list says; the update where it has one. */
export function releaseDate({ dates }: Patch): Date | undefined {
  const date = dates.updated ?? dates.issued ?? dates.released ?? dates.built;
  return date !== undefined && isKnown(date) ? date : undefined;
}

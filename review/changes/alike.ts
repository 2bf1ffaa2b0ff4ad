import type { ChangeKind } from "../risk/change-kinds";
import type { Change } from "./change";
import { canonical } from "./differences";
import { isInstance, labelOf, modulesOf, type Names } from "./label";
import { fromTo } from "./renamed";

/**
 * The same text for changes that say the same of different objects. What is their own (addresses, names, groups) is left
 * out of instances of one module, or of one resource; of others every word counts.
 */
export function alikeKey(
  { address, renamedFrom, type, symbol, details, reach }: Omit<Change, "alike">,
  names: readonly Names[],
): string {
  const labels = renamedFrom === undefined ? [] : fromTo(renamedFrom, address);
  const own = ownWords(address, names, reach.patchGroups, labels);
  const says = details.map(({ kind, risk, says: sentence, why }) => [kind, risk, without(sentence, own), why]);
  // Those of two Regions are patched at different times, and say so one by one.
  const isOfReports = details.every(({ kind }) => OF_REPORTS.includes(kind));
  const nextRun = isOfReports ? undefined : reach.nextRun?.instant.getTime();
  return canonical([type, symbol, says, reach.isDefault, reach.defaultSystems, nextRun]);
}

/** Kinds that change no run. */
const OF_REPORTS: readonly string[] = ["notifications-lost", "task-setting"] satisfies readonly ChangeKind[];

/** Words of an object and of those beside it in its module instance, with what stands for each of them. */
function ownWords(
  address: string,
  sides: readonly Names[],
  groups: readonly string[],
  labels: readonly string[],
): readonly (readonly [string, string])[] {
  const modules = modulesOf(address);
  // Two targets of one window differ in their patch group alone, and each means nodes of its own.
  if (!isInstance(address)) return [];
  // In the root module only the address of an object is its own: windows of one name in two Regions are alike.
  const beside =
    modules === "" ? [] : sides.flatMap((names) => [...names].filter(([key]) => modulesOf(key) === modules));
  const words = [
    ...(modules === "" ? [[labelOf(address), "«label»"] as const] : []),
    ...beside.map(([key, name]) => [name, `«${labelOf(key.slice(modules.length))}»`] as const),
    ...labels.map((label, index) => [label, `«label ${index}»`] as const),
    ...groups.map((group, index) => [group, `«group ${index}»`] as const),
    ...(modules === "" ? [] : [[modules, ""] as const]),
  ];
  return words.filter(([word]) => word !== "").sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}

function without(sentence: string, words: readonly (readonly [string, string])[]): string {
  return words.reduce((text, [word, stands]) => {
    const start = /^[\w-]/.test(word) ? "(?<![\\w-])" : "";
    const end = /[\w-]$/.test(word) ? "(?![\\w-])" : "";
    return text.replace(new RegExp(start + word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + end, "g"), stands);
  }, sentence);
}

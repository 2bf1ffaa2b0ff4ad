import { baselineOfOverrideList } from "../../aws/override-list-from-aws";
import type { BroughtPatch, BroughtPatches } from "../../maintenance-window/brought-patches";
import type { NodeDescription } from "../patch/package-manager-facts";
import { cannotBeSaid } from "./decide";
import { type PatchExplainer, patchExplainer } from "./explain-patch";

/**
 * Answers for what a task brings along, on nodes of an operating system; undefined for a baseline override that has
 * none for it: such a node fails, and installs nothing.
 */
export function broughtExplainer(
  brought: BroughtPatches,
  operatingSystem: string,
  node: NodeDescription,
): PatchExplainer | undefined {
  if (brought.kind === "patches") return overrideListExplainer(brought.patches, operatingSystem, node);
  const own = brought.baselines.find((baseline) => baseline.operatingSystem === operatingSystem);
  return own && patchExplainer(own, node);
}

/** Answers for a list of patches: what it names is installed, whatever a baseline says. */
export function overrideListExplainer(
  patches: readonly BroughtPatch[],
  operatingSystem: string,
  node: NodeDescription,
): PatchExplainer {
  const explainerOf = (some: readonly BroughtPatch[]) =>
    patchExplainer(baselineOfOverrideList(some, "override list", operatingSystem), node);
  const explain = explainerOf(patches.filter(({ title }) => title === undefined));
  const ofVersions = patches.flatMap((patch) =>
    patch.title === undefined ? [] : [{ ...patch, title: patch.title, explain: explainerOf([patch]) }],
  );
  return (patch, at) => {
    const verdict = explain(patch, at);
    if (verdict.outcome !== "not selected") return verdict;
    const named = ofVersions.find((one) => one.explain(patch, at).outcome !== "not selected");
    if (named !== undefined) {
      return cannotBeSaid(
        `the list asks for version ${named.title} of ${named.id}, and AWS does not say how a node compares it`,
      );
    }
    return { ...verdict, because: "the list does not name it" };
  };
}

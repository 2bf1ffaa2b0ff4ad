import { DEFAULT_COMPLIANCE_LEVEL } from "../facts/compliance-levels";
import type { BroughtPatch } from "../maintenance-window/brought-patches";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { show } from "../text/wording";
import { UnreadableInput } from "../values/unreadable-input";

/** What an entry says of the version that does not narrow it. */
const ANY_VERSION = [undefined, null, "", "*"];

/**
 * The patches of an InstallOverrideList, as a baseline that approves them and nothing else: a run with such a list
 * installs what it names, whatever a baseline says. Source: user guide, patch-manager-aws-runpatchbaseline.
 */
export function baselineOfOverrideList(
  patches: readonly BroughtPatch[],
  name: string,
  operatingSystem: string,
): PatchBaselineModel {
  return {
    name,
    operatingSystem,
    approvalRules: [],
    globalFilters: [],
    approvedPatches: patches.map(({ id }) => id),
    approvedPatchesComplianceLevel: DEFAULT_COMPLIANCE_LEVEL,
    approvedPatchesEnableNonSecurity: true,
    rejectedPatches: [],
    rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
    sources: [],
    tags: {},
  };
}

/** Whether a document is such a list. */
export function looksLikeOverrideList(document: unknown): boolean {
  return (
    typeof document === "object" && document !== null && Array.isArray((document as { patches?: unknown }).patches)
  );
}

/**
 * The entries of a list.
 *
 * @param document - what the YAML says
 * @throws UnreadableInput with the place
 */
export function patchesOfOverrideList(document: unknown): readonly BroughtPatch[] {
  const { patches } = document as { readonly patches: readonly unknown[] };
  return patches.map((entry, index) => {
    const { id, title } = (entry ?? {}) as { readonly id?: unknown; readonly title?: unknown };
    if (typeof id !== "string" || id === "") {
      throw new UnreadableInput(`patches[${index}].id`, `expected the id of a patch, got ${show(id)}`);
    }
    return ANY_VERSION.some((any) => any === title) ? { id } : { id, title: String(title) };
  });
}

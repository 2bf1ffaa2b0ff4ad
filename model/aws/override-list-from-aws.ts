import { DEFAULT_COMPLIANCE_LEVEL } from "../facts/compliance-levels";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { show } from "../text/wording";
import { type Knowable, UNKNOWN } from "../values/unknown";
import { UnreadableInput } from "../values/unreadable-input";

/** An entry that names a version as well: how the node compares it is not among our facts. */
const ANY_VERSION = [undefined, null, "", "*"];

/**
 * The patches of an InstallOverrideList, as a baseline that approves them and nothing else: a run with such a list
 * installs what it names, whatever a baseline says. Source: user guide, patch-manager-aws-runpatchbaseline.
 *
 * @param document - what the YAML says
 * @throws UnreadableInput with the place
 */
export function baselineOfOverrideList(document: unknown, name: string, operatingSystem: string): PatchBaselineModel {
  return {
    name,
    operatingSystem,
    approvalRules: [],
    globalFilters: [],
    approvedPatches: entriesOf(document),
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

function entriesOf(document: unknown): readonly Knowable<string>[] {
  const { patches } = document as { readonly patches: readonly unknown[] };
  return patches.map((entry, index) => {
    const { id, title } = (entry ?? {}) as { readonly id?: unknown; readonly title?: unknown };
    if (typeof id !== "string" || id === "") {
      throw new UnreadableInput(`patches[${index}].id`, `expected the id of a patch, got ${show(id)}`);
    }
    return ANY_VERSION.some((any) => any === title) ? id : UNKNOWN;
  });
}

import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { PlannedResource } from "../plan/planned-resource";
import type { ChangeKind } from "../risk/change-kinds";
import { type Detail, detail } from "./detail";
import { renamed } from "./renamed";

export function isReplaced({ action }: PlannedResource): boolean {
  return action === "replace";
}

/** Why Terraform cannot change it in place, by the argument that forces it. */
export function replacement(kind: ChangeKind, resource: PlannedResource, what = ""): Detail {
  const { replacedBecause, actionReason, createsFirst } = resource;
  if (resource.renamed !== undefined) return renamed(resource);
  const order = createsFirst
    ? "replaced (created before the old one is destroyed)"
    : "replaced (destroyed and re-created)";
  return detail(kind, `${order}${what}, ${replacementReason(replacedBecause, actionReason)}`);
}

function replacementReason(paths: readonly string[], reason: string | undefined): string {
  if (paths.length > 0) return `because ${paths.join(", ")} cannot change in place`;
  if (reason === "replace_by_request") return "because somebody asked for it (-replace)";
  if (reason === "replace_because_tainted") return "because its last apply failed half-way (tainted)";
  if (reason === "replace_by_triggers") return "because something that it follows changes (replace_triggered_by)";
  return "and the plan does not say why";
}

/** Defaults of what is replaced turn null or unknown in the plan, though nobody changed them. */
export function withoutUnset(details: readonly Detail[]): readonly Detail[] {
  return details.filter(({ after }) => after === undefined || (after !== NOT_KNOWN_YET && after !== "not set"));
}

import { NODE_DOCUMENTS, type NodeDocumentFacts } from "../../model/facts/node-documents";
import {
  PATCH_DOCUMENT,
  PATCH_DOCUMENT_OF_ASSOCIATION,
  PATCH_DOCUMENT_WITH_HOOKS,
} from "../../model/maintenance-window/patch-document";
import { type Detail, detail } from "../changes/detail";
import type { PlannedResource } from "../plan/planned-resource";

/** Types by which documents are run outside of Systems Manager's own schedules. Source: other ways facts, E. */
const TYPES: readonly string[] = [
  "aws_cloudwatch_event_target",
  "aws_config_remediation_configuration",
  "aws_scheduler_schedule",
];

const PATCHING: readonly string[] = [
  PATCH_DOCUMENT_WITH_HOOKS,
  PATCH_DOCUMENT_OF_ASSOCIATION,
  PATCH_DOCUMENT,
  ...Object.entries(NODE_DOCUMENTS as Readonly<Record<string, NodeDocumentFacts>>).flatMap(([name, { operation }]) =>
    operation === "none" ? [] : [name],
  ),
];

/** What runs a document that patches, by an event, a schedule or a rule of its own; in the order of the plan. */
export function otherWays({ type, action, before, after }: PlannedResource): readonly Detail[] {
  if (!TYPES.includes(type)) return [];
  const text = JSON.stringify(after ?? before ?? {});
  const document = PATCHING.find((name) => new RegExp(`${name}(?![A-Za-z])`).test(text));
  if (document === undefined) return [];
  const what = action === "delete" ? "no longer runs" : "runs";
  return [detail("other-way", `it ${what} ${document}, outside of windows, associations and policies`)];
}

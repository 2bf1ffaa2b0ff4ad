import { type ExistingObject, labelOf } from "./existing-object";
import type { PlannedChange } from "./play";
import type { Choices, Program } from "./program";

/** How objects are written, while it is found out by trying. */
export interface Tries extends Choices {
  readonly raw: Map<ExistingObject, string>;
  readonly keepOrder: Set<ExistingObject>;
  readonly overrides: Map<ExistingObject, readonly string[]>;
}

/** Lists to whose order Terraform gives a meaning. */
const ORDERED = ["approval_rule", "global_filter", "source", "targets"];
/** Why a policy is written with the generated class. */
const WORD_FOR_WORD = "Its parameters as AWS has them, word for word; the construct would write them otherwise.";
/** Types of which the construct can keep the order. */
const CAN_KEEP_ORDER = ["aws_ssm_patch_baseline", "aws_ssm_maintenance_window_target"];

/** Writes an object another way; false where none is known. */
export function improve(
  { address, differs }: PlannedChange,
  objects: ReadonlyMap<string, ExistingObject>,
  { raw, keepOrder, overrides }: Tries,
): boolean {
  const object = objects.get(address);
  if (object === undefined) return false;
  if (
    CAN_KEEP_ORDER.includes(object.type) &&
    !keepOrder.has(object) &&
    differs.some((name) => ORDERED.includes(name))
  ) {
    keepOrder.add(object);
    return true;
  }
  if (differs.includes("configuration_definition") && !raw.has(object)) {
    raw.set(object, WORD_FOR_WORD);
    return true;
  }
  const before = overrides.get(object) ?? [];
  // The copy in json differs alone where a rule says 0 and another nothing.
  const causes = differs.map((name) => (name === "json" ? "approval_rule" : name));
  const more = [...new Set(causes)].filter((name) => !before.includes(name) && name !== "tags_all");
  if (more.length === 0) return false;
  overrides.set(object, [...before, ...more]);
  return true;
}

/** What Terraform would do, as one line. */
export function remainder(change: PlannedChange): string {
  return `${change.address}: ${doingOf(change)}`;
}

export function doingOf({ actions, differs }: PlannedChange): string {
  const doing = actions.join(" and ");
  return differs.length === 0 ? doing : `${doing} (${differs.join(", ")})`;
}

/** What is kept although a construct would say it otherwise. */
export function keptOf({ raw, keepOrder, overrides }: Choices, { plain }: Program): readonly string[] {
  return [
    ...[...keepOrder].map((object) => `the order in ${labelOf(object)}`),
    ...[...overrides].map(([object, names]) => `${names.join(", ")} of ${labelOf(object)}, by an override`),
    ...[...plain].map(([object, reason]) => {
      if (!raw.has(object)) return `${labelOf(object)}, as the plain resource: ${reason}`;
      const why =
        reason === WORD_FOR_WORD ? "which the construct would write otherwise" : "which the construct refuses";
      return `${labelOf(object)}, ${why}, as the plain resource`;
    }),
  ].sort();
}

import type { PlanJson } from "../plan/plan-schema";
import { labelOf } from "./label";

/** What the provider appends to a prefix, and to `terraform-` where none is given. Source: its `id.PrefixedUniqueId`. */
const DIGITS = "[\\da-f]{26}";
const NAME = "[\\w+=,.@-]";
/** Such a name, with the ARN that ends with it. */
const GENERATED = new RegExp(
  `(?:arn:[\\w-]+:[\\w-]*:[\\w-]*:\\d*:(?:${NAME}+[/:])*)?(${NAME}*${DIGITS})(?![\\w+=@-])`,
  "g",
);

/** Says of what nobody named how its address calls it: such a name is another one in each account, and tells nothing. */
export function withoutGeneratedNames({ resource_changes: resources = [] }: PlanJson): (text: string) => string {
  const labels = new Map(
    resources.flatMap(({ address, change }) =>
      [change.before?.name, change.after?.name].map((name) => [name, labelOf(address)] as const),
    ),
  );
  return (text) => text.replace(GENERATED, (whole, name) => labels.get(name) ?? whole);
}

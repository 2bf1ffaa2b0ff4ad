import { UnreadableInput } from "../../model/values/unreadable-input";
import type { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { type Adoptable, type ExistingObject, type LeftObject, labelOf } from "./existing-object";
import { doingOf } from "./improve";
import type { PlannedChange } from "./play";

/** The same, with objects left as they are. @throws UnreadableInput where nothing else is there */
export function leaving(adoptable: Adoptable, reasons: ReadonlyMap<ExistingObject, string>): Adoptable {
  const left = [...reasons].map(([object, reason]): LeftObject => {
    const { address } = object;
    return { label: labelOf(object), reason, ...(address === undefined ? {} : { address }) };
  });
  const rest = adoptable.objects.filter((object) => !reasons.has(object));
  if (rest.length === 0) {
    const why = left.map(({ label, reason }) => `${label}: ${reason}`).join("; ");
    throw new UnreadableInput("", `expected something to adopt, found nothing that can be; ${why}`);
  }
  return { ...adoptable, objects: rest, left: [...adoptable.left, ...left] };
}

/** Associations of which something would change. */
export function runAtOnce(
  changes: readonly PlannedChange[],
  objects: ReadonlyMap<string, ExistingObject>,
): ReadonlyMap<ExistingObject, string> {
  return new Map(
    changes.map((change) => [
      objects.get(change.address) as ExistingObject,
      `its first plan would not be empty (${doingOf(change)}), and an update runs it immediately`,
    ]),
  );
}

/** Where a diagnostic says which resource it is about: `resource.aws_ssm_patch_baseline.Linux.approval_rule[1]`. */
const CONTEXT = /^resource\.(aws_\w+\.[\w-]+)/;

/** Objects that the provider cannot say, which Terraform tells before it plans anything. */
export function refusedByProvider(
  { diagnostics }: TerraformError,
  objects: ReadonlyMap<string, ExistingObject>,
): ReadonlyMap<ExistingObject, string> {
  const refused = new Map<ExistingObject, string>();
  for (const { severity, summary, detail, address, snippet } of diagnostics) {
    const place = address ?? CONTEXT.exec(snippet?.context ?? "")?.[1];
    const object = place === undefined ? undefined : objects.get(place);
    if (severity !== "error" || object === undefined) continue;
    const message = [summary, detail].filter(Boolean).join(": ");
    refused.set(object, `the provider refuses it: ${message.replace(/\s+/g, " ").trim()}`);
  }
  return refused;
}

import { UnreadableInput } from "../../model/values/unreadable-input";
import { idIn, isAboutPatching, type PatchingType, textOf } from "../adopt/existing-object";

/** Something that a stack has in its state. */
export interface HeldObject {
  readonly stack: string;
  readonly address: string;
  readonly type: PatchingType;
  readonly id: string;
  /** Where it is; undefined where the state does not say it. */
  readonly region?: string;
  readonly account?: string;
}

type Entry = Readonly<Record<string, unknown>>;

/**
 * What a state has of patching, or a plan in the state that it starts from.
 *
 * @param content - what `terraform show -json` printed, as parsed JSON
 * @throws UnreadableInput for what is neither
 */
export function heldObjects(content: unknown, stack: string): readonly HeldObject[] {
  const whole = entry(content);
  if (typeof whole.format_version !== "string") {
    throw new UnreadableInput("", "expected what terraform show -json prints of a state or a plan");
  }
  const isPlan = whole.planned_values !== undefined || whole.resource_changes !== undefined;
  const values = entry(isPlan ? entry(whole.prior_state).values : whole.values);
  return resourcesIn(entry(values.root_module)).flatMap((resource): HeldObject[] => {
    const type = textOf(resource.type);
    const held = entry(resource.values);
    if (resource.mode !== "managed" || !isAboutPatching(type, held)) return [];
    const [, , , ofArn, account] = (textOf(held.arn) || textOf(held.manager_arn)).split(":");
    const region = textOf(held.region) || ofArn;
    return [
      {
        stack,
        address: textOf(resource.address),
        type,
        id: idIn(held),
        ...(region ? { region } : {}),
        ...(account && /^\d{12}$/.test(account) ? { account } : {}),
      },
    ];
  });
}

function resourcesIn(module: Entry): readonly Entry[] {
  const own = Array.isArray(module.resources) ? module.resources.map(entry) : [];
  const children = Array.isArray(module.child_modules) ? module.child_modules.map(entry) : [];
  return [...own, ...children.flatMap(resourcesIn)];
}

function entry(value: unknown): Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Entry) : {};
}

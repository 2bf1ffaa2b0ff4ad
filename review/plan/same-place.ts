import type { ConfigurationReferences } from "./configuration-references";
import { entryOf } from "./entry-of";
import { accountOf } from "./plan-providers";
import type { ResourceChange } from "./plan-schema";

/** The providers of a plan. Of what is deleted no configuration says by which of several it was made. */
export class Places {
  private readonly providers: readonly (readonly [key: string, provider: unknown])[];
  private arns: ReadonlyMap<unknown, string> | undefined;

  constructor(
    configuration: unknown,
    private readonly references: ConfigurationReferences,
    private readonly changes: readonly ResourceChange[],
  ) {
    this.providers = Object.entries(entryOf(configuration, "provider_config") ?? {});
  }

  /** Whether both are known to be in one Region of one account. */
  public areSame({ change: { before }, provider_name: name }: ResourceChange, made: ResourceChange): boolean {
    const region = entryOf(before, "region");
    if (name !== made.provider_name || region !== entryOf(made.change.after, "region")) return false;
    const alike = this.providers.filter(([, one]) => entryOf(one, "full_name") === name);
    if (alike.length < 2) return true;
    const [, regionInArn, account] = /^arn:[\w-]+:[\w-]+:([\w-]*):(\d*):/.exec(this.arnOf(before)) ?? [];
    const key = this.references.providerOf(made);
    const own = entryOf(alike.find(([one]) => one === key)?.[1], "expressions");
    const regions = ["", entryOf(entryOf(own, "region"), "constant_value")];
    const isInRegion = region !== undefined || (regionInArn !== undefined && regions.includes(regionInArn));
    if (new Set(alike.map(([, one]) => placeArguments(one, isInRegion))).size === 1) return true;
    return isInRegion && accountOf(own) === (account ?? "");
  }

  /** An ARN of its place: its own, else that of what is with it. A window and its targets have none, while its tasks do. */
  private arnOf(before: unknown): string {
    this.arns ??= new Map(this.changes.flatMap((one) => arnsByOwner(one.change.before)));
    const own = [entryOf(before, "arn"), ...OWNERS.map((name) => this.arns?.get(entryOf(before, name)))];
    return own.find((arn): arn is string => typeof arn === "string") ?? "";
  }
}

/** What names a window or a baseline: itself, and what belongs to it. */
const OWNERS = ["id", "window_id", "baseline_id"];

function arnsByOwner(before: unknown): readonly (readonly [owner: unknown, arn: string])[] {
  const arn = entryOf(before, "arn");
  if (typeof arn !== "string") return [];
  return OWNERS.flatMap((name) => {
    const owner = entryOf(before, name);
    return typeof owner === "string" && /^(mw|pb)-/.test(owner) ? [[owner, arn] as const] : [];
  });
}

/** The arguments of a provider that may tell another place; of references the plan does not say what they come to. */
function placeArguments(provider: unknown, isInRegion: boolean): unknown {
  const { region, default_tags: _, ...others } = Object(entryOf(provider, "expressions"));
  const text = JSON.stringify([others, isInRegion || region]);
  return text.includes('"references"') ? provider : text;
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulatedAws } from "../../../offline-aws/account/simulated-aws";
import { startOfflineAws } from "../../../offline-aws/offline-aws";
import { type PlanOptions, Terraform } from "../../../offline-aws/terraform/terraform";
import { example, type Open } from "./example";
import type { Recording } from "./recording";

/** Something that happens to the example: it is applied, changed and planned again. */
export interface Story {
  /**
   * Changes the example before it is applied; `nothing` for a first plan.
   *
   * @default - the example as it is
   */
  readonly before?: ((open: Open) => void) | "nothing";
  /** Changes what was applied, before it is planned again. */
  readonly change?: (open: Open) => void;
  /** What a colleague does in the console in between. */
  readonly meanwhile?: (aws: SimulatedAws) => void;
  readonly plan?: PlanOptions;
  /** Files of a module beside the configuration. */
  readonly modules?: Readonly<Record<string, object>>;
  readonly accountId?: string;
}

/** The provider that the recordings are of. */
const RECORDED_RELEASE = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "6.25.0" } } },
};

/** Lets the story happen with real Terraform against a simulated account. */
export async function happen(story: Story): Promise<Recording> {
  const offline = await startOfflineAws(story.accountId === undefined ? {} : { accountId: story.accountId });
  const applied = example();
  if (typeof story.before === "function") story.before(applied);
  const first = Terraform.in(applied, { environment: offline.environmentFor(RECORDED_RELEASE) });
  try {
    writeModules(first.folder, story.modules);
    if (story.before !== "nothing") {
      if (story.modules !== undefined) await first.init();
      await first.apply();
    }
    story.meanwhile?.(offline.aws);
    const changed = structuredClone(applied);
    story.change?.(changed);
    first.configure(changed);
    if (story.modules !== undefined) await first.init();
    await first.plan(story.plan);
    const text = await first.showText();
    const plan = withoutRandomIds((await first.show()) as unknown as Record<string, unknown>);
    return { planLine: planLineIn(text), plan: lasting(plan) };
  } finally {
    await first.close();
    await offline.close();
  }
}

export function writeModules(folder: string, modules: Story["modules"] = {}): void {
  for (const [name, content] of Object.entries(modules)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "main.tf.json"), JSON.stringify(content));
  }
}

function planLineIn(text: string): string {
  return /^(Plan: .*|No changes\..*)$/m.exec(text)?.[1] ?? "";
}

/** Terraform itself draws the id of a `terraform_data`; a recording has its address instead. */
export function withoutRandomIds(plan: Record<string, unknown>): Record<string, unknown> {
  const own = ((plan.resource_changes ?? []) as Open[]).filter(({ type }) => type === "terraform_data");
  const drawn = own.flatMap(({ address, change: { before, after } }) =>
    [before?.id, after?.id].filter((id) => typeof id === "string").map((id): [string, string] => [id, address]),
  );
  const text = drawn.reduce((all, [id, address]) => all.replaceAll(id, address), JSON.stringify(plan));
  return JSON.parse(text) as Record<string, unknown>;
}

/** What differs from run to run, in order or in value, and what nobody reads. */
const PASSED_OVER = ["timestamp", "terraform_version", "planned_values", "relevant_attributes"];

export function lasting(plan: Record<string, unknown>): Record<string, unknown> {
  const rest = Object.fromEntries(Object.entries(plan).filter(([name]) => !PASSED_OVER.includes(name)));
  const known = new Set((plan.resource_changes as Open[] | undefined)?.map(({ address }) => address));
  const state = rest.prior_state as Open;
  if (state === undefined) return rest;
  delete state.terraform_version;
  withoutKnown(state.values?.root_module, known);
  return rest;
}

/** The prior state repeats what `resource_changes` holds already. */
function withoutKnown(module: Open, known: ReadonlySet<string>): void {
  if (module?.resources !== undefined)
    module.resources = module.resources.filter((one: Open) => !known.has(one.address));
  for (const child of module?.child_modules ?? []) withoutKnown(child, known);
}

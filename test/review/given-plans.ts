import { readPlan } from "../../review/plan/read-plan";
import { type Review, reviewStacks } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { AT } from "./given-reviews";

/** One resource of a plan that a test writes down. */
export interface GivenResource {
  /** `aws_ssm_patch_group.Web`; with a key for one of several instances, with `data.` for what is read during apply. */
  readonly address: string;
  /** The key of its provider. */
  readonly provider?: string;
  /** Its values after the plan; null where it is deleted. */
  readonly after: object | null;
  /** Its values before. Absent: it is created. */
  readonly before?: object;
  /** Whether it is destroyed and re-created. */
  readonly isReplaced?: true;
  /** What is known after apply, as Terraform marks it. */
  readonly unknown?: object;
  /** Its arguments as the configuration has them. */
  readonly expressions?: object;
  /** `depends_on` of the configuration. */
  readonly dependsOn?: readonly string[];
  /** `for_each` of the configuration. */
  readonly forEach?: object;
}

/** A plan as `terraform show -json` writes it. */
export function planWith(
  resources: readonly GivenResource[],
  providers: Readonly<Record<string, object>> = { aws: { region: { constant_value: "eu-central-1" } } },
): object {
  const configured = new Map(resources.map((resource) => [baseOf(resource.address), resource]));
  return {
    format_version: "1.2",
    resource_changes: resources.map(({ address, before = null, after, unknown = {}, isReplaced }) => {
      const [type = "", name = ""] = baseOf(address)
        .replace(/^data\./, "")
        .split(".");
      const mode = modeOf(address);
      const changed = isReplaced ? ["delete", "create"] : ["update"];
      const made = mode === "data" ? ["read"] : ["create"];
      const actions = before === null ? made : after === null ? ["delete"] : changed;
      return { address, mode, type, name, change: { actions, before, after, after_unknown: unknown } };
    }),
    configuration: {
      provider_config: Object.fromEntries(
        Object.entries(providers).map(([key, expressions]) => [key, { name: "aws", expressions }]),
      ),
      root_module: {
        resources: [...configured].map(([address, { provider = "aws", expressions = {}, forEach, dependsOn }]) => ({
          address,
          mode: modeOf(address),
          provider_config_key: provider,
          expressions,
          ...(forEach === undefined ? {} : { for_each_expression: forEach }),
          ...(dependsOn === undefined ? {} : { depends_on: dependsOn }),
        })),
      },
    },
  };
}

function modeOf(address: string): string {
  return address.startsWith("data.") ? "data" : "managed";
}

function baseOf(address: string): string {
  return address.replace(/\[.*\]$/, "");
}

/** The plan as that of a stack. */
export function stackWith(plan: object, name = "patching"): PlannedStack {
  return { name, plan: readPlan(JSON.stringify(plan)), paths: new Map() };
}

export function reviewWith(plan: object, name?: string): Review {
  return reviewStacks([stackWith(plan, name)], { at: AT });
}

/** Every sentence of a review, with the address in front. */
export function sentencesOf({ stacks }: Review): readonly string[] {
  return stacks.flatMap(({ changes }) =>
    changes.flatMap(({ address, details }) => details.map(({ says }) => `${address}: ${says}`)),
  );
}

export function findingsOf({ stacks }: Review): readonly string[] {
  return stacks.flatMap(({ findings }) => findings.map(({ checkId, key }) => `${checkId} ${key}`));
}

/** An argument that is the id of another resource. */
export function idOf(address: string): object {
  return { references: [`${address}.id`, address] };
}

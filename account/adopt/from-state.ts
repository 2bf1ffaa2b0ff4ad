import { z } from "zod";
import { joined } from "../../model/text/wording";
import { UnreadableInput } from "../../model/values/unreadable-input";
import {
  type Adoptable,
  type ExistingObject,
  idIn,
  isAboutPatching,
  type LeftObject,
  type Secret,
  textOf,
} from "./existing-object";
import { withoutSecrets } from "./state-secrets";

interface StateModule {
  readonly resources?: readonly StateResource[];
  readonly child_modules?: readonly StateModule[];
}

const resource = z.looseObject({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  provider_name: z.string(),
  values: z.record(z.string(), z.unknown()).optional(),
  sensitive_values: z.unknown().optional(),
});
type StateResource = z.infer<typeof resource>;

const stateModule: z.ZodType<StateModule> = z.lazy(() =>
  z.looseObject({ resources: z.array(resource).optional(), child_modules: z.array(stateModule).optional() }),
);
const state = z.looseObject({
  format_version: z.string(),
  values: z.looseObject({ root_module: stateModule }).optional(),
});

const AWS_PROVIDER = /(^|\/)hashicorp\/aws$/;

/**
 * What a state has of patching, whatever its modules and addresses are called; all else stays where it is.
 *
 * @param content - what `terraform show -json` printed, as parsed JSON
 * @param fallbackRegion - where objects are that do not say it: a state does not name the Region of a provider
 * @throws UnreadableInput for what is no state, or one without patching
 */
export function fromState(content: unknown, fallbackRegion: string | undefined): Adoptable {
  const read = state.safeParse(content);
  if (!read.success || (content as { planned_values?: unknown }).planned_values !== undefined) {
    throw new UnreadableInput("", "expected a snapshot, or what terraform show -json prints of a state");
  }
  const all = resourcesOf(read.data.values?.root_module).filter(({ mode }) => mode === "managed");
  const ours = all.filter(isOurs);
  if (ours.length === 0) {
    throw new UnreadableInput(
      "",
      "expected a state with patching, found no aws_ssm_patch_… or maintenance window in it",
    );
  }
  const regions = regionsOf(ours, fallbackRegion);
  const secrets: Secret[] = [];
  const objects = ours.map(({ type, address, values = {}, sensitive_values: sensitive }): ExistingObject => {
    const id = idIn(values);
    const region = regions(values);
    if (region === "") {
      const problem = `expected the Region of ${address}, which a state of provider 5 does not say; give --region`;
      throw new UnreadableInput("", problem);
    }
    const adopted = type as ExistingObject["type"];
    return {
      type: adopted,
      id,
      region,
      address,
      values: withoutSecrets({ type: adopted, address, values, sensitive }, secrets),
    };
  });
  const account = accountOf(ours);
  const systems = Object.fromEntries(
    ours
      .map(({ values }) => [textOf(values?.id), textOf(values?.operating_system)])
      .filter(([, system]) => system !== ""),
  );
  const left = all.flatMap(leftOver);
  return { ...(account === undefined ? {} : { account }), objects, left, secrets, systems, by: "move" };
}

function isOurs({ type, provider_name, values }: StateResource): boolean {
  return isAboutPatching(type, values) && AWS_PROVIDER.test(provider_name);
}

function resourcesOf(module: StateModule | undefined): readonly StateResource[] {
  if (module === undefined) return [];
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(resourcesOf)];
}

/** Resources of AWS that surround the patching of a module: its log bucket, its role. Others are nobody's business here. */
function leftOver(one: StateResource): LeftObject[] {
  if (isOurs(one)) return [];
  const { address } = one;
  return [{ label: address, reason: "it is not about who patches what, and stays in the state as it is", address }];
}

/** The account that all are in, where one of them says it. @throws UnreadableInput */
function accountOf(resources: readonly StateResource[]): string | undefined {
  const told = resources.map(({ values }) => arnOf(values).split(":")[4] ?? "").filter((id) => /^\d{12}$/.test(id));
  const accounts = [...new Set(told)].sort();
  if (accounts.length <= 1) return accounts[0];
  throw new UnreadableInput(
    "",
    `expected objects of one account, got those of ${joined(accounts)}; a provider works in one: give each account a state of its own first (terraform state mv -state-out)`,
  );
}

function arnOf(values: Readonly<Record<string, unknown>> = {}): string {
  return textOf(values.arn) || textOf(values.manager_arn);
}

/** The Region of an object: its own, that of its ARN, that of what it belongs to, else the one that is given. */
function regionsOf(
  resources: readonly StateResource[],
  fallback: string | undefined,
): (values: Readonly<Record<string, unknown>>) => string {
  const known = new Map<string, string>();
  const own = (values: Readonly<Record<string, unknown>>) =>
    textOf(values.region) || arnOf(values).split(":")[3] || undefined;
  for (const { values = {} } of resources) {
    const region = own(values);
    if (region === undefined) continue;
    known.set(idIn(values), region);
    if (textOf(values.window_id) !== "") known.set(textOf(values.window_id), region);
  }
  const all = new Set(known.values());
  const only = all.size === 1 ? [...all][0] : undefined;
  return (values) =>
    own(values) ??
    known.get(idIn(values)) ??
    known.get(textOf(values.baseline_id)) ??
    known.get(textOf(values.window_id)) ??
    fallback ??
    only ??
    "";
}

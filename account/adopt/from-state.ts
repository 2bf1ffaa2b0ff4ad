import { z } from "zod";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { hiddenText } from "../snapshot/hidden-text";
import {
  type Adoptable,
  blocksOf,
  type ExistingObject,
  isPatchingType,
  type LeftObject,
  placeholderOf,
  type Secret,
  textOf,
} from "./existing-object";

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
  const ours = all.filter(({ type, provider_name }) => isPatchingType(type) && AWS_PROVIDER.test(provider_name));
  if (ours.length === 0) {
    throw new UnreadableInput(
      "",
      "expected a state with patching, found no aws_ssm_patch_… or maintenance window in it",
    );
  }
  const regions = regionsOf(ours, fallbackRegion);
  const secrets: Secret[] = [];
  const objects = ours.map(({ type, address, values = {} }): ExistingObject => {
    const id = textOf(values.id);
    const region = regions(values);
    const adopted = type as ExistingObject["type"];
    return { type: adopted, id, region, address, values: withoutSecrets(values, address, secrets) };
  });
  const account = ours.map(({ values }) => textOf(values?.arn).split(":")[4]).find((id) => /^\d{12}$/.test(id ?? ""));
  const systems = Object.fromEntries(
    ours
      .map(({ values }) => [textOf(values?.id), textOf(values?.operating_system)])
      .filter(([, system]) => system !== ""),
  );
  const left = all.flatMap(leftOver);
  return { ...(account === undefined ? {} : { account }), objects, left, secrets, systems, by: "move" };
}

function resourcesOf(module: StateModule | undefined): readonly StateResource[] {
  if (module === undefined) return [];
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(resourcesOf)];
}

/** Resources of AWS that surround the patching of a module: its log bucket, its role. Others are nobody's business here. */
function leftOver({ type, address, provider_name }: StateResource): LeftObject[] {
  if (isPatchingType(type) && AWS_PROVIDER.test(provider_name)) return [];
  return [{ label: address, reason: "it is not about who patches what, and stays in the state as it is", address }];
}

/** The Region of an object: its own, that of its ARN, that of what it belongs to, else the one that is given. */
function regionsOf(
  resources: readonly StateResource[],
  fallback: string | undefined,
): (values: Readonly<Record<string, unknown>>) => string {
  const known = new Map<string, string>();
  const own = (values: Readonly<Record<string, unknown>>) =>
    textOf(values.region) || textOf(values.arn).split(":")[3] || undefined;
  for (const { values = {} } of resources) {
    const region = own(values);
    if (region === undefined) continue;
    known.set(textOf(values.id), region);
    if (textOf(values.window_id) !== "") known.set(textOf(values.window_id), region);
  }
  const all = new Set(known.values());
  const only = all.size === 1 ? [...all][0] : undefined;
  return (values) =>
    own(values) ??
    known.get(textOf(values.id)) ??
    known.get(textOf(values.baseline_id)) ??
    known.get(textOf(values.window_id)) ??
    fallback ??
    only ??
    "";
}

/** The same without what may be a secret: sources of a baseline, payloads and inputs of tasks. */
function withoutSecrets(
  values: Readonly<Record<string, unknown>>,
  address: string,
  secrets: Secret[],
): Record<string, unknown> {
  const hide = (value: unknown, what: string) => {
    if (textOf(value) === "") return value;
    const placeholder = placeholderOf(hiddenText(textOf(value)).sha256);
    if (!secrets.some((one) => one.placeholder === placeholder)) secrets.push({ placeholder, what });
    return placeholder;
  };
  const hidden: Record<string, unknown> = { ...values };
  if (Array.isArray(values.source)) {
    // The provider keeps a copy of all of it there, in clear.
    hidden.json = null;
    hidden.source = blocksOf(values.source).map((source) => ({
      ...source,
      configuration: hide(
        source.configuration,
        `source ${textOf(source.name)} of patch baseline ${textOf(values.name)}`,
      ),
    }));
  }
  if (Array.isArray(values.task_invocation_parameters)) {
    hidden.task_invocation_parameters = blocksOf(values.task_invocation_parameters).map((parameters) => ({
      ...parameters,
      lambda_parameters: blocksOf(parameters.lambda_parameters).map((lambda) => ({
        ...lambda,
        payload: hide(lambda.payload, `payload of ${address}`),
        client_context: hide(lambda.client_context, `client context of ${address}`),
      })),
      step_functions_parameters: blocksOf(parameters.step_functions_parameters).map((machine) => ({
        ...machine,
        input: hide(machine.input, `input of ${address}`),
      })),
    }));
  }
  return hidden;
}

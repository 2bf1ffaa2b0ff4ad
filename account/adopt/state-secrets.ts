import { isOpenParameter } from "../../model/association/open-parameters";
import { hiddenText } from "../snapshot/hidden-text";
import { blocksOf, type PatchingType, placeholderOf, type Secret, textOf, textsOf } from "./existing-object";

type Values = Readonly<Record<string, unknown>>;

interface Held {
  readonly type: PatchingType;
  readonly address: string;
  readonly values: Values;
  /** What Terraform marks as sensitive: `true` in place of a value. */
  readonly sensitive?: unknown;
}

/** Gives what stands for a text; what is no text stays. */
type Hide = (value: unknown, what: string) => unknown;

/**
 * The values of a state without what may be a secret, as a snapshot hides it: sources of a baseline, parameters of
 * documents, payloads and inputs of tasks.
 */
export function withoutSecrets(held: Held, secrets: Secret[]): Record<string, unknown> {
  const { type, address, sensitive } = held;
  const hide: Hide = (value, what) => {
    // What was hidden already stands for itself.
    if (textOf(value) === "" || secrets.some(({ placeholder }) => placeholder === value)) return value;
    const placeholder = placeholderOf(hiddenText(textOf(value)).sha256);
    if (secrets.some((one) => one.placeholder === placeholder)) return placeholder;
    // Two baselines may have one name; which is which decides what a user gives.
    const isTaken = secrets.some((one) => one.what === what);
    secrets.push({ placeholder, what: isTaken ? `${what} (${address})` : what });
    return placeholder;
  };
  const known = withoutSecretsOf(type, held.values, address, hide);
  return hiddenMarked(known, sensitive, address, hide) as Record<string, unknown>;
}

function withoutSecretsOf(type: PatchingType, values: Values, address: string, hide: Hide): Values {
  switch (type) {
    case "aws_ssm_patch_baseline":
      return { ...values, ...hiddenSources(values, hide) };
    case "aws_ssm_maintenance_window_task":
      return { ...values, task_invocation_parameters: hiddenInvocation(values, address, hide) };
    case "aws_ssm_association":
      return { ...values, parameters: hiddenTexts(values, address, hide) };
    default:
      return { ...values };
  }
}

/** Every text that Terraform itself marks, which a user's own sensitive variable went into. */
function hiddenMarked(value: unknown, marks: unknown, what: string, hide: Hide): unknown {
  if (marks === true) return hide(value, what);
  if (typeof marks !== "object" || marks === null || typeof value !== "object" || value === null) return value;
  const marked = marks as Values;
  if (Array.isArray(value)) return value.map((one, index) => hiddenMarked(one, marked[index], what, hide));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, hiddenMarked(one, marked[name], `${name} of ${what}`, hide)]),
  );
}

function hiddenSources(values: Values, hide: Hide): Values {
  if (blocksOf(values.source).length === 0) return {};
  const source = blocksOf(values.source).map((one) => ({
    ...one,
    configuration: hide(one.configuration, `source ${textOf(one.name)} of patch baseline ${textOf(values.name)}`),
  }));
  // The provider keeps a copy of all of it there, in clear.
  return { source, json: null };
}

function hiddenInvocation(values: Values, address: string, hide: Hide): readonly Values[] {
  const document = textOf(values.task_arn);
  return blocksOf(values.task_invocation_parameters).map((parameters) => ({
    ...parameters,
    run_command_parameters: hiddenBlocks(document, parameters.run_command_parameters, address, hide),
    automation_parameters: hiddenBlocks(document, parameters.automation_parameters, address, hide),
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

function hiddenBlocks(document: string, blocks: unknown, address: string, hide: Hide): readonly Values[] {
  return blocksOf(blocks).map((run) => ({
    ...run,
    parameter: blocksOf(run.parameter).map((parameter) => {
      const name = textOf(parameter.name);
      const values = textsOf(parameter.values).map((value) =>
        isOpenParameter(document, name, value) ? value : hide(value, `parameter ${name} of ${address}`),
      );
      return { ...parameter, values };
    }),
  }));
}

function hiddenTexts({ name: document, parameters }: Values, address: string, hide: Hide): Values {
  const entries = Object.entries((parameters ?? {}) as Values).map(([name, value]) => {
    const isOpen = isOpenParameter(textOf(document), name, textOf(value));
    return [name, isOpen ? value : hide(value, `parameter ${name} of ${address}`)];
  });
  return Object.fromEntries(entries);
}

import { runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { TerraformBlocks } from "./fleet";

/** Where a stack is applied. */
export interface AwsAccount {
  readonly partition: string;
  readonly account: string;
  /** The Region of the provider without an alias. */
  readonly region: string;
}

interface StatementBlock {
  readonly sid: string;
  readonly effect?: string;
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly condition?: readonly { readonly test: string; readonly variable: string; readonly values: string[] }[];
}

/** Something that is asked of IAM. */
export interface Call {
  /** ARN of a role, or the name of a service. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** Policies by whom it is asked. */
  readonly identity?: object;
  /** The policy that hangs on the resource. */
  readonly onResource?: object;
  /** The account of the resource. */
  readonly owner: string;
}

/** A stack as it would be once applied: every reference of its policies is what it will be. */
export class AppliedStack {
  constructor(
    private readonly stack: TerraformBlocks & {
      readonly provider?: { readonly aws?: readonly { readonly alias?: string; readonly region?: string }[] };
    },
    public readonly at: AwsAccount,
  ) {}

  public all(type: string): readonly Record<string, unknown>[] {
    return Object.values(this.stack.resource[type] ?? {});
  }

  /** What a reference such as `${aws_iam_role.Role.arn}` leads to. */
  public referred(reference: unknown): Record<string, unknown> {
    const [, type = "", name = ""] = /^\$\{(aws_[a-z0-9_]+)\.([^.}]+)\./.exec(String(reference)) ?? [];
    const found = this.stack.resource[type]?.[name];
    if (found === undefined) throw new Error(`${String(reference)} leads nowhere`);
    return found;
  }

  /** The policy of IAM behind `${data.aws_iam_policy_document.X.json}`. */
  public policy(reference: unknown): object {
    const [, name = ""] = /^\$\{data\.aws_iam_policy_document\.([^.}]+)\.json\}$/.exec(String(reference)) ?? [];
    const document = this.stack.data?.aws_iam_policy_document?.[name];
    if (document === undefined) throw new Error(`${String(reference)} leads nowhere`);
    const statements = (document.statement ?? []) as readonly StatementBlock[];
    return { Version: "2012-10-17", Statement: statements.map((block) => this.statement(block)) };
  }

  /** The policy that is synthesised under this name, without what cdktf puts behind it. */
  public policyNamed(name: string): object {
    const names = Object.keys(this.stack.data?.aws_iam_policy_document ?? {});
    const found = names.filter((one) => one.replace(/_[0-9A-F]{8}$/, "") === name);
    if (found.length !== 1) throw new Error(`expected one policy ${name}, got ${found.length}`);
    return this.policy(`\${data.aws_iam_policy_document.${found[0]}.json}`);
  }

  /** The policies that hang on a role, as one. */
  public policyOfRole(roleReference: unknown): object {
    const name = /^\$\{aws_iam_role\.([^.}]+)\./.exec(String(roleReference))?.[1];
    const policies = this.all("aws_iam_role_policy").filter(({ role }) => role === `\${aws_iam_role.${name}.name}`);
    if (policies.length !== 1) throw new Error(`expected one policy of ${name}, got ${policies.length}`);
    return this.policy(policies[0]?.policy);
  }

  /** The Region in which a resource is. */
  public regionOf(resource: Readonly<Record<string, unknown>>): string {
    if (typeof resource.region === "string") return resource.region;
    const alias = typeof resource.provider === "string" ? resource.provider.replace(/^aws\./, "") : undefined;
    const provider = this.stack.provider?.aws?.find((one) => one.alias === alias);
    return provider?.region ?? this.at.region;
  }

  /** A text with every reference in it as it will be. */
  public known(text: unknown): string {
    return String(text).replace(
      /\$\{(data\.)?(aws_[a-z0-9_]+)\.([^.}]+)\.([a-z_]+)\}/g,
      (_, data: string | undefined, type: string, name: string, attribute: string) =>
        data === undefined ? this.attribute(type, name, attribute) : this.looked(type, name),
    );
  }

  private looked(type: string, name: string): string {
    if (type === "aws_partition") return this.at.partition;
    if (type === "aws_caller_identity") return this.at.account;
    return this.regionOf(this.stack.data?.[type]?.[name] ?? {});
  }

  private attribute(type: string, name: string, attribute: string): string {
    const resource = this.stack.resource[type]?.[name] ?? {};
    const { partition, account } = this.at;
    const region = this.regionOf(resource);
    const called = String(resource.name ?? resource.bucket ?? name.toLowerCase().replaceAll("_", "-"));
    if (attribute !== "arn") return called;
    const within = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${account}:${rest}`;
    switch (type) {
      case "aws_iam_role":
        return `arn:${partition}:iam::${account}:role/${called}`;
      case "aws_s3_bucket":
        return `arn:${partition}:s3:::${called}`;
      case "aws_kms_key":
        return within("kms", "key/11111111-2222-3333-4444-555555555555");
      case "aws_sns_topic":
        return within("sns", called);
      case "aws_cloudwatch_log_group":
        return within("logs", `log-group:${called}`);
      case "aws_cloudwatch_event_rule":
        return within("events", `rule/${called}`);
      default:
        throw new Error(`the ARN of ${type} is not known here`);
    }
  }

  private statement({ sid, effect, actions, resources, principals, condition }: StatementBlock): object {
    const known = (texts: readonly string[]) => texts.map((text) => this.known(text).replaceAll("&{", "${"));
    const conditions: Record<string, Record<string, string[]>> = {};
    for (const { test, variable, values } of condition ?? []) {
      conditions[test] = { ...conditions[test], [variable]: known(values) };
    }
    const anybody = principals?.some(({ type }) => type === "*");
    return {
      Sid: sid,
      Effect: effect ?? "Allow",
      Action: actions,
      ...(resources === undefined ? {} : { Resource: known(resources) }),
      ...(principals === undefined
        ? {}
        : {
            Principal: anybody
              ? "*"
              : Object.fromEntries(principals.map(({ type, identifiers }) => [type, known(identifiers)])),
          }),
      ...(condition === undefined ? {} : { Condition: conditions }),
    };
  }
}

/**
 * Whether IAM lets it be done, by a simulator of policies that also asks whether action, resource and condition keys fit
 * one another.
 */
export async function isAllowed(call: Call): Promise<boolean> {
  const { action, resource } = call;
  const result = await runSimulation(simulation(withOwners(call)), {});
  if (result.resultType === "error") throw new Error(`${action} on ${resource}: ${JSON.stringify(result.errors)}`);
  return result.overallResult === "Allowed";
}

function simulation({ principal, action, resource, context = {}, identity, onResource, owner }: Call): Simulation {
  return {
    request: { principal, action, resource: { resource, accountId: owner }, contextVariables: { ...context } },
    identityPolicies: identity === undefined ? [] : [{ name: "policy", policy: identity }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: onResource,
  };
}

/** The simulator takes no ARN without an account, as those of AWS's own documents are: they get one that nobody has. */
function withOwners(call: Call): Call {
  return JSON.parse(
    JSON.stringify(call).replaceAll(/(:ssm:[a-z0-9-]+:)(:(?:document|automation-definition)\/)/g, "$1000000000000$2"),
  ) as Call;
}

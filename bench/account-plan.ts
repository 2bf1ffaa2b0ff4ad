import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const RECORDING = join(__dirname, "../test/review/fixtures/account-prod-us.json");
/** What a plan file of an environment of some ten resources weighs. */
const BYTES = 60_000;

interface Resource {
  readonly address: string;
  readonly change: Readonly<Record<"before" | "after" | "before_sensitive" | "after_sensitive", object>>;
}

interface Plan {
  readonly resource_changes: readonly Resource[];
  readonly resource_drift: readonly Resource[];
  readonly configuration: {
    readonly provider_config: { readonly aws: { readonly expressions: object } };
    readonly root_module: { readonly resources: readonly Pick<Resource, "address">[] };
  };
}

/**
 * Plans of a fleet's accounts, each of 60 KB, one in a hundred of which is not like the others.
 *
 * All of it is content as Terraform writes it: changes, drift, the state before, the values after, the configuration.
 * A plan filled up with one long text would not do: `JSON.parse` copies a text at the speed of memory, so that the same
 * bytes would take a fraction of the time that values take, and a review beside it would look slow or fast for nothing.
 * And as in a fleet every id differs from account to account (of windows, baselines, targets and tasks, in ARNs, in
 * what refers to them), within the resources that change as well: plans that had only the number of the account of
 * their own would be more alike than any two accounts are.
 */
export function plansOfAccounts(count: number): readonly string[] {
  const usual = JSON.stringify(whole(recorded()));
  const other = usual.replaceAll('"rejected_patches":["system-release.*"]', '"rejected_patches":["kernel*"]');
  return Array.from({ length: count }, (_, index) => ofAccount(index % 100 === 0 ? other : usual, index));
}

function recorded(): Plan {
  return (JSON.parse(readFileSync(RECORDING, "utf8")) as { plan: Plan }).plan;
}

/** The plan with all that a recording leaves out, and with as many groups as make up its size. */
function whole(plan: Plan): object {
  let grown = withRole(plan);
  for (let group = 1; ; group++) {
    const complete = withState(grown);
    if (JSON.stringify(complete).length >= BYTES) return complete;
    grown = withGroup(grown, group);
  }
}

/** The account is reached by a role of its own, as in every fleet. */
function withRole(plan: Plan): Plan {
  const expressions = {
    ...plan.configuration.provider_config.aws.expressions,
    allowed_account_ids: { constant_value: ["666666666666"] },
    assume_role: [{ role_arn: { constant_value: "arn:aws:iam::666666666666:role/patching" } }],
  };
  const provider_config = { aws: { ...plan.configuration.provider_config.aws, expressions } };
  return { ...plan, configuration: { ...plan.configuration, provider_config } };
}

/** One group more, with a baseline of its own: like the one for Ubuntu. */
function withGroup(plan: Plan, number: number): Plan {
  const more = <One extends { readonly address: string }>(all: readonly One[]): readonly One[] => {
    const copied = all.filter(({ address }) => /\.(Ubuntu|DevWeb)$/.test(address));
    const text = JSON.stringify(copied)
      .replaceAll(/Ubuntu\b|DevWeb/g, `$&${number}`)
      .replaceAll(/"(ubuntu|dev-web)([",])/g, `"$1-${number}$2`)
      .replaceAll(/pb-[0-9a-f]{17}/g, (id) => drawn(id, String(number)));
    return [...all, ...(JSON.parse(text) as readonly One[])];
  };
  const { root_module: root, ...configuration } = plan.configuration;
  return {
    ...plan,
    resource_changes: more(plan.resource_changes),
    resource_drift: more(plan.resource_drift),
    configuration: { ...configuration, root_module: { ...root, resources: more(root.resources) } },
  };
}

/** With what Terraform repeats: the values as planned, and the state as it is. */
function withState(plan: Plan): object {
  const values = (side: "before" | "after") => ({
    root_module: {
      resources: plan.resource_changes.map(({ change, ...resource }) => ({
        ...resource,
        schema_version: 0,
        values: change[side],
        sensitive_values: change[`${side}_sensitive`],
      })),
    },
  });
  return {
    ...plan,
    terraform_version: "1.11.4",
    planned_values: values("after"),
    prior_state: { format_version: "1.0", terraform_version: "1.11.4", values: values("before") },
    timestamp: "2026-11-22T12:00:00Z",
  };
}

const ID = /\b(?:mw|pb)-[0-9a-f]{17}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

function ofAccount(text: string, index: number): string {
  const account = String(100_000_000_000 + index);
  return text.replaceAll("666666666666", account).replaceAll(ID, (id) => drawn(id, account));
}

/** Another id of the same kind, the same one for the same id and owner. */
function drawn(id: string, owner: string): string {
  const digits = createHash("sha256").update(`${owner} ${id}`).digest("hex");
  let next = 0;
  const [kind = "", rest = ""] = /^(?:mw|pb)-/.test(id) ? [id.slice(0, 3), id.slice(3)] : ["", id];
  return kind + rest.replaceAll(/[0-9a-f]/g, () => digits[next++] ?? "0");
}

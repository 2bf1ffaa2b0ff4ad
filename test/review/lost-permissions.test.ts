import type { GivenResource } from "./given-plans";
import { changed, command, kept, removed, replaced, TASK, told } from "./given-ways";

// What nodes may do by their own roles, with which no task works: write output, read what to install, be managed.

const LIST = kept(
  TASK,
  command("AWS-RunPatchBaseline", { Operation: "Install", InstallOverrideList: "s3://lists/now/list.yaml" }),
);
const LOGS = kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Install" }, { output_s3_bucket: "logs" }));
const allowing = (action: string, ...resources: readonly string[]) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: [action], Resource: resources }] });
const READ = allowing("s3:GetObject", "arn:aws:s3:::lists/now/*");
const WRITE = allowing("s3:PutObject", "arn:aws:s3:::logs/*");
const MANAGED = allowing("ssm:UpdateInstanceInformation", "*");
const ARN = "arn:aws:iam::123456789012:policy/own";
const INLINE = "aws_iam_role_policy.own";
const inline = (policy: string) => ({ role: "nodes", name: "own", policy });
const ATTACHED = "aws_iam_role_policy_attachment.own";
const attached = { role: "nodes", policy_arn: ARN };
const READS = "nodes with that role no longer read what window sunday installs, unless another policy allows it";
const WRITES = "nodes with that role no longer write the output of window sunday, unless another policy allows it";
const UNMANAGED = "nodes with that role are no longer managed, and never patched, unless another policy allows it";

test.each<[string, readonly GivenResource[], string, string]>([
  [
    "to read a list that goes away",
    [LIST, removed(INLINE, inline(READ))],
    "high",
    `the policy own is detached from role nodes: ${READS}`,
  ],
  [
    "to read a list that is narrowed to another one",
    [LIST, changed(INLINE, inline(READ), inline(allowing("s3:GetObject", "arn:aws:s3:::lists/old/*")))],
    "high",
    `the policy own of role nodes changes: ${READS}`,
  ],
  [
    "to write output that goes away",
    [LOGS, removed(INLINE, inline(WRITE))],
    "medium",
    `the policy own is detached from role nodes: ${WRITES}`,
  ],
  [
    "to write output that is replaced",
    [LOGS, replaced(INLINE, inline(WRITE), inline(WRITE))],
    "medium",
    `the policy own of role nodes is replaced (destroyed and re-created): until it is there again ${WRITES}`,
  ],
  [
    "of a policy that is attached, which changes",
    [
      kept(ATTACHED, attached),
      LOGS,
      changed("aws_iam_policy.own", { arn: ARN, policy: WRITE }, { arn: ARN, policy: READ }),
    ],
    "medium",
    `the policy own of role nodes changes: ${WRITES}`,
  ],
  [
    "of a policy that is detached",
    [LOGS, kept("aws_iam_policy.own", { arn: ARN, policy: WRITE }), removed(ATTACHED, attached)],
    "medium",
    `the policy own is detached from role nodes: ${WRITES}`,
  ],
  [
    "of a policy that goes away with its attachment",
    [LIST, removed("aws_iam_policy.own", { arn: ARN, policy: READ }), removed(ATTACHED, attached)],
    "high",
    `the policy own is detached from role nodes: ${READS}`,
  ],
  [
    "to be managed",
    [removed(INLINE, inline(MANAGED))],
    "high",
    `the policy own is detached from role nodes: ${UNMANAGED}`,
  ],
  [
    "of a role's own policy",
    [
      changed(
        "aws_iam_role.nodes",
        { name: "nodes", inline_policy: [{ name: "own", policy: MANAGED }] },
        { name: "nodes", inline_policy: [] },
      ),
    ],
    "high",
    `the role nodes changes: ${UNMANAGED}`,
  ],
])("a permission of nodes is told that is lost: %s", (_, resources, risk, sentence) => {
  const [weight, ...sentences] = told(...resources);

  expect([weight, [...new Set(sentences)]]).toEqual([risk, [sentence]]);
});

test.each<[string, readonly GivenResource[]]>([
  [
    "a policy allows to read another list",
    [LIST, removed(INLINE, inline(allowing("s3:GetObject", "arn:aws:s3:::x/*")))],
  ],
  ["a policy of whatever role allows all of S3 and SSM", [LIST, removed(INLINE, inline(allowing("*", "*")))]],
  ["it allows the same in other words", [LIST, changed(INLINE, inline(READ), inline(allowing("s3:*", "*")))]],
  ["what it allowed was denied", [LIST, removed(INLINE, inline(READ.replace("Allow", "Deny")))]],
])("nothing is lost where %s", (_, resources) => {
  expect(told(...resources)).toEqual(["none"]);
});

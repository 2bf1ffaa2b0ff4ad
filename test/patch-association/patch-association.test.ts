import { TerraformVariable } from "cdktf";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import { Problems } from "../../model/values/problems";
import {
  PatchAssociation,
  type PatchAssociationProps,
  PatchBaseline,
  PatchGroup,
  PatchLogs,
  Schedule,
} from "../../modules";
import { fleet } from "../support/fleet";
import { mustRefuse } from "../support/refusal";
import { warningsOn } from "../support/warnings";

const TYPE = "aws_ssm_association";

const SCAN: PatchAssociationProps = {
  operation: "Scan",
  targets: { tags: { "Patch Group": ["web"] } },
  scheduleExpression: Schedule.daily("02:00"),
};

function made(props: object = {}) {
  const given = fleet();
  const association = new PatchAssociation(given.stack, "Nightly", { ...SCAN, ...props } as PatchAssociationProps);
  return { ...given, association };
}

function refused(props: object): string {
  return mustRefuse(() => made(props));
}

test("a scan says what it runs, on which nodes, and that it does not run before its time", () => {
  const { only, association } = made();

  expect(only(TYPE)).toEqual({
    name: "AWS-RunPatchBaseline",
    parameters: { Operation: "Scan" },
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    schedule_expression: "cron(0 2 * * ? *)",
    apply_only_at_cron_interval: true,
    max_concurrency: "10%",
    max_errors: "1",
  });
  expect(association.resource.friendlyUniqueId).toBe("Nightly");
});

test("every argument of an installation is written", () => {
  const { only } = made({
    operation: "Install",
    rebootOption: "NoReboot",
    installOverrideList: "s3://lists/urgent.yaml",
    stepTimeoutSeconds: 7200,
    associationName: "nightly",
    documentVersion: "$DEFAULT",
    calendarNames: ["open-2", "open-1"],
    maxConcurrency: 5,
    maxErrors: "0",
    complianceSeverity: "HIGH",
    syncCompliance: "AUTO",
    waitForSuccessTimeoutSeconds: 60,
    outputS3Bucket: "patch-logs",
    outputS3KeyPrefix: "install",
    outputS3Region: "eu-west-1",
    tags: { Team: "platform" },
    region: "eu-west-1",
  });

  expect(only(TYPE)).toEqual({
    name: "AWS-RunPatchBaseline",
    association_name: "nightly",
    document_version: "$DEFAULT",
    parameters: {
      Operation: "Install",
      RebootOption: "NoReboot",
      InstallOverrideList: "s3://lists/urgent.yaml",
      StepTimeoutSeconds: "7200",
    },
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    schedule_expression: "cron(0 2 * * ? *)",
    apply_only_at_cron_interval: true,
    calendar_names: ["open-1", "open-2"],
    max_concurrency: "5",
    max_errors: "0",
    compliance_severity: "HIGH",
    sync_compliance: "AUTO",
    wait_for_success_timeout_seconds: 60,
    output_location: { s3_bucket_name: "patch-logs", s3_key_prefix: "install", s3_region: "eu-west-1" },
    tags: { Team: "platform" },
    region: "eu-west-1",
  });
});

test.each<[string, object, object]>([
  ["hooks", { hooks: { preInstall: "Stop" } }, { name: "AWS-RunPatchBaselineWithHooks" }],
  [
    "the tags of a baseline",
    { baselineTags: { key: "Stage", values: ["prod", "live"] } },
    { name: "AWS-RunPatchBaselineAssociation", sync_compliance: "MANUAL" },
  ],
])("with %s it runs the document that knows them", (_, props, expected) => {
  const { only } = made({ operation: "Install", rebootOption: "NoReboot", ...props });

  expect(only(TYPE)).toMatchObject(expected);
});

test("the tags of a baseline are one text", () => {
  const { only } = made({ baselineTags: { key: "Stage", values: ["prod", "live"] } });

  expect(only(TYPE).parameters).toEqual({ Operation: "Scan", BaselineTags: "Key=Stage,Values=prod,live" });
});

test.each<[string, object, object]>([
  ["ids", { instanceIds: ["i-0123456789abcdef0"] }, { key: "InstanceIds", values: ["i-0123456789abcdef0"] }],
  ["a resource group", { resourceGroup: "web" }, { key: "resource-groups:Name", values: ["web"] }],
  ["every node", { allNodes: true }, { key: "InstanceIds", values: ["*"] }],
])("nodes may be named by %s", (_, targets, expected) => {
  expect(made({ targets }).only(TYPE).targets).toEqual([expected]);
});

test("patch groups of one key are one entry, in an order of its own", () => {
  const { stack, all } = fleet();
  const baselines = [PatchBaseline.predefined(stack, "Amazon", { operatingSystem: "AMAZON_LINUX_2023" })];
  const [web, db] = ["web", "db"].map((patchGroup) => new PatchGroup(stack, patchGroup, { patchGroup, baselines }));

  new PatchAssociation(stack, "Nightly", { ...SCAN, targets: { patchGroups: [web as PatchGroup, db as PatchGroup] } });

  expect(Object.values(all(TYPE))[0]?.targets).toEqual([{ key: "tag:Patch Group", values: ["db", "web"] }]);
});

test("logs say where the output goes, for scan and install apart", () => {
  const { stack, all } = fleet();
  const logs = PatchLogs.fromBucket({ bucket: "patch-logs" });

  new PatchAssociation(stack, "Nightly", { ...SCAN, associationName: "nightly", logs });

  expect(Object.values(all(TYPE))[0]?.output_location).toMatchObject({ s3_bucket_name: "patch-logs" });
});

test("an installation that does not wait for its schedule is told", () => {
  const { association } = made({
    operation: "Install",
    rebootOption: "RebootIfNeeded",
    applyOnlyAtCronInterval: false,
  });

  expect(warningsOn(association)).toEqual([
    expect.stringContaining(
      "applyOnlyAtCronInterval: expected true for an association that installs, got false; " +
        "it would install when it is applied, at each change, and on each node that joins its targets [PM565]",
    ),
  ]);
});

test("a tag key that has the prefix already would get a second one", () => {
  const { association } = made({ targets: { tags: { "tag:Stage": ["prod"] } } });

  expect(warningsOn(association)).toEqual([
    'targets.tags["tag:Stage"] (the key): expected the tag\'s own key, got "tag:Stage"; write "Stage" [PM522]',
  ]);
});

test("what is not known yet passes", () => {
  const { stack, all } = fleet();
  const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;

  new PatchAssociation(stack, "Nightly", {
    operation: "Scan",
    targets: { instanceIds: [text] },
    scheduleExpression: text,
    associationName: text,
    complianceSeverity: text as never,
    maxConcurrency: text,
    baselineTags: { key: text, values: [text] },
    outputS3Bucket: text,
  });

  expect(Object.values(all(TYPE))[0]).toMatchObject({ association_name: "${var.text}" });
});

test("everything that is wrong is told at once, each where it was typed", () => {
  expect(
    refused({
      operation: "Instal",
      targets: { instanceIds: ["web-1"], allNodes: true },
      scheduleExpression: "every tuesday",
      complianceSeverity: "INFORMATIONAL",
      maxErrors: "101%",
      outputS3KeyPrefix: "a",
      tag: {},
    }),
  ).toBe(
    [
      "patch association fleet/Nightly is not valid",
      "  - targets: expected one way to name nodes, got instanceIds and allNodes [PM001]",
      "  - outputS3KeyPrefix: expected outputS3Bucket beside it, but it is missing; there would be no output [PM001]",
      "  - tag: there is no such property; did you mean tags [PM001]",
      '  - operation: expected one of Scan, Install, got "Instal"; did you mean Install [PM540]',
      '  - maxErrors: expected a count from 0, or a percentage from "0%" to "100%", got "101%" [PM520]',
      '  - scheduleExpression: expected cron(…), rate(…) or at(…), got "every tuesday"; such as cron(0 2 ? * SUN *) [PM561]',
      '  - complianceSeverity: expected one of CRITICAL, HIGH, MEDIUM, LOW, UNSPECIFIED, got "INFORMATIONAL" [PM566]',
    ].join("\n"),
  );
});

test.each<[object, string]>([
  [
    { scheduleExpression: undefined },
    'scheduleExpression: missing, expected a Schedule or a string such as "cron(0 2 ? * SUN *)" [PM001]',
  ],
  [
    { scheduleExpression: Schedule.patchTuesday({ plusDays: 2, at: "02:00" }) },
    "scheduleExpression: expected a schedule without an offset, got one with it; State Manager knows none through Terraform, a maintenance window does [PM001]",
  ],
  [
    { scheduleExpression: "rate(29 minutes)", applyOnlyAtCronInterval: false },
    'scheduleExpression: expected a rate of at least 30 minutes and less than 31 days, got "rate(29 minutes)" [PM562]',
  ],
  [
    { scheduleExpression: "rate(31 days)", applyOnlyAtCronInterval: false },
    'scheduleExpression: expected a rate of at least 30 minutes and less than 31 days, got "rate(31 days)" [PM562]',
  ],
  [
    { scheduleExpression: "rate(a week)" },
    'scheduleExpression: expected a positive whole number and minutes, hours or days, got "a week"; such as cron(0 2 ? * SUN *) [PM561]',
  ],
  [
    { scheduleExpression: "rate(1 day)" },
    "applyOnlyAtCronInterval: expected false with a rate, got true; AWS does not support it, so write a cron, or false if it may run immediately and at each change as well [PM564]",
  ],
  [
    { targets: undefined },
    "targets: missing, expected patchGroups, tags, instanceIds, resourceGroup or allNodes; it would run nowhere [PM569]",
  ],
  [{ targets: { tags: { Stage: [] } } }, 'targets.tags["Stage"]: expected 1 to 50 values, got 0 [PM569]'],
  [{ targets: { allNodes: "yes" } }, 'targets.allNodes: expected true or no value, got "yes" [PM001]'],
  [
    { targets: { instanceIds: ["web-1"] } },
    'targets.instanceIds[0]: expected i- and 8 or 17 hexadecimal digits, or mi- and 17, got "web-1" [PM570]',
  ],
  [
    { outputS3Bucket: "ab" },
    'outputS3Bucket: expected 3 to 63 characters out of lower-case letters, digits, "-" and ".", a letter or digit first and last, got "ab" [PM572]',
  ],
  [
    { associationName: "a b" },
    'associationName: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "a b" [PM560]',
  ],
  [
    { waitForSuccessTimeoutSeconds: 0 },
    "waitForSuccessTimeoutSeconds: expected a whole number from 1 to 2592000, got 0 [PM574]",
  ],
  [{ baselineTags: { key: "Stage" } }, "baselineTags.values: missing, expected 1 to 50 strings [PM001]"],
  [
    { baselineTags: { key: "a;b", values: ["c"] } },
    'baselineTags: expected Key=K,Values=V out of letters, digits, spaces and _.:/=+-@, got "Key=a;b,Values=c" [PM568]',
  ],
  [
    { baselineTags: { key: "a", values: ["c"] }, baselineOverride: "s3://a/b.json" },
    "baselineOverride: expected nothing beside baselineTags, got a value; AWS-RunPatchBaselineAssociation lacks it [PM001]",
  ],
  [{ logs: "bucket" }, 'logs: expected a PatchLogs or PatchLogs.fromBucket(…), got "bucket" [PM001]'],
  [{ region: "Frankfurt" }, 'region: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM575]'],
])("refuses %j", (props, message) => {
  expect(refused(props).split("\n  - ")).toContain(message);
});

test.each(["rate(30 minutes)", "rate(30 days)", "rate(743 hours)"])("takes %s", (scheduleExpression) => {
  expect(made({ scheduleExpression, applyOnlyAtCronInterval: false }).only(TYPE)).toMatchObject({
    schedule_expression: scheduleExpression,
  });
});

test.each<[object, string]>([
  [
    { scheduleExpression: "cron(0 2 ? JAN SUN *)" },
    'scheduleExpression: expected * for the month, got "cron(0 2 ? JAN SUN *)"; State Manager does not support months, a maintenance window does [PM563]',
  ],
  [
    { targets: { tags: { Stage: ["prod"], Team: ["web"] } } },
    "targets.tags: expected one tag key, got Stage and Team; AWS's texts disagree whether an association accepts several [PM571]",
  ],
  [
    { baselineTags: { key: "Stage", values: ["prod"] }, syncCompliance: "AUTO" },
    "syncCompliance: expected MANUAL with baselineTags, got AUTO; a node would count as compliant once the command has run, whatever is missing [PM567]",
  ],
  [
    { scheduleExpression: "at(2020-01-01T02:00:00)" },
    'scheduleExpression: expected a date still to come, got "2020-01-01T02:00:00", which is over; remove it or give it a later date [PM578]',
  ],
  [
    { scheduleExpression: "cron(0 2 ? * 1 *)" },
    'scheduleExpression: expected names as day of week, got "1"; AWS counts from 1 for Sunday, other crons do not; write SUN [PM578]',
  ],
])("warns of %j", (props, message) => {
  expect(warningsOn(made(props).association).join("\n")).toContain(message);
});

test.each(["cron(0 */30 * * * ? *)", "cron(0 0 2 ? * SUN *)", "cron(0 2 ? * TUE#3 *)", "cron(0 2 ? * 3L *)"])(
  "warns of nothing in %s, a sample of AWS",
  (cron) => {
    expect(warningsOn(made({ scheduleExpression: cron }).association).join("\n")).not.toContain("scheduleExpression");
  },
);

test("an association of a plan that names the parameter for its nodes, and no nodes, is told [PM573]", () => {
  const check = ALL_CHECKS.find(({ id }) => id === "PM573");
  const problems = new Problems();

  (check as unknown as { find: (model: object, tools: object) => void }).find(
    { automationTargetParameterName: "InstanceId", targets: [] },
    { problems },
  );

  expect(() => problems.throwIfAny("association")).toThrow(
    "targets: missing, expected targets beside automation_target_parameter_name; the service wants both",
  );
});

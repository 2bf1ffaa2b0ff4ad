import { ACCOUNTS, DEFINITION, RINGS } from "./given";
import { fleet, lockFileWith } from "./given-fleets";

test("what is wrong with several parts of the definition is said at once, beside what is wrong with the fleet", () => {
  const [baseline, window] = [DEFINITION.baselines.AmazonLinux2023, DEFINITION.maintenanceWindows.Sunday];
  const environment = {
    ...DEFINITION,
    baselines: { A: { ...baseline, name: "a" }, B: { ...baseline, approvalRules: [{ approveAfterDays: 400 }] } },
    patchGroups: { Web: { patchGroup: "web", baselines: ["B"] } },
    maintenanceWindows: {
      Sunday: { ...window, duration: 30, patchTasks: { Install: { operation: "Instal", rebotOption: "NoReboot" } } },
    },
  };
  const ofParts = [
    '  - environment.baselines.A.name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "a" [PM101]',
    "  - environment.baselines.B.approvalRules[0].approveAfterDays: expected a whole number from 0 to 360, got 400 [PM114]",
    "  - environment.maintenanceWindows.Sunday.duration: expected a whole number from 1 to 24, got 30 [PM310]",
    "  - environment.maintenanceWindows.Sunday.patchTasks.Install.rebotOption: there is no such property; did you mean rebootOption [PM001]",
    '  - environment.maintenanceWindows.Sunday.patchTasks.Install.operation: expected one of Scan, Install, got "Instal"; did you mean Install [PM540]',
  ];

  expect(() => fleet({ environment })).toThrow(new Error(["patch fleet is not valid", ...ofParts].join("\n")));
  expect(() => fleet({ environment, accounts: [{ ...ACCOUNTS[0], ring: "dve" }] })).toThrow(
    new Error(
      [
        "patch fleet is not valid",
        '  - accounts[0].ring: expected one of dev, test, prod, got "dve"; did you mean dev [PM803]',
        ...ofParts,
      ].join("\n"),
    ),
  );
});

const POLICY = {
  name: "all",
  operation: "Scan",
  baselines: ["AmazonLinux2023"],
  targets: { allNodes: true },
  scanSchedule: "cron(0 1 * * ? *)",
  localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
  localDeploymentExecutionRoleName: "execution",
};

test("groups, targets, policies, what surrounds tasks and the lock file are told with the rest", () => {
  const [baseline, window] = [DEFINITION.baselines.AmazonLinux2023, DEFINITION.maintenanceWindows.Sunday];
  const environment = {
    ...DEFINITION,
    patchGroups: { Web: { ...DEFINITION.patchGroups.Web, tagKey: "patchgroup" } },
    maintenanceWindows: { Sunday: { ...window, targets: { Batch: { instanceIds: ["x-1"] } } } },
    patchPolicies: { All: { ...POLICY, opration: "Scan" } },
    operations: { logs: { retentionInDays: 5 } },
  };
  const ofParts = (place: string) => [
    `  - ${place}operations.logs.retentionInDays: expected logGroupName beside it, but it is missing; name the log group [PM702]`,
    `  - ${place}patchGroups.Web.tagKey: expected one of Patch Group, PatchGroup, got "patchgroup"; did you mean Patch Group [PM202]`,
    `  - ${place}maintenanceWindows.Sunday.targets.Batch.instanceIds[0]: expected i- and 8 or 17 hexadecimal digits, or mi- and 17, got "x-1" [PM415]`,
    `  - ${place}patchPolicies.All.opration: there is no such property; did you mean operation [PM001]`,
  ];
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2026-13-01", from: "test", on: "2026-11-02" } });
  const ofLock = `line 1, rings.prod.approveUntilDate: expected a valid date as YYYY-MM-DD, got "2026-13-01" [PM820]`;
  const baselines = { AmazonLinux2023: { ...baseline, name: "a" } };

  expect(() => fleet({ environment })).toThrow(
    new Error(["patch fleet is not valid", ...ofParts("environment.")].join("\n")),
  );
  expect(() => fleet({ lockFile })).toThrow(new Error(`patch-lock.json is not valid\n  - ${ofLock}`));
  const [logs = "", ...others] = ofParts("environment.");
  expect(() => fleet({ environment: { ...environment, baselines }, lockFile })).toThrow(
    new Error(
      [
        "patch fleet is not valid",
        `  - patch-lock.json, ${ofLock}`,
        logs,
        '  - environment.baselines.AmazonLinux2023.name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "a" [PM101]',
        ...others,
      ].join("\n"),
    ),
  );
});

test("a single mistake of the definition is told of the definition, and not of the account that is made first", () => {
  const maintenanceWindows = { Sunday: { ...DEFINITION.maintenanceWindows.Sunday, scheduleTimezone: "Europe/Pari" } };

  expect(() => fleet({ environment: { ...DEFINITION, maintenanceWindows } })).toThrow(
    /^patch fleet is not valid\n {2}- environment\.maintenanceWindows\.Sunday\.scheduleTimezone: .*\[PM324\]$/,
  );
});

test("what only an account shows is told with the accounts that are refused as well", () => {
  const topicArn = "arn:aws:sns:eu-central-1:111111111111:slack";
  const notifications = { topicArn, events: ["compliance"] };
  const environment = { ...DEFINITION, operations: { serviceRole: {}, notifications } };
  const [dev, test_] = ACCOUNTS;
  const more = ["444444444444", "555555555555"].map((id) => ({ ...test_, id, name: `test-${id}` }));

  expect(() => fleet({ environment, accounts: [dev, test_, ...more] })).toThrow(
    /^patch notifications test-444444444444\/Default\/PatchNotifications is not valid\n {2}- topicArn: expected a topic of account 444444444444, .*\[PM717\]\n {4}PM717 also in 2 more stacks: test-555555555555, test-eu\.$/,
  );
});

test("what rings and accounts make of a definition is told of all of them, each by its name", () => {
  const [dev, test_, prod] = RINGS;
  const rings = [{ ...dev, maintenanceWindows: { Sunday: { schedule: "cron(0 22 ? * TUES *)" } } }, test_, prod];
  const accounts = [...ACCOUNTS, { id: "444444444444", name: "prod-eu", ring: "prod", overrides: { maxErrors: "x" } }];

  expect(() => fleet({ rings, accounts })).toThrow(
    new Error(
      [
        "patch fleet is not valid",
        '  - ring dev, maintenanceWindows.Sunday.schedule: expected day of week from 1 to 7 or SUN to SAT, got "TUES"; write TUE [PM320]',
        '  - account prod-eu, maintenanceWindows.Sunday.patchTasks.Install.maxErrors: expected a count from 0, or a percentage from "0%" to "100%", got "x" [PM520]',
      ].join("\n"),
    ),
  );
});

test("an override of a window is not doubted where the windows cannot be read", () => {
  const { maintenanceWindows, ...definition } = DEFINITION;

  expect(() => fleet({ environment: { ...definition, maintenanceWindows: [] } })).toThrow(
    new Error(
      "patch fleet is not valid\n  - environment.maintenanceWindows: expected an object, got a list of 0 entries [PM001]",
    ),
  );
  expect(() => fleet({ environment: { ...definition, maintenancewindows: maintenanceWindows } })).toThrow(
    new Error(
      "patch fleet is not valid\n  - environment.maintenancewindows: there is no such property; did you mean maintenanceWindows [PM001]",
    ),
  );
});

test("a rule that is nothing is refused in words", () => {
  const AmazonLinux2023 = { ...DEFINITION.baselines.AmazonLinux2023, approvalRules: [null] };

  expect(() => fleet({ environment: { ...DEFINITION, baselines: { AmazonLinux2023 } } })).toThrow(
    "approvalRules[0]: expected an object, got null",
  );
});

test("a rule without a delay is named as such, and not as a promise that rings break", () => {
  const { baselines } = DEFINITION;
  const [key, baseline] = Object.entries(baselines)[0] as [string, object];
  const without = { ...baseline, approvalRules: [{ complianceLevel: "HIGH" }] };

  expect(() => fleet({ environment: { ...DEFINITION, baselines: { ...baselines, [key]: without } } })).toThrow(
    `patch fleet is not valid\n  - environment.baselines.${key}.approvalRules[0]: ` +
      "expected approveAfterDays or approveUntilDate, got neither; the provider would approve " +
      "immediately, so write approveAfterDays: 0 if that is meant [PM113]",
  );
});

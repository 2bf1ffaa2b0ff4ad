import "../../modules/jest-matchers";
import { SsmPatchBaseline } from "@cdktf/provider-aws/lib/ssm-patch-baseline";
import { UNKNOWN } from "../../model/values/unknown";
import { PatchBaseline } from "../../modules/patch-baseline";
import { baseline, filter, rule } from "../model/explain/given";
import { fleet } from "../support/fleet";

const security = baseline({
  approvalRules: [
    rule({
      approveAfterDays: 7,
      patchFilters: [filter("CLASSIFICATION", "Security"), filter("SEVERITY", "Critical", "Important")],
    }),
  ],
  rejectedPatches: ["system-release.*", "kernel*"],
});

const failure = (check: () => void): string => {
  try {
    check();
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

test("toApprove asks about a security patch, unless it is told otherwise", () => {
  expect(security).toApprove({ severity: "Important", releasedDaysAgo: 8 });
  expect(security).not.toApprove({ severity: "Important", releasedDaysAgo: 7 });
  expect(security).not.toApprove({ severity: "Low" });
  expect(security).not.toApprove({ severity: "Important", classification: "Bugfix" });
  expect(security).not.toApprove({ severity: "Important", name: "kernel-tools" });
});

test("toApprove takes constructs", () => {
  const { stack } = fleet();

  const linux = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3 }],
  });

  expect(linux.resource).toBeInstanceOf(SsmPatchBaseline);
  expect(linux).toApprove({ severity: "Medium", releasedDaysAgo: 4 });
  expect(linux).not.toApprove({ severity: "Medium", releasedDaysAgo: 2 });
});

test("toApprove knows the words of each system", () => {
  const windows = baseline({
    operatingSystem: "WINDOWS",
    approvalRules: [rule({ patchFilters: [filter("CLASSIFICATION", "SecurityUpdates")] })],
  });
  const ubuntu = baseline({
    operatingSystem: "UBUNTU",
    approvalRules: [rule({ patchFilters: [filter("PRIORITY", "Required")] })],
  });

  expect(windows).toApprove({ msrcSeverity: "Critical" });
  expect(windows).not.toApprove({ msrcSeverity: "Critical", patchSet: "APPLICATION" });
  expect(ubuntu).toApprove({ priority: "Required", releasedDaysAgo: 0 });
  expect(ubuntu).not.toApprove({ priority: "Required", security: false });
});

test("toApprove with a rule that has a date needs the moment", () => {
  const until = baseline({ approvalRules: [rule({ approveUntilDate: "2026-01-31" })] });

  expect(until).toApprove({ at: new Date("2026-02-03T00:00:00Z"), releasedDaysAgo: 5 });
  expect(until).not.toApprove({ at: new Date("2026-02-03T00:00:00Z"), releasedDaysAgo: 1 });
  expect(() => expect(until).toApprove({})).toThrow(
    "expected at, the moment of the question, for the baseline has a rule with approveUntilDate",
  );
});

test("toReject takes a name, alone or with version and release", () => {
  expect(security).toReject("system-release");
  expect(security).toReject("system-release-2-15");
  expect(security).toReject("kernel");
  expect(security).not.toReject("openssl");
});

const sunday = {
  name: "Sunday",
  schedule: "cron(0 2 ? * SUN *)",
  scheduleTimezone: "Asia/Seoul",
  duration: 3,
  cutoff: 1,
  allowUnassociatedTargets: false,
  enabled: true,
  tags: {},
  targets: [],
  tasks: [],
};

test("toRunNextAt compares moments, on whichever clock they are told", () => {
  const from = "2026-12-01T00:00Z";

  expect(sunday).toRunNextAt("2026-12-06T02:00[Asia/Seoul]", { from });
  expect(sunday).toRunNextAt("2026-12-05T17:00Z", { from });
  expect(sunday).toRunNextAt(new Date("2026-12-05T17:00:00Z"), { from: new Date(from) });
  expect(sunday).not.toRunNextAt("2026-12-06T02:00Z", { from });
  expect({ ...sunday, enabled: false }).not.toRunNextAt("2026-12-06T02:00[Asia/Seoul]", { from });
});

test.each<[string, () => void, string]>([
  [
    "waits",
    () => expect(security).toApprove({ severity: "Important", releasedDaysAgo: 2 }),
    'expected the baseline to approve {"severity":"Important","releasedDaysAgo":2}, but it is waiting for 5 more days',
  ],
  [
    "is not selected",
    () => expect(security).toApprove({ severity: "Low" }),
    'expected the baseline to approve {"severity":"Low"}, but it is not selected: severity is Low, expected Critical or Important',
  ],
  [
    "is rejected",
    () => expect(security).toApprove({ name: "kernel" }),
    'expected the baseline to approve {"name":"kernel"}, but it is rejected by kernel*',
  ],
  [
    "is approved",
    () => expect(security).not.toApprove({ severity: "Critical" }),
    'expected the baseline not to approve {"severity":"Critical"}, but it is approved by approvalRules[0]',
  ],
  [
    "cannot be judged",
    () => expect({ ...security, approvalRules: UNKNOWN }).toApprove({}),
    "expected the baseline to approve {}, but it is not to be judged: the approval rules are not known yet",
  ],
  [
    "is not in the list",
    () => expect(security).toReject("openssl"),
    "expected the baseline to reject openssl, but no entry of rejectedPatches names it",
  ],
  [
    "is in the list",
    () => expect(security).not.toReject("kernel"),
    "expected the baseline not to reject kernel, but its entry kernel* names it",
  ],
  [
    "runs at another time",
    () => expect(sunday).toRunNextAt("2026-12-07T00:00Z", { from: "2026-12-01T00:00Z" }),
    "expected the window to run next at 2026-12-07T00:00Z, but it runs at 2026-12-06T02:00[Asia/Seoul] (2026-12-05T17:00:00.000Z)",
  ],
  [
    "has no known schedule",
    () => expect({ ...sunday, schedule: UNKNOWN }).toRunNextAt("2026-12-07T00:00Z", { from: "2026-12-01T00:00Z" }),
    "expected the window to run next at 2026-12-07T00:00Z, but its schedule is not known before Terraform runs",
  ],
  ["is something else", () => expect("linux").toApprove({}), 'expected a PatchBaseline or its model, got "linux"'],
])("tells why, when it %s", (_, check, message) => {
  expect(failure(check)).toBe(message);
});

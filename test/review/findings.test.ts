import type { KeyedFinding } from "../../review/findings/keyed-finding";
import { reviewedFindings } from "../../review/findings/reviewed-finding";
import { inTerraformNames } from "../../review/findings/terraform-names";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { ChangedPlan, commandOf } from "./changed-plans";
import { AT, stackOf } from "./given-reviews";
import type { Open } from "./stories/example";
import { STORIES } from "./stories/stories";

const findingsOf = (plan: ChangedPlan) =>
  plan.review().stacks.flatMap(({ findings }) => findings.map(({ checkId, path, risk }) => [checkId, path, risk]));
const RULE = (severity: string, days: number): Open => ({
  approve_after_days: days,
  approve_until_date: "",
  compliance_level: "CRITICAL",
  enable_non_security: false,
  patch_filter: [
    { key: "CLASSIFICATION", values: ["Security"] },
    { key: "SEVERITY", values: [severity] },
  ],
});

test("a finding is accepted by a call or by the option in a program, and by the option alone in HCL", () => {
  const finding: KeyedFinding = {
    key: "aws_ssm_patch_group.web",
    checkId: "PM602",
    severity: "warning",
    path: "",
    message: "nothing targets it",
    because: "Nothing scans its nodes.",
    fix: "target it, or accept this (acceptFinding) with a reason",
  };
  const fixes = (paths: Readonly<Record<string, string>>) =>
    reviewedFindings([finding], [], { today: AT, paths: new Map(Object.entries(paths)) }).map(({ fix }) => fix);

  expect(fixes({ [finding.key]: "patching/Web" })).toEqual([
    "target it, or accept this (acceptFinding or --accept) with a reason",
  ]);
  expect(fixes({ "aws_ssm_patch_group.db": "patching/Db" })).toEqual([
    "target it, or accept this (--accept) with a reason",
  ]);
  expect(fixes({})).toEqual(["target it, or accept this (--accept) with a reason"]);
});

describe("a finding is new if what it is about is new", () => {
  /** The second rule names a severity that Amazon Linux does not have. */
  const withOldFinding = (change: (after: Open) => void) =>
    new ChangedPlan().update("linux", (after, before) => {
      before.approval_rule = [RULE("Critical", 7), RULE("Moderate", 7)];
      after.approval_rule = structuredClone(before.approval_rule);
      change(after);
    });
  const moderate = (plan: ChangedPlan) =>
    plan
      .review()
      .stacks.flatMap(({ findings }) => findings)
      .filter(({ message }) => message.includes("Moderate"))
      .map(({ path }) => path);

  test("so that a rule put on top brings up no old one of the next", () => {
    expect(moderate(withOldFinding((after) => after.approval_rule.unshift(RULE("Important", 3))))).toEqual([]);
  });

  test("so that another delay of the rule brings it up no more either", () => {
    expect(moderate(withOldFinding((after) => (after.approval_rule[1].approve_after_days = 9)))).toEqual([]);
  });

  test("so that a new rule with the same fault is told", () => {
    const added = withOldFinding((after) =>
      after.approval_rule.push({ ...RULE("Moderate", 3), compliance_level: "LOW" }),
    );

    expect(moderate(added)).toEqual(["approval_rule[2].patch_filter SEVERITY[0]"]);
  });

  /** What is said of an object as a whole, of which there may be several. */
  const messages = (plan: ChangedPlan, checkId: string) =>
    plan
      .review()
      .stacks.flatMap(({ findings }) => findings)
      .filter((finding) => finding.checkId === checkId)
      .map(({ object, message }) => [object, message]);
  const targeting = (...values: string[]) => [{ key: "tag:Patch Group", values: ["dev-web", "prod-web", ...values] }];

  test("so that a second group which nobody registers is told, beside the one that was there", () => {
    const plan = new ChangedPlan().update("web", (after, before) => {
      before.targets = targeting("ghost");
      after.targets = targeting("ghost", "spirit");
    });

    expect(messages(plan, "PM601")).toEqual([
      ["aws_ssm_maintenance_window.Sunday", 'no patch group is called "spirit"'],
    ]);
  });

  test("and a number that grows is about the same thing", () => {
    const waits = (before: number, after: number) =>
      new ChangedPlan().update("linux", (open, old) => {
        old.approval_rule[0].approve_after_days = before;
        open.approval_rule[0].approve_after_days = after;
      });

    expect(messages(waits(7, 45), "PM118")).toHaveLength(1);
    expect(messages(waits(40, 45), "PM118")).toEqual([]);
  });

  test("so that groups which count moves to other addresses bring up no old one, and a new group among them its own", () => {
    const registered = (...groups: (string | undefined)[]) => {
      const plan = new ChangedPlan();
      const at = (group: string | undefined): Open =>
        group === undefined ? null : { ...plan.at("prodWeb").change.before, patch_group: group, id: `${group},pb` };
      for (let index = 0; index < groups.length; index += 2) {
        const [before, after] = [at(groups[index]), at(groups[index + 1])];
        const address = `aws_ssm_patch_group.each[${index / 2}]`;
        if (before === null) plan.create(address, after);
        else plan.resource(address, before, after);
      }
      return messages(plan, "PM602");
    };

    expect(registered("b", "a", "c", "b", undefined, "c")).toEqual([
      ["aws_ssm_patch_group.each[0]", 'no maintenance window targets the patch group "a"'],
    ]);
    expect(registered("a", "b", "b", "c", "c", undefined)).toEqual([]);
  });

  test.each([0, 1])(
    "so that a group which loses the registration of one of its systems, number %i, brings up no old one",
    (lost) => {
      const plan = new ChangedPlan();
      const before = { ...plan.at("prodWeb").change.before, patch_group: "batch" };
      for (const index of [0, 1]) {
        const address = `aws_ssm_patch_group.each[${index}]`;
        plan.resource(address, { ...before, id: `batch,${index}` }, ...(index === lost ? [null] : []));
      }

      expect(messages(plan, "PM602")).toEqual([]);
    },
  );

  test("and an old one is told where all are asked for, and weighs nothing", () => {
    const plan = withOldFinding((after) => after.approval_rule.unshift(RULE("Important", 3)));
    const [all, fresh] = [true, false].map((allFindings) => reviewStacks([plan.stack()], { at: AT, allFindings }));

    expect(all?.stacks[0]?.findings.filter(({ isStanding }) => isStanding).map(({ risk }) => risk)).toContain("none");
    expect(all?.risk).toBe(fresh?.risk);
    expect(renderTerminal(all as NonNullable<typeof all>)).toContain("there before this plan");
    expect(renderTerminal(fresh as NonNullable<typeof fresh>)).not.toContain("there before this plan");
  });
});

describe("a plan of plain HCL", () => {
  test.each([
    ["approvalRules[1].enableNonSecurity", "approval_rule[1].enable_non_security"],
    ["approvalRules[0].patchFilters.msrcSeverity", "approval_rule[0].patch_filter MSRC_SEVERITY"],
    ["globalFilters.patchSet", "global_filter PATCH_SET"],
    ["a listed msrcSeverity of Windows Server", "a listed MSRC_SEVERITY of Windows Server"],
    ["runCommand.notificationConfig.notificationArn", "runCommand.notification_config.notification_arn"],
    [
      "tasks[aws_ssm_maintenance_window_task.Install].maxErrors",
      "tasks[aws_ssm_maintenance_window_task.Install].max_errors",
    ],
    ["rejectedPatches[3]", "rejected_patches[3]"],
    ["baselines[0]", "baseline_id"],
    ["approvalRules[0] waits 0 days, and more", "approval_rule[0] waits 0 days, and more"],
    ["AmazonLinux2 and tag:PatchGroup", "AmazonLinux2 and tag:PatchGroup"],
  ])("reads of %s in Terraform's names", (own, terraform) => {
    expect(inTerraformNames(own)).toBe(terraform);
  });

  test.each([
    ['add a task such as addPatchTask("Install", …)', "add a task such as aws_ssm_maintenance_window_task.Install"],
    [
      "open the window later: Schedule.patchTuesday({ plusDays: … })",
      "open the window later: a schedule on TUE#2 with a schedule_offset",
    ],
    ['leave product out, or write unlisted("Debian12") if AWS has it', "leave product out, or keep it if AWS has it"],
    ["use addRunCommandTask", "use task_type RUN_COMMAND"],
    ["installWaits", "parameter ConfigurationOptionsInstallNextInterval"],
  ])("is not told to call what it cannot: %s", (own, terraform) => {
    expect(inTerraformNames(own)).toBe(terraform);
  });

  test("reads no name of our properties in whatever is found in it", () => {
    const stacks = Object.keys(STORIES).map((name) => stackOf(name));
    const { stacks: reviewed } = reviewStacks(stacks, { at: AT, allFindings: true });
    const texts = reviewed.flatMap(({ findings }) =>
      findings.flatMap(({ path, message, because = "", fix = "" }) => [path, message, because, fix]),
    );
    const names = texts.flatMap((text) => text.match(/\b[a-z]+(?:[A-Z][a-z\d]*)+\b|unlisted|npx|Schedule\./g) ?? []);

    expect(texts.length).toBeGreaterThan(1000);
    expect([...new Set(names)]).toEqual([]);
  });

  test.each([["of no construct"], ["of constructs"]])("after which nobody patches a group weighs high: %s", (made) => {
    const plan = new ChangedPlan().delete("web");
    const addresses: readonly string[] = plan.plan.resource_changes.map(({ address }: Open) => address);
    const paths = new Map(made === "of constructs" ? addresses.map((address) => [address, address.slice(8)]) : []);

    const { risk, stacks } = reviewStacks([{ ...plan.stack(), paths }], { at: AT });

    expect(risk).toBe("high");
    expect(stacks.flatMap(({ findings }) => findings.map((one) => [one.checkId, one.risk]))).toEqual([
      ["PM602", "medium"],
      ["PM602", "medium"],
    ]);
  });

  test("is told in Terraform's names, and a program's in ours", () => {
    const stack = stackOf("approved-at-once");
    const paths = new Map([["aws_ssm_patch_baseline.Linux", "patching/Linux"]]);

    expect(renderTerminal(reviewStacks([stack], { at: AT }))).toContain("approval_rule[0].approve_after_days");
    expect(renderTerminal(reviewStacks([{ ...stack, paths }], { at: AT }))).toContain(
      "approvalRules[0].approveAfterDays",
    );
  });

  test("does not have to write what AWS does anyway", () => {
    const plan = new ChangedPlan().update("install", (after) => {
      commandOf(after).parameter = [{ name: "Operation", values: ["Install"] }];
    });

    expect(findingsOf(plan)).toEqual([["PM542", "parameter RebootOption", "medium"]]);
  });
});

test("a registration that changes nothing about a baseline brings up no finding about it", () => {
  const baseline_id = new ChangedPlan().at("linux").change.before.id;
  const plan = new ChangedPlan().create("aws_ssm_default_patch_baseline.D", {
    baseline_id,
    operating_system: "AMAZON_LINUX_2023",
  });

  expect(findingsOf(plan)).toEqual([]);
});

test("nor one that stood there before: a gap of the baseline is no news of who comes to follow it", () => {
  const plan = new ChangedPlan();
  const { change } = plan.at("linux");
  for (const side of [change.before, change.after]) side.approval_rule = [RULE("Medium", 7)];
  const { id: baseline_id, region } = change.before;
  plan.create("aws_ssm_patch_group.New", { patch_group: "prod-new", baseline_id, region });
  plan.create("aws_ssm_default_patch_baseline.D", { baseline_id, operating_system: "AMAZON_LINUX_2023", region });
  const ids = (allFindings: boolean) =>
    reviewStacks([plan.stack()], { at: AT, allFindings })
      .stacks.flatMap(({ findings }) => findings)
      .filter(({ key }) => key === "aws_ssm_patch_baseline.Linux")
      .map(({ checkId }) => checkId);

  expect(ids(true)).toEqual(expect.arrayContaining(["PM125", "PM126"]));
  expect(ids(false)).toEqual([]);
});

test("a scan that is never stopped by failures is no finding", () => {
  const scanning = (errors: string) =>
    new ChangedPlan().update("install", (after) => {
      commandOf(after).parameter = [{ name: "Operation", values: ["Scan"] }];
      after.max_errors = errors;
    });

  expect(findingsOf(scanning("100%")).map(([id]) => id)).not.toContain("PM630");
  expect(
    findingsOf(new ChangedPlan().update("install", (after) => (after.max_errors = "100%"))).map(([id]) => id),
  ).toContain("PM630");
});

test("a finding has one level: the terminal marks what is information by another sign than a warning", () => {
  const stack = stackOf("caller-asked-for");
  const review = reviewStacks([stack], { at: AT, allFindings: true });
  const levels = new Map(review.stacks.flatMap(({ findings }) => findings.map((one) => [one.checkId, one.severity])));
  const signs = [...renderTerminal(review).matchAll(/([!i]) (PM\d+)/g)].map(([, sign, id]) => [id, sign]);

  expect(levels.get("PM126")).toBe("information");
  expect(signs).toContainEqual(["PM126", "i"]);
  for (const [id, sign] of signs) expect(sign).toBe(levels.get(id as string) === "information" ? "i" : "!");
});

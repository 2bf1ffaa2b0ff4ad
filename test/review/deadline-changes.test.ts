import type { PromiseNote } from "../../model/arrival/promise-note";
import { PatchDeadlines } from "../../model/deadlines/patch-deadlines";
import { headlineOf } from "../../review/render/headline";
import { reviewStacks } from "../../review/review";
import type { StackDeclaration } from "../../review/stacks/review-stack";
import { ChangedPlan, commandOf } from "./changed-plans";
import { noted } from "./given-deadlines";
import { thawed } from "./given-freezes";
import { AT } from "./given-reviews";
import type { Open } from "./stories/example";

function waiting(days: number, was = 7) {
  return new ChangedPlan().update("linux", (after: Open, before: Open) => {
    before.approval_rule[0].approve_after_days = was;
    after.approval_rule[0].approve_after_days = days;
  });
}

function review(plan: ChangedPlan, said: Partial<StackDeclaration>) {
  const [stack] = reviewStacks([{ ...plan.stack(), ...said }], { at: AT }).stacks;
  if (stack === undefined) throw new Error("expected a stack");
  const findings = stack.findings.filter(({ checkId }) => checkId.startsWith("PM83"));
  return { arrivals: stack.arrivals, findings };
}

test("a change that breaks a deadline says so, beside the days", () => {
  const { arrivals, findings } = review(waiting(14), { promises: noted({ Critical: 15 }) });

  expect(arrivals).toEqual([
    "Critical and Important security patches reach prod-web up to 21.2 days after release, was 14.2, except for kernel* and system-release.*, which are rejected",
    "prod-web misses its deadline from now on: Critical within 15 days",
  ]);
  expect(findings.map(({ checkId, risk }) => [checkId, risk])).toEqual([["PM831", "medium"]]);
});

test("one that keeps it from now on, too", () => {
  const { arrivals, findings } = review(waiting(7, 14), { promises: noted({ Critical: 15, Important: 15 }) });

  expect(arrivals).toContain(
    "prod-web meets its deadline from now on: Critical and Important within 15 days, except for kernel* and system-release.*, which are rejected",
  );
  expect(findings).toEqual([]);
});

test("a freeze that goes makes no missed deadline a met one: its program may have left these days out", () => {
  const promises = noted({ Critical: 15 });
  const met = [expect.stringContaining("prod-web meets its deadline from now on: Critical within 15 days")];
  const told = (plan: ChangedPlan, within = promises) =>
    review(plan, { promises: within }).arrivals.filter((text) => text.includes("deadline"));
  const waiting = (days: number, was: number) =>
    thawed().update("linux", (after: Open, before: Open) => {
      before.approval_rule[0].approve_after_days = was;
      after.approval_rule[0].approve_after_days = days;
    });

  expect(told(thawed())).toEqual([]);
  expect(told(waiting(7, 14))).toEqual(met);
  // The freeze stays, and the delay alone decides.
  const staying = waiting(7, 40);
  const frozenStill = staying.plan.resource_changes.filter(({ address }: Open) => /window/.test(address));
  for (const { change } of frozenStill) Object.assign(change, { actions: ["no-op"], after: change.before });
  expect(told(staying, noted({ Critical: 40 }))).toEqual([expect.stringContaining("Critical within 40 days")]);
  // A published rule counts every day.
  const published = noted(PatchDeadlines.cyberEssentials());
  expect(told(waiting(6, 6), published)).toEqual([expect.stringContaining("(Cyber Essentials)")]);
});

test("a run in every month that a rule asks for is a deadline as well", () => {
  const seldom = new ChangedPlan().update("sunday", (after: Open) => {
    after.schedule = "cron(0 2 1 1,4,7,10 ? *)";
  });

  const { arrivals } = review(seldom, { promises: noted(PatchDeadlines.cisControls()) });

  expect(arrivals).toContain("prod-web misses its deadline from now on: a run in every month (CIS Controls 7.3)");
});

test("a system that leaves a group leaves its deadline, which no promise tells", () => {
  const plan = new ChangedPlan();
  const { before } = plan.at("prodWeb").change;
  const baseline = {
    ...plan.at("linux").change.before,
    id: "pb-windows",
    name: "windows",
    operating_system: "WINDOWS",
  };
  plan.resource("aws_ssm_patch_baseline.Windows", { ...baseline, arn: undefined });
  plan.resource("aws_ssm_patch_group.Windows", { ...before, baseline_id: "pb-windows", id: "prod-web,w" }, null);

  expect(review(plan, { promises: noted({ Critical: 15, Important: 30 }) }).arrivals).toEqual([
    "prod-web has no deadline on Windows Server any more, was Critical within 15 days",
    "prod-web has no deadline on Windows Server any more, was Important within 30 days",
  ]);
  expect(review(plan, {}).arrivals).toEqual([]);
});

test("one that leaves it as it was, kept or broken, does not", () => {
  const told = (days: number) => review(waiting(8), { promises: noted({ Critical: days }) }).arrivals;

  expect(told(16)).toHaveLength(1);
  expect(told(10)).toHaveLength(1);
});

test("who answers for a broken deadline, and until when, stands at its finding", () => {
  const at = "patchWithin.Critical";
  const accepted = { check: "PM831", at, scope: "patching", owner: "platform", until: "2027-01-31", reason: "moving" };
  const paths = new Map([["aws_ssm_patch_group.ProdWeb", "patching/ProdWeb"]]);
  const said = { promises: noted({ Critical: 15 }), paths, acceptances: [accepted] };

  const [finding] = review(waiting(14), said).findings;

  expect(finding?.accepted).toMatchObject({ owner: "platform", until: "2027-01-31", reason: "moving" });
  expect(finding?.risk).toBe("none");
});

test("a finding about a patch group is on the group, and not on the first of the systems that it registers", () => {
  const paths = new Map([["aws_ssm_patch_group.ProdWeb", "patching/ProdWeb/AMAZON_LINUX_2023"]]);

  const [finding] = review(waiting(14), { promises: noted({ Critical: 15 }), paths }).findings;

  expect(finding?.object).toBe("patching/ProdWeb");
});

test("a promotion that moves a lock on breaks nothing: what comes later waits for the next one", () => {
  const plan = new ChangedPlan().update("linux", (after: Open, before: Open) => {
    const upTo = (date: string) => (rule: Open) => ({ ...rule, approve_after_days: 0, approve_until_date: date });
    before.approval_rule = before.approval_rule.map(upTo("2026-11-01"));
    after.approval_rule = after.approval_rule.map(upTo("2026-11-20"));
  });
  const lock = { approveUntilDate: "2026-11-20", from: "test", on: "2026-11-23" };

  const { arrivals, findings } = review(plan, {
    promises: noted({ Critical: 15 }),
    ringWait: { soakDays: 0, lock },
  });

  expect(arrivals).toEqual([]);
  expect(findings).toEqual([]);
});

test("releases that the program names are those of the arrival", () => {
  const monday = { schedule: "cron(0 6 ? * MON *)", scheduleTimezone: "UTC" };
  const promises = { releases: [{ baseline: "linux", calendar: { kind: "days", name: "release", timing: monday } }] };

  expect(review(waiting(0), { promises: promises as PromiseNote }).arrivals).toEqual([
    "Critical and Important security patches reach prod-web up to 5.6 days after release, was 12.6, except for kernel* and system-release.*, which are rejected",
  ]);
});

describe("one that is kept in part alone", () => {
  const rejecting = (was: readonly string[], is: readonly string[], days = [7, 7]) =>
    new ChangedPlan().update("linux", (after: Open, before: Open) => {
      const sides = [before, after];
      for (const [at, rejected] of [was, is].entries()) {
        sides[at].rejected_patches = rejected;
        sides[at].approval_rule[0].approve_after_days = days[at];
      }
    });
  const promised = { promises: noted({ Critical: 15, Important: 15 }) };

  test("is a finding of its own, and the days are told with what never arrives", () => {
    const { arrivals, findings } = review(rejecting([], ["kernel*"], [7, 6]), promised);

    expect(arrivals).toEqual([
      "Critical and Important security patches reach prod-web up to 13.2 days after release, was 14.2, except for kernel*, which is rejected",
    ]);
    expect(findings).toEqual([]);
  });

  test("weighs something, and says what it was", () => {
    const [stack] = reviewStacks([{ ...rejecting([], ["kernel*"]).stack(), ...promised }], { at: AT }).stacks;

    expect(stack?.findings.filter(({ checkId }) => checkId === "PM769")).toMatchObject([
      {
        key: "aws_ssm_patch_group.ProdWeb",
        path: "patchWithin",
        message:
          "deadline Critical and Important within 15 days: met, except for kernel*, which is rejected; until now without exception",
        risk: "medium",
      },
    ]);
    expect(stack?.arrivals).toEqual([]);
  });

  test("is not the headline, for a line of the plan tells why", () => {
    const review = reviewStacks([{ ...rejecting([], ["kernel*"]).stack(), ...promised }], { at: AT });

    expect(headlineOf(review).text).toBe("The kernel is rejected");
  });

  test("is no news where it was so, and good news where less is left out", () => {
    const told = (was: readonly string[], is: readonly string[]) => {
      const [stack] = reviewStacks([{ ...rejecting(was, is).stack(), ...promised }], { at: AT }).stacks;
      const messages = (stack?.findings ?? []).flatMap((one) => (one.checkId === "PM769" ? one.message : []));
      return [...(stack?.arrivals ?? []), ...messages];
    };

    expect(told(["kernel*"], ["kernel*"])).toEqual([]);
    expect(told(["kernel*"], [])).toEqual([
      "prod-web meets more of its deadline from now on: Critical and Important within 15 days",
    ]);
    expect(told(["kernel*"], ["kernel*", "glibc*"])).toEqual([
      "deadline Critical and Important within 15 days: met, except for kernel* and glibc*, which are rejected; until now except for kernel*, which is rejected",
    ]);
  });

  test("but not where patches that waited for a reboot were in force in time, and the run that only installed goes", () => {
    const plan = rejecting([], []);
    const of = (name: "sunday" | "web" | "install", more: Open) => ({
      ...structuredClone(plan.at(name).change.before),
      ...more,
    });
    const quiet = of("install", { id: "t", window_id: "mw-2", targets: [{ key: "WindowTargetIds", values: ["n"] }] });
    commandOf(quiet).parameter.push({ name: "RebootOption", values: ["NoReboot"] });
    plan
      .resource("aws_ssm_maintenance_window.N", of("sunday", { id: "mw-2", schedule: "cron(0 2 ? * WED *)" }), null)
      .resource("aws_ssm_maintenance_window_target.N", of("web", { id: "n", window_id: "mw-2" }), null)
      .resource("aws_ssm_maintenance_window_task.N", quiet, null);

    const { arrivals } = review(plan, promised);
    expect(arrivals).toContain(
      "Critical and Important security patches reach prod-web up to 14.2 days after release, was 11.2",
    );
    expect(arrivals).not.toContainEqual(expect.stringContaining("deadline"));
  });

  test("also by a run that no longer reboots", () => {
    const plan = rejecting([], []).update("install", (after: Open) => {
      const [{ parameter }] = after.task_invocation_parameters[0].run_command_parameters;
      parameter.push({ name: "RebootOption", values: ["NoReboot"] });
    });
    const [stack] = reviewStacks([{ ...plan.stack(), ...promised }], { at: AT }).stacks;

    expect(stack?.findings.find(({ checkId }) => checkId === "PM769")?.message).toBe(
      "deadline Critical and Important within 15 days: met, installed, pending a reboot; until now with the reboot included",
    );
    // A line of the plan tells why, though it weighs less.
    expect(headlineOf(reviewStacks([{ ...plan.stack(), ...promised }], { at: AT }))).toEqual({
      label: "medium",
      text: "Nodes do not reboot any more",
    });
  });
});

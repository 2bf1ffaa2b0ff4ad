import type { TerraformStack } from "cdktf";
import { PatchBaseline, type PatchBaselineProps, PatchGroup } from "../../modules";
import { readPlan } from "../../review/plan/read-plan";
import { reviewStacks } from "../../review/review";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { synthesise } from "./synthesise";

const DAYS = { approveAfterDays: 7 };

const linux = (stack: TerraformStack, id: string, more: Partial<PatchBaselineProps<"AMAZON_LINUX_2">> = {}) =>
  new PatchBaseline(stack, id, {
    name: `${id}-baseline`,
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [DAYS],
    ...more,
  });

const ubuntu = (stack: TerraformStack) =>
  new PatchBaseline(stack, "Ubuntu", { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{}] });

describeWithTerraform("an environment that changes", () => {
  test(
    "a patch group moves to another baseline: its registration is replaced at the same address, and apply succeeds",
    withOfflineAws(async ({ terraform, offline }) => {
      const withGroupOf = (which: "First" | "Second") =>
        synthesise((stack) => {
          const baselines = { First: linux(stack, "First"), Second: linux(stack, "Second") };
          new PatchGroup(stack, "Critical", { patchGroup: "Critical", baselines: [baselines[which]] });
        });
      const one = terraform(withGroupOf("First"));
      await one.apply();

      one.configure(withGroupOf("Second"));
      await one.plan();

      const changed = ((await one.show()).resource_changes ?? []).filter(
        ({ change }) => !change.actions.includes("no-op"),
      );
      expect(changed.map(({ type, change }) => [type, change.actions, change.replace_paths])).toEqual([
        ["aws_ssm_patch_group", ["delete", "create"], [["baseline_id"]]],
      ]);
      await one.apply();
      const second = offline.aws
        .account()
        .list("aws_ssm_patch_baseline")
        .find(({ attributes }) => attributes.name === "Second-baseline");
      expect(
        offline.aws
          .account()
          .list("aws_ssm_patch_group")
          .map(({ id }) => id),
      ).toEqual([`Critical,${second?.id}`]);
    }),
  );

  test(
    "a second operating system in a group adds a registration and touches nothing else",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(
        synthesise(
          (stack) => new PatchGroup(stack, "Critical", { patchGroup: "Critical", baselines: [linux(stack, "Linux")] }),
        ),
      );
      await one.apply();

      one.configure(
        synthesise(
          (stack) =>
            new PatchGroup(stack, "Critical", {
              patchGroup: "Critical",
              baselines: [ubuntu(stack), linux(stack, "Linux")],
            }),
        ),
      );
      const planned = await one.plan();

      expect(planned.summary).toBe("Plan: 2 to add, 0 to change, 0 to destroy.");
      await one.apply();
    }),
  );

  test(
    "the last approval rule goes away: the review says that the apply will fail, it does, and the way out works",
    withOfflineAws(async ({ terraform, offline }) => {
      const withRules = (approvalRules: (typeof DAYS)[]) =>
        synthesise((stack) => linux(stack, "Linux", { approvalRules, approvedPatches: ["curl"] }));
      const one = terraform(withRules([DAYS]));
      await one.apply();

      one.configure(withRules([]));
      await one.plan();

      const planned = { name: "fleet", plan: readPlan(JSON.stringify(await one.show())), paths: new Map() };
      const { stacks } = reviewStacks([planned], { at: new Date("2026-11-23T00:00:00Z") });
      const details = stacks.flatMap(({ changes }) => changes.flatMap((change) => change.details));
      expect(details.map(({ says, risk }) => [says, risk])).toContainEqual([
        "the apply will fail, for the provider cannot take the last approval rule away: " +
          "keep one, or plan with -replace=aws_ssm_patch_baseline.Linux",
        "high",
      ]);
      await expect(one.apply()).rejects.toThrow("missing required field, UpdatePatchBaselineInput.ApprovalRules");
      await one.plan({ replace: ["aws_ssm_patch_baseline.Linux"] });
      await one.apply();
      expect(offline.aws.account().list()[0]?.attributes).toMatchObject({
        approval_rule: [],
        approved_patches: ["curl"],
      });
    }),
  );

  test(
    "leaving out rejectedPatchesAction takes BLOCK away, which the provider alone would keep",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(
        synthesise((stack) => linux(stack, "Linux", { rejectedPatches: ["kernel"], rejectedPatchesAction: "BLOCK" })),
      );
      await one.apply();

      one.configure(synthesise((stack) => linux(stack, "Linux", { rejectedPatches: ["kernel"] })));
      await one.apply();

      expect(
        offline.aws
          .account()
          .list()
          .map(({ attributes }) => attributes.rejected_patches_action),
      ).toEqual(["ALLOW_AS_DEPENDENCY"]);
    }),
  );

  test(
    "a baseline for another operating system is replaced, and its group and default registration with it",
    withOfflineAws(async ({ terraform, offline }) => {
      const forSystem = (operatingSystem: "AMAZON_LINUX_2" | "AMAZON_LINUX_2023") =>
        synthesise((stack) => {
          const baseline = new PatchBaseline(stack, "Linux", {
            name: "linux",
            operatingSystem,
            approvalRules: [DAYS],
            registerAsDefault: true,
          });
          new PatchGroup(stack, "Critical", { patchGroup: "Critical", baselines: [baseline] });
        });
      const one = terraform(forSystem("AMAZON_LINUX_2"));
      await one.apply();

      one.configure(forSystem("AMAZON_LINUX_2023"));
      const planned = await one.plan();
      await one.apply();

      expect(planned.summary).toBe("Plan: 3 to add, 0 to change, 3 to destroy.");
      expect((await one.plan()).changes).toBe(false);
      expect(
        offline.aws
          .account()
          .list("aws_ssm_default_patch_baseline")
          .map(({ id }) => id),
      ).toEqual(["AMAZON_LINUX_2023"]);
    }),
  );
});

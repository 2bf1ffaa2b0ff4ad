import type { TerraformStack } from "cdktf";
import { PatchBaseline, type PatchBaselineProps } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import type { PlanJson } from "../../offline-aws/terraform/plan-json";
import type { Planned } from "../../offline-aws/terraform/reported";
import { Terraform } from "../../offline-aws/terraform/terraform";
import type { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { readPlan } from "../../review/plan/read-plan";
import { reviewStacks } from "../../review/review";
import { describeWithTerraform } from "../support/terraform";
import { type Synthesised, synthesise } from "./synthesise";

const DAYS = { approveAfterDays: 7 };
const NAMES = ["curl", "openssl", "kernel*"];

const linux = (stack: TerraformStack, id: string, more: Partial<PatchBaselineProps<"AMAZON_LINUX_2">> = {}) =>
  new PatchBaseline(stack, id, {
    name: `${id}-baseline`,
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [DAYS],
    ...more,
  });

const SOURCE = { name: "internal", configuration: "[internal]", products: ["*"] } as const;

const ubuntu = (stack: TerraformStack) =>
  new PatchBaseline(stack, "Ubuntu", { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{}] });

/** Parts that have nothing to do with each other, each before it changes and after. */
function environment(when: "before" | "after", { hurried = true } = {}): Synthesised {
  const either = <T>(before: T, after: T): T => (when === "before" ? before : after);

  return synthesise((stack) => {
    const [first, second] = [linux(stack, "First"), linux(stack, "Second")];
    new PatchGroup(stack, "Moved", { patchGroup: "moved", baselines: [either(first, second)] });

    const group = new PatchGroup(stack, "Hurried", { patchGroup: "hurried", baselines: [either(first, second)] });
    if (hurried) group.resource.lifecycle = { createBeforeDestroy: true };

    const grown = either([], [ubuntu]).map((baseline) => baseline(stack));
    new PatchGroup(stack, "Grown", { patchGroup: "grown", baselines: [...grown, first] });

    linux(stack, "Emptied", { approvalRules: either([DAYS], []), approvedPatches: ["curl"] });

    linux(stack, "Sourced", { sources: either([SOURCE], undefined) });

    linux(stack, "Unblocked", { rejectedPatches: NAMES, rejectedPatchesAction: either("BLOCK", undefined) });

    linux(stack, "Reordered", { approvedPatches: either(NAMES, NAMES.toReversed()) });

    const renewed = new PatchBaseline(stack, "Renewed", {
      name: "renewed",
      operatingSystem: either("AMAZON_LINUX_2", "AMAZON_LINUX_2023"),
      approvalRules: [DAYS],
      registerAsDefault: true,
    });
    new PatchGroup(stack, "Renewing", { patchGroup: "renewing", baselines: [renewed] });
  });
}

describeWithTerraform("an environment that changes", () => {
  let offline: OfflineAws;
  let terraform: Terraform;
  let plan: PlanJson;
  let refusal: TerraformError;
  let left: Planned;

  beforeAll(async () => {
    offline = await startOfflineAws();
    terraform = Terraform.in(environment("before"), { environment: offline.environment });
    await terraform.apply();

    terraform.configure(environment("after"));
    await terraform.plan();
    plan = await terraform.show();
    refusal = await terraform.apply().then(
      () => Promise.reject(new Error("two parts have to be refused")),
      (problem: TerraformError) => problem,
    );

    terraform.configure(environment("after", { hurried: false }));
    left = await terraform.plan({ replace: ["aws_ssm_patch_baseline.Emptied"] });
    await terraform.apply();
  });

  afterAll(async () => {
    await terraform?.close();
    await offline?.close();
  });

  test("a patch group moves to another baseline: its registration is replaced at the same address", () => {
    expect(actionsOf("Moved")).toEqual([["aws_ssm_patch_group.Moved_AMAZON_LINUX_2_36124967", ["delete", "create"]]]);
    expect(changesOf("Moved").map(({ change }) => change.replace_paths)).toEqual([[["baseline_id"]]]);
    expect(registrationsOf("moved")).toEqual([`moved,${baselineOf("Second").id}`]);
  });

  test("made before the old one is gone the registration collides, and without createBeforeDestroy it moves", () => {
    expect(refusalOf("Hurried")).toMatch(/AlreadyExistsException/);
    expect(registrationsOf("hurried")).toEqual([`hurried,${baselineOf("Second").id}`]);
  });

  test("a second operating system in a group adds a registration and touches nothing else", () => {
    expect(actionsOf("Grown", "First", "Ubuntu")).toEqual([
      ["aws_ssm_patch_baseline.Ubuntu", ["create"]],
      ["aws_ssm_patch_group.Grown_UBUNTU_F173EC5E", ["create"]],
    ]);
  });

  test("the last approval rule goes away: the review says that the apply will fail, it does, and the fix works", () => {
    expect(reviewed()).toContainEqual([
      "the apply will fail, for the provider cannot remove the last approval rule: " +
        "keep one, or plan with -replace=aws_ssm_patch_baseline.Emptied",
      "high",
    ]);
    expect(refusalOf("Emptied")).toMatch("missing required field, UpdatePatchBaselineInput.ApprovalRules");
    expect(baselineOf("Emptied").attributes).toMatchObject({ approval_rule: [], approved_patches: ["curl"] });
  });

  test("the last source goes away: the review says that it stays and comes back on each plan, and so it is", () => {
    expect(reviewed()).toContainEqual([
      "the apply leaves the repositories as they are, for the provider does not send that none is left; " +
        "each plan will show this change again: keep one, or plan with -replace=aws_ssm_patch_baseline.Sourced",
      "medium",
    ]);
    expect(baselineOf("Sourced").attributes.source).toEqual([expect.objectContaining({ name: "internal" })]);
    expect(left.steps).toContainEqual({ address: "aws_ssm_patch_baseline.Sourced", action: "update" });
  });

  test("leaving out rejectedPatchesAction takes BLOCK away, which the provider alone would keep", () => {
    expect(baselineOf("Unblocked").attributes.rejected_patches_action).toBe("ALLOW_AS_DEPENDENCY");
  });

  test("names of patches in another order are no change", () => {
    const [reordered] = (plan.resource_changes ?? []).filter(({ name }) => name === "Reordered");
    expect(reordered?.change.actions).toEqual(["no-op"]);
  });

  test("a baseline for another operating system is replaced, and its group and default registration with it", () => {
    expect(actionsOf("Renewed", "Renewing")).toEqual([
      ["aws_ssm_default_patch_baseline.Renewed_DefaultRegistration_652C3299", ["delete", "create"]],
      ["aws_ssm_patch_baseline.Renewed", ["delete", "create"]],
      ["aws_ssm_patch_group.Renewing_AMAZON_LINUX_2023_322BC2CC", ["create"]],
      ["aws_ssm_patch_group.Renewing_AMAZON_LINUX_2_8B72513D", ["delete"]],
    ]);
    const registered = offline.aws.account().list("aws_ssm_default_patch_baseline");
    expect(registered.map(({ id }) => id)).toEqual(["AMAZON_LINUX_2023"]);
  });

  test("of all this only what was refused or never sent is still to be done", () => {
    expect(refusal.errors).toHaveLength(2);
    expect(left.steps).toEqual([
      { address: "aws_ssm_patch_baseline.Emptied", action: "replace" },
      { address: "aws_ssm_patch_baseline.Sourced", action: "update" },
      { address: "aws_ssm_patch_group.Hurried_AMAZON_LINUX_2_401248C2", action: "replace" },
    ]);
  });

  /** What the review says of the plan, and how grave it is. */
  function reviewed() {
    const planned = { name: "fleet", plan: readPlan(JSON.stringify(plan)), paths: new Map() };
    const { stacks } = reviewStacks([planned], { at: new Date("2026-11-23T00:00:00Z") });
    const details = stacks.flatMap(({ changes }) => changes.flatMap((change) => change.details));
    return details.map(({ says, risk }) => [says, risk]);
  }

  /** What is planned for the parts with these ids. */
  function changesOf(...ids: string[]) {
    const changes = plan.resource_changes ?? [];
    return changes.filter(
      ({ name, change }) => ids.includes(name.split("_")[0] ?? "") && change.actions[0] !== "no-op",
    );
  }

  function actionsOf(...ids: string[]) {
    return changesOf(...ids).map(({ address, change }) => [address, change.actions]);
  }

  function refusalOf(id: string): string | undefined {
    const found = refusal.diagnostics.find(({ address }) => address?.includes(`.${id}`));
    return found?.summary + (found?.detail ?? "");
  }

  function baselineOf(id: string) {
    const baselines = offline.aws.account().list("aws_ssm_patch_baseline");
    const found = baselines.find(({ attributes }) => attributes.name === `${id}-baseline`);
    if (found === undefined) throw new Error(`there is no baseline ${id}`);
    return found;
  }

  function registrationsOf(patchGroup: string): string[] {
    const registrations = offline.aws.account().list("aws_ssm_patch_group");
    return registrations.map(({ id }) => id).filter((id) => id.startsWith(`${patchGroup},`));
  }
});

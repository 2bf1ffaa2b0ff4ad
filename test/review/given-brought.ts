import { type ChangedPlan, commandOf } from "./changed-plans";

type Entries = readonly string[] | undefined;

/** The task of the example brings along a baseline that approves these patches by name, before a plan and after it. */
export function bringing(plan: ChangedPlan, before: Entries, after: Entries): ChangedPlan {
  const { change } = plan.at("install");
  const tasks = new Set([change.before, change.after].filter((side) => side !== null));
  for (const task of tasks)
    commandOf(task).parameter.push({ name: "BaselineOverride", values: ["s3://lists/now.json"] });
  const add = (address: string, of: (approved: readonly string[]) => object) => {
    const [was, is] = [before && of(before), after && of(after)];
    if (was === undefined) plan.create(address, is as object, { id: false });
    else plan.resource(address, was, is ?? null);
  };
  const system = "AMAZON_LINUX_2023";
  add("aws_s3_object.Now", (approved) => ({
    bucket: "lists",
    key: "now.json",
    content: JSON.stringify([{ OperatingSystem: system, ApprovedPatches: [...approved].reverse() }]),
  }));
  add("aws_ssm_patch_baseline.Now", (approved) => ({
    name: "now",
    operating_system: system,
    approval_rule: [],
    approved_patches: approved,
    id: "pb-0000000000000now0",
  }));
  return plan;
}

import { readPlan } from "../../review/plan/read-plan";
import { type Review, reviewStacks } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { AT } from "./given-reviews";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";

/** A recorded plan of nothing, open to be changed by hand: many small changes need no Terraform to be written down. */
export class ChangedPlan {
  public readonly plan: Open;

  constructor(story = "nothing-changes") {
    this.plan = structuredClone(recorded(story).plan);
  }

  /** Changes a resource of the example; values as Terraform has them. */
  public update(name: Short, change: (after: Open, before: Open) => void): this {
    const { change: own } = this.at(name);
    own.actions = ["update"];
    own.after = structuredClone(own.before);
    change(own.after, own.before);
    return this;
  }

  /** Takes a resource of the example away. */
  public delete(name: Short): this {
    Object.assign(this.at(name).change, { actions: ["delete"], after: null, after_unknown: {} });
    return this;
  }

  /** Adds a resource that the plan makes. */
  public create(address: string, after: Open, unknown: Open = {}): this {
    return this.add(address, { actions: ["create"], before: null, after, after_unknown: { id: true, ...unknown } });
  }

  /** Adds a resource that there is; `after` is left out where it stays as it is, and null where the plan deletes it. */
  public resource(address: string, before: Open, after: Open = before): this {
    const actions = after === null ? ["delete"] : after === before ? ["no-op"] : ["update"];
    return this.add(address, { actions, before, after, after_unknown: {} });
  }

  public at(name: Short): Open {
    return this.plan.resource_changes.find(({ address }: Open) => address === ADDRESSES[name]);
  }

  public stack(name = "changed"): PlannedStack {
    return { name, plan: readPlan(JSON.stringify(this.plan)), paths: new Map() };
  }

  public review(name = "changed", at: Date = AT): Review {
    return reviewStacks([this.stack(name)], { at });
  }

  private add(address: string, change: Open): this {
    const [type, own] = address
      .replace(/\[.*\]$/, "")
      .split(".")
      .slice(-2) as [string, string];
    this.plan.resource_changes.push({ address, mode: "managed", type, name: own, change });
    return this;
  }
}

const ADDRESSES = {
  linux: "aws_ssm_patch_baseline.Linux",
  ubuntu: "aws_ssm_patch_baseline.Ubuntu",
  prodWeb: "aws_ssm_patch_group.ProdWeb",
  devWeb: "aws_ssm_patch_group.DevWeb",
  sunday: "aws_ssm_maintenance_window.Sunday",
  web: "aws_ssm_maintenance_window_target.Web",
  install: "aws_ssm_maintenance_window_task.Install",
} as const;
type Short = keyof typeof ADDRESSES;

/** The id by which a resource of the recorded example is known. */
export function idOf(name: Short): string {
  return new ChangedPlan().at(name).change.before.id;
}

/** What a reader is told of each change, with its weight. */
export function toldOf({ stacks }: Review): readonly string[] {
  return stacks.flatMap(({ changes }) =>
    changes.flatMap(({ details }) => details.map(({ says, risk }) => `${says} (${risk})`)),
  );
}

/** Marks what is known after apply of the resource that was added last. */
export function hiding(plan: ChangedPlan, marks: Open): ChangedPlan {
  Object.assign(plan.plan.resource_changes.at(-1).change.after_unknown, marks);
  return plan;
}

/** The command of the example's task, as Terraform holds it. */
export function commandOf(task: Open): Open {
  return task.task_invocation_parameters[0].run_command_parameters[0];
}

/** A task whose nodes do not reboot any more, and are worked on all at once. */
export function worked(): Review {
  const changed = new ChangedPlan().update("install", (after) => {
    commandOf(after).parameter = [
      { name: "Operation", values: ["Install"] },
      { name: "RebootOption", values: ["NoReboot"] },
    ];
    after.max_concurrency = "100%";
  });
  return changed.review();
}

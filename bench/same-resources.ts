import { App, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";

type MakeStack = (scope: Construct, id: string) => TerraformStack;

/** Fails unless both make the same resources, names aside: only then their times may be compared. */
export function expectSameResources(one: MakeStack, other: MakeStack): void {
  const [left, right] = [bodies(one), bodies(other)];
  if (left === right) return;
  throw new Error(`the two stacks are not the same\n${left}\n${right}`);
}

function bodies(make: MakeStack): string {
  const stack = make(new App(), "same");
  const { resource } = stack.toTerraform() as { resource: Record<string, Record<string, object>> };
  const all = Object.entries(resource).flatMap(([type, named]) =>
    Object.values(named).map((body) => `${type} ${withoutNames(body)}`),
  );
  return all.sort().join("\n");
}

/** `${aws_ssm_patch_baseline.AmazonLinux2.id}` without the name, and without cdktf's comment. */
function withoutNames(body: object): string {
  const sorted = Object.entries(body)
    .filter(([key]) => key !== "//")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted)).replace(/\$\{(\w+)\.[\w-]+\.(\w+)\}/g, "$1.$2");
}

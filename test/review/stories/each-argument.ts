import { withValue } from "../../offline-aws/edit";
import { SHARED, SSM_CASES } from "../../offline-aws/ssm-cases";
import type { Open } from "./example";
import type { Story } from "./story";

/** Types of which any number can stand beside each other. */
const TYPES = [
  "aws_ssm_patch_baseline",
  "aws_ssm_patch_group",
  "aws_ssm_maintenance_window",
  "aws_ssm_maintenance_window_target",
  "aws_ssm_maintenance_window_task",
  "aws_ssm_association",
] as const;

/** A resource of its own for every argument of every type: `approval_rule.compliance_level` → `approval_rule__compliance_level`. */
const PLACES = TYPES.flatMap((type) => Object.keys(SSM_CASES[type]?.other ?? {}).map((path) => ({ type, path })));

const WINDOW = "${aws_ssm_maintenance_window.shared.id}";

function resources(isChanged: boolean): Open {
  const all: Open = structuredClone(SHARED);
  for (const [place, { type, path }] of PLACES.entries()) {
    const { full, other } = SSM_CASES[type] as (typeof SSM_CASES)[string];
    const name = path.replaceAll(".", "__");
    const value = other[path];
    const resource: Open = isChanged && value !== undefined ? withValue(full, path, value) : structuredClone(full);
    // A group has one baseline of a system, so that each needs a name of its own.
    if (type === "aws_ssm_patch_group") resource.patch_group = `${resource.patch_group}-${name}`;
    // Equal objects would get their identifiers in the order in which Terraform happens to create them.
    if (resource.name !== undefined && path !== "name") resource.name = `full-${name}`;
    if (resource.window_id === WINDOW) {
      // A window takes 20 tasks.
      const window = `window_${Math.floor(place / 10)}`;
      all.aws_ssm_maintenance_window[window] = { ...all.aws_ssm_maintenance_window.shared, name: window };
      resource.window_id = `\${aws_ssm_maintenance_window.${window}.id}`;
    }
    all[type] = { ...all[type], [name]: resource };
  }
  return all;
}

/** Each argument of each type changed alone, all of them in one plan. */
export const EACH_ARGUMENT: Story = {
  before: (open) => (open.resource = resources(false)),
  change: (open) => (open.resource = resources(true)),
};

/** Names of the resources in it, by type. */
export const EACH_ARGUMENT_ADDRESSES: readonly string[] = PLACES.map(
  ({ type, path }) => `${type}.${path.replaceAll(".", "__")}`,
);

import { DEFAULT_COMPLIANCE_LEVEL } from "../facts/compliance-levels";
import type {
  ApprovalRuleModel,
  PatchBaselineModel,
  PatchFilterModel,
  PatchSourceModel,
} from "../patch-baseline/patch-baseline-model";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { TerraformBlock } from "./terraform-block";

/** What the provider takes where the argument is absent. Source: provider schema. */
const DEFAULT_OPERATING_SYSTEM = "WINDOWS";
const DEFAULT_REJECTED_PATCHES_ACTION = "ALLOW_AS_DEPENDENCY";

/** An `aws_ssm_patch_baseline` as our model. */
export function patchBaselineFromTerraform(block: TerraformBlock): PatchBaselineModel {
  const description = block.text("description");
  const status = block.text("available_security_updates_compliance_status");
  const region = block.text("region");
  return {
    name: block.text("name") ?? UNKNOWN,
    ...(description === undefined ? {} : { description }),
    operatingSystem: block.text("operating_system") ?? DEFAULT_OPERATING_SYSTEM,
    approvalRules: eachBlock(block.blocks("approval_rule"), approvalRule),
    globalFilters: eachBlock(block.blocks("global_filter"), patchFilter),
    approvedPatches: block.texts("approved_patches"),
    approvedPatchesComplianceLevel: block.text("approved_patches_compliance_level") ?? DEFAULT_COMPLIANCE_LEVEL,
    approvedPatchesEnableNonSecurity: block.flag("approved_patches_enable_non_security") ?? false,
    rejectedPatches: block.texts("rejected_patches"),
    rejectedPatchesAction: block.text("rejected_patches_action") ?? DEFAULT_REJECTED_PATCHES_ACTION,
    sources: eachBlock(block.blocks("source"), patchSource),
    ...(status === undefined ? {} : { availableSecurityUpdatesComplianceStatus: status }),
    tags: block.map("tags"),
    ...(region === undefined ? {} : { region }),
  };
}

function approvalRule(block: TerraformBlock): ApprovalRuleModel {
  const days = block.number("approve_after_days");
  const date = block.text("approve_until_date");
  // A plan shows 0 days beside a date, for the provider has no other way to say "not given".
  const onlyDate = date !== undefined && (days === undefined || days === 0);
  return {
    patchFilters: eachBlock(block.blocks("patch_filter"), patchFilter),
    ...(onlyDate || days === undefined ? {} : { approveAfterDays: days }),
    ...(date === undefined ? {} : { approveUntilDate: date }),
    complianceLevel: block.text("compliance_level") ?? DEFAULT_COMPLIANCE_LEVEL,
    enableNonSecurity: block.flag("enable_non_security") ?? false,
  };
}

function patchFilter(block: TerraformBlock): PatchFilterModel {
  return { key: block.text("key") ?? UNKNOWN, values: block.texts("values") };
}

function patchSource(block: TerraformBlock): PatchSourceModel {
  return {
    name: block.text("name") ?? UNKNOWN,
    configuration: block.text("configuration") ?? UNKNOWN,
    products: block.texts("products"),
  };
}

/** Maps the blocks that are known, and leaves the others unknown. */
export function eachBlock<Model>(
  blocks: Knowable<readonly Knowable<TerraformBlock>[]>,
  read: (block: TerraformBlock) => Model,
): Knowable<readonly Knowable<Model>[]> {
  if (!isKnown(blocks)) return UNKNOWN;
  return blocks.map((block) => (isKnown(block) ? read(block) : UNKNOWN));
}

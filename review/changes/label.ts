import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { isReference, type TerraformReference } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable } from "../../model/values/unknown";

/** A resource in a sentence: its address without the type, `AmazonLinux2`, `module.eu.each["web"]`. */
export function labelOf(address: string): string {
  return address.replace(/(^|\.)(?:data\.)?aws_ssm_[a-z_]+\./, "$1");
}

/** What a `baseline_id` names, for a reader; `names` are those of baselines that are only looked up. */
export function baselineLabel(
  link: Knowable<string> | TerraformReference | undefined,
  names: ReadonlyMap<string, string>,
): string {
  if (link === undefined || !isKnown(link)) return `a baseline ${NOT_KNOWN_YET}`;
  return isReference(link) ? (names.get(link.address) ?? labelOf(link.address)) : link;
}

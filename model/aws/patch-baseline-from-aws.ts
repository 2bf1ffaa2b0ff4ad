import { z } from "zod";
import { DEFAULT_COMPLIANCE_LEVEL } from "../facts/compliance-levels";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { schemaProblem } from "../values/schema-problem";
import { UnreadableInput } from "../values/unreadable-input";
import { pathText } from "../values/value-path";

const texts = z.array(z.string()).optional();
const filterGroup = z.looseObject({
  PatchFilters: z.array(z.looseObject({ Key: z.string(), Values: z.array(z.string()) })),
});

/** A baseline as GetPatchBaseline and a BaselineOverride write it. Source: SSM API model, GetPatchBaselineResult. */
const awsBaseline = z.looseObject({
  BaselineId: z.string().optional(),
  Name: z.string().optional(),
  OperatingSystem: z.string().optional(),
  ApprovalRules: z
    .looseObject({
      PatchRules: z.array(
        z.looseObject({
          PatchFilterGroup: filterGroup,
          ComplianceLevel: z.string().optional(),
          ApproveAfterDays: z.number().optional(),
          ApproveUntilDate: z.string().optional(),
          EnableNonSecurity: z.boolean().optional(),
        }),
      ),
    })
    .optional(),
  GlobalFilters: filterGroup.optional(),
  ApprovedPatches: texts,
  ApprovedPatchesComplianceLevel: z.string().optional(),
  ApprovedPatchesEnableNonSecurity: z.boolean().optional(),
  RejectedPatches: texts,
  RejectedPatchesAction: z.string().optional(),
});

type AwsBaseline = z.output<typeof awsBaseline>;

/** What makes JSON a baseline rather than something else of AWS's. */
export function looksLikeBaseline(json: unknown): boolean {
  return typeof json === "object" && json !== null && ("ApprovalRules" in json || "ApprovedPatches" in json);
}

/**
 * A baseline that AWS described. Its sources and tags decide nothing about a patch, and are left out.
 *
 * @param name - what it is called where it does not say so itself
 * @throws UnreadableInput with the place
 */
export function patchBaselineFromAws(json: unknown, name: string): PatchBaselineModel {
  const result = awsBaseline.safeParse(json);
  if (result.success) return model(result.data, name);
  const [issue] = result.error.issues;
  const problem = issue === undefined ? "cannot be read" : schemaProblem(issue, json);
  throw new UnreadableInput(pathText(issue?.path ?? []), problem);
}

function model(given: AwsBaseline, name: string): PatchBaselineModel {
  return {
    name: given.Name ?? given.BaselineId ?? name,
    operatingSystem: given.OperatingSystem ?? "WINDOWS",
    approvalRules: (given.ApprovalRules?.PatchRules ?? []).map((rule) => ({
      patchFilters: filtersFromAws(rule.PatchFilterGroup),
      ...(rule.ApproveAfterDays === undefined ? {} : { approveAfterDays: rule.ApproveAfterDays }),
      ...(rule.ApproveUntilDate ? { approveUntilDate: rule.ApproveUntilDate } : {}),
      complianceLevel: rule.ComplianceLevel ?? DEFAULT_COMPLIANCE_LEVEL,
      enableNonSecurity: rule.EnableNonSecurity ?? false,
    })),
    globalFilters: filtersFromAws(given.GlobalFilters),
    approvedPatches: given.ApprovedPatches ?? [],
    approvedPatchesComplianceLevel: given.ApprovedPatchesComplianceLevel ?? DEFAULT_COMPLIANCE_LEVEL,
    approvedPatchesEnableNonSecurity: given.ApprovedPatchesEnableNonSecurity ?? false,
    rejectedPatches: given.RejectedPatches ?? [],
    rejectedPatchesAction: given.RejectedPatchesAction ?? "ALLOW_AS_DEPENDENCY",
    sources: [],
    tags: {},
  };
}

export function filtersFromAws(group: AwsBaseline["GlobalFilters"]): PatchBaselineModel["globalFilters"] {
  return (group?.PatchFilters ?? []).map(({ Key, Values }) => ({ key: Key, values: Values }));
}

import { DEFAULT_COMPLIANCE_LEVEL } from "../facts/compliance-levels";
import { OPERATING_SYSTEMS, type OperatingSystem } from "../facts/operating-systems";
import type { PatchBaselineModel, PatchFilterModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterKey } from "../patch-baseline/patch-filters";

type Filters = Readonly<Record<string, readonly string[]>>;

interface PredefinedContent {
  readonly rules: readonly Filters[];
  readonly enableNonSecurity?: true;
  /** @default - product `*` */
  readonly globalFilters?: Filters;
  readonly availableSecurityUpdatesComplianceStatus?: string;
}

const IMPORTANT_SECURITY: Filters = { classification: ["Security"], severity: ["Critical", "Important"] };
const SECURITY_AND_BUGFIX: PredefinedContent = { rules: [IMPORTANT_SECURITY, { classification: ["Bugfix"] }] };
const EVERY_PRIORITY: PredefinedContent = {
  rules: [{ priority: ["Required", "Important", "Standard", "Optional", "Extra"] }],
};

/**
 * What AWS's own baselines say. Seven days, lists empty, compliance level UNSPECIFIED, in all of them.
 *
 * Source: the service's answers (GetPatchBaseline, us-east-1) of 14 December 2025; AWS changes them now and then.
 */
const CONTENT: Record<OperatingSystem, PredefinedContent> = {
  WINDOWS: {
    rules: [{ classification: ["CriticalUpdates", "SecurityUpdates"], msrcSeverity: ["Critical", "Important"] }],
    availableSecurityUpdatesComplianceStatus: "NON_COMPLIANT",
  },
  AMAZON_LINUX: SECURITY_AND_BUGFIX,
  AMAZON_LINUX_2: SECURITY_AND_BUGFIX,
  AMAZON_LINUX_2022: SECURITY_AND_BUGFIX,
  UBUNTU: EVERY_PRIORITY,
  REDHAT_ENTERPRISE_LINUX: SECURITY_AND_BUGFIX,
  SUSE: { rules: [IMPORTANT_SECURITY] },
  CENTOS: { rules: [{ product: [EVERY_VALUE] }], enableNonSecurity: true, globalFilters: {} },
  ORACLE_LINUX: {
    rules: [
      { classification: ["Security"], severity: ["Critical", "Important", "Moderate"] },
      { classification: ["Enhancement", "Bugfix"] },
    ],
  },
  DEBIAN: EVERY_PRIORITY,
  MACOS: { rules: [{ classification: ["softwareupdate", "installer", "brew", "brew_cask"] }] },
  RASPBIAN: EVERY_PRIORITY,
  ROCKY_LINUX: SECURITY_AND_BUGFIX,
  ALMA_LINUX: SECURITY_AND_BUGFIX,
  AMAZON_LINUX_2023: SECURITY_AND_BUGFIX,
};

/** Days; the same in each of AWS's own baselines. */
const APPROVE_AFTER_DAYS = 7;

/** The baseline that AWS keeps for a system, and that counts where an account registered no other. */
export function predefinedBaseline(operatingSystem: OperatingSystem): PatchBaselineModel {
  const { rules, enableNonSecurity, globalFilters, availableSecurityUpdatesComplianceStatus } =
    CONTENT[operatingSystem];
  return {
    name: OPERATING_SYSTEMS[operatingSystem].predefinedBaseline,
    operatingSystem,
    approvalRules: rules.map((filters) => ({
      patchFilters: filterModels(filters),
      approveAfterDays: APPROVE_AFTER_DAYS,
      complianceLevel: DEFAULT_COMPLIANCE_LEVEL,
      enableNonSecurity: enableNonSecurity ?? false,
    })),
    globalFilters: filterModels(globalFilters ?? { product: [EVERY_VALUE] }),
    approvedPatches: [],
    approvedPatchesComplianceLevel: DEFAULT_COMPLIANCE_LEVEL,
    approvedPatchesEnableNonSecurity: false,
    rejectedPatches: [],
    rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
    sources: [],
    ...(availableSecurityUpdatesComplianceStatus === undefined ? {} : { availableSecurityUpdatesComplianceStatus }),
    tags: {},
  };
}

function filterModels(filters: Filters): readonly PatchFilterModel[] {
  return Object.entries(filters).map(([name, values]) => ({ key: filterKey(name), values }));
}

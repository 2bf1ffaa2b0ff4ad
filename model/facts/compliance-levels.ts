/** Compliance levels from the highest to the lowest. Source: SSM API model, PatchComplianceLevel. */
export const COMPLIANCE_LEVELS = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNSPECIFIED"] as const;

/** How serious it is when an approved patch is missing. */
export type ComplianceLevel = (typeof COMPLIANCE_LEVELS)[number];

/** The level that AWS and the provider take when none is given. */
export const DEFAULT_COMPLIANCE_LEVEL: ComplianceLevel = "UNSPECIFIED";

import type { NumberLimit, TextLimit } from "../values/problems";

const API = "SSM API model";
const FACTS = "other ways facts";

/** What an association may say, beside what every object shares. */
export const ASSOCIATION_TEXT_LIMITS = {
  associationName: {
    minLength: 3,
    maxLength: 128,
    unit: "characters",
    pattern: /^[a-zA-Z0-9_\-.]*$/,
    allowed: 'letters, digits, "_", "-" and "."',
    source: `${API}, AssociationName`,
  },
  document: {
    minLength: 3,
    maxLength: 128,
    unit: "characters",
    pattern: /^[a-zA-Z0-9_\-.:/]*$/,
    allowed: 'letters, digits, "_", "-", ".", ":" and "/"',
    source: `${API}, DocumentARN`,
  },
  automationTargetParameterName: {
    minLength: 1,
    maxLength: 50,
    unit: "characters",
    source: `${API}, AutomationTargetParameterName`,
  },
  outputS3Region: { minLength: 3, maxLength: 20, unit: "characters", source: `${API}, S3Region` },
} as const satisfies Record<string, TextLimit>;

export const ASSOCIATION_NUMBER_LIMITS = {
  targets: { min: 0, max: 5, source: `${API}, Targets` },
  values: { min: 1, max: 50, source: `${API}, TargetValues` },
  waitForSuccessTimeoutSeconds: { min: 1, max: 2592000, source: `${FACTS}, A2` },
} as const satisfies Record<string, NumberLimit>;

/** Minutes between two runs of a rate: at least 30, and less than 31 days. */
export const ASSOCIATION_RATE = { min: 30, below: 31 * 1440, source: `${FACTS}, A1` } as const;

/** `Key=K,Values=V,…`, as AWS's node code takes it; without it the command ends with code 153. */
export const BASELINE_TAGS_FORM = {
  pattern: /^Key=[\w\d\s_.:/=+\-@]{0,256},Values=[\w\d\s_.:/=+\-@]{0,256}(,[\w\d\s_.:/=+\-@]{0,256}){0,49}$/,
  source: `${FACTS}, A5`,
} as const;

/**
 * What an association does where no rate is given: it works on all of its nodes at once (AWS's API; its user guide says on
 * 50), and stops at no failure. Source: other ways facts, A4.
 */
export const ASSOCIATION_RATES = { maxConcurrency: "100%", maxErrors: "100%" } as const;

/**
 * Arguments that AWS keeps when a configuration no longer gives them: Terraform plans nothing, and says nothing. Source:
 * other ways facts, A2.
 */
export const KEPT_ASSOCIATION_ARGUMENTS = ["document_version", "parameters", "targets"] as const;

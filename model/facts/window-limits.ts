import type { NumberLimit, TextLimit } from "../values/problems";

const API = "SSM API model";
const FACTS = "maintenance window facts";

/** What windows, targets and tasks may say, beside what every object shares. */
export const WINDOW_TEXT_LIMITS = {
  /** A tag key inside of `tag:KEY`: as of any tag, but the provider takes no "+" there. */
  targetedTagKey: {
    minLength: 1,
    maxLength: 128,
    unit: "characters",
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=\-@]*$/u,
    allowed: 'letters, digits, spaces and "_", ".", ":", "/", "=", "-", "@"',
    source: `${API}, TargetKey and TagKey`,
  },
  /** EC2 takes any character in a tag; a target is only compared with it. */
  targetedTagValue: { minLength: 0, maxLength: 256, unit: "characters", source: `${FACTS}, C1` },
  selectedTagKey: { minLength: 1, maxLength: 128, unit: "characters", source: `${FACTS}, C1` },
  documentAddress: { minLength: 0, maxLength: 256, unit: "characters", source: `${API}, InstallOverrideList` },
} as const satisfies Record<string, TextLimit>;

/** Counts and numbers of windows, targets and tasks that no other object has. */
export const WINDOW_NUMBER_LIMITS = {
  tagKeys: { min: 1, max: 5, source: `${FACTS}, C1` },
  resourceGroups: { min: 1, max: 1, source: `${FACTS}, C1` },
  resourceTypeFilters: { min: 1, max: 5, source: `${FACTS}, C1` },
  stepTimeoutSeconds: { min: 1, max: 36000, source: `${FACTS}, D3` },
} as const satisfies Record<string, NumberLimit>;

/** A node of EC2, of the older and the longer kind, or one that was activated from elsewhere. */
export const INSTANCE_ID = {
  pattern: /^(i-([0-9a-f]{8}|[0-9a-f]{17})|mi-[0-9a-f]{17})$/,
  inWords: "i- and 8 or 17 hexadecimal digits, or mi- and 17",
  source: `${API}, InstanceId`,
} as const;

/** How many nodes at once, or how many failures: a count, or a share of the targets. At most 7 characters. */
export const RATES = {
  maxConcurrency: {
    pattern: /^(?=.{1,7}$)([1-9][0-9]*|[1-9][0-9]?%|100%)$/,
    inWords: 'a count from 1, or a percentage from "1%" to "100%"',
    source: `${API}, MaxConcurrency`,
  },
  maxErrors: {
    pattern: /^(?=.{1,7}$)([1-9][0-9]*|0|[1-9]?[0-9]%|100%)$/,
    inWords: 'a count from 0, or a percentage from "0%" to "100%"',
    source: `${API}, MaxErrors`,
  },
} as const;

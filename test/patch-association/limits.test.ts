import { PatchAssociation, type PatchAssociationProps, Schedule } from "../../modules";
import { fleet } from "../support/fleet";
import { mustRefuse } from "../support/refusal";

const SCAN: PatchAssociationProps = {
  operation: "Scan",
  targets: { tags: { "Patch Group": ["web"] } },
  scheduleExpression: Schedule.daily("02:00"),
};

function made(props: object): PatchAssociation {
  return new PatchAssociation(fleet().stack, "Nightly", { ...SCAN, ...props } as PatchAssociationProps);
}

const letters = (count: number) => "a".repeat(count);
const tags = (keys: number, values: number) => ({
  targets: {
    tags: Object.fromEntries(
      Array.from({ length: keys }, (_, key) => [`k${key}`, Array.from({ length: values }, (_, value) => `v${value}`)]),
    ),
  },
});
const bucket = { outputS3Bucket: "patch-output" };

/** What CreateAssociation and UpdateAssociation take, at both ends; what lies one beyond is refused by the check. */
test.each<[what: string, check: string, within: readonly object[], beyond: readonly object[]]>([
  [
    "associationName, 3 to 128 characters",
    "PM560",
    [{ associationName: letters(3) }, { associationName: letters(128) }],
    [{ associationName: letters(2) }, { associationName: letters(129) }],
  ],
  ["targets, at most 5", "PM569", [tags(1, 1), tags(5, 1)], [tags(6, 1)]],
  ["values of a target, 1 to 50", "PM569", [tags(1, 1), tags(1, 50)], [tags(1, 0), tags(1, 51)]],
  [
    "waitForSuccessTimeoutSeconds, 1 to 2,592,000",
    "PM574",
    [{ waitForSuccessTimeoutSeconds: 1 }, { waitForSuccessTimeoutSeconds: 2_592_000 }],
    [{ waitForSuccessTimeoutSeconds: 0 }, { waitForSuccessTimeoutSeconds: 2_592_001 }],
  ],
  [
    "outputS3Bucket, 3 to 63 characters",
    "PM572",
    [{ outputS3Bucket: letters(3) }, { outputS3Bucket: letters(63) }],
    [{ outputS3Bucket: letters(2) }, { outputS3Bucket: letters(64) }],
  ],
  [
    "outputS3KeyPrefix, at most 500 characters",
    "PM572",
    [{ ...bucket, outputS3KeyPrefix: letters(500) }],
    [{ ...bucket, outputS3KeyPrefix: letters(501) }],
  ],
  [
    "rates of a schedule, 30 minutes to less than 31 days",
    "PM562",
    [30 * 60, 30 * 86_400].map((seconds) => ({
      scheduleExpression: seconds < 86_400 ? `rate(${seconds / 60} minutes)` : `rate(${seconds / 86_400} days)`,
      applyOnlyAtCronInterval: false,
    })),
    ["rate(29 minutes)", "rate(31 days)"].map((scheduleExpression) => ({
      scheduleExpression,
      applyOnlyAtCronInterval: false,
    })),
  ],
  [
    "maxConcurrency, 1 to 7 characters from 1 or 1% on",
    "PM520",
    [{ maxConcurrency: 1 }, { maxConcurrency: 9_999_999 }, { maxConcurrency: "1%" }, { maxConcurrency: "100%" }],
    [{ maxConcurrency: 0 }, { maxConcurrency: 10_000_000 }, { maxConcurrency: "0%" }, { maxConcurrency: "101%" }],
  ],
  [
    "maxErrors, 1 to 7 characters from 0 or 0% on",
    "PM520",
    [{ maxErrors: 0 }, { maxErrors: 9_999_999 }, { maxErrors: "0%" }, { maxErrors: "100%" }],
    [{ maxErrors: -1 }, { maxErrors: 10_000_000 }, { maxErrors: "101%" }],
  ],
])("%s", (_, check, within, beyond) => {
  for (const props of within) expect(made(props).resource).toBeDefined();
  for (const props of beyond) expect(mustRefuse(() => made(props))).toContain(`[${check}]`);
});

import { PatchLogs, type PatchLogsProps } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";

function refused(props: unknown): string {
  return refusal(() => new PatchLogs(fleet().stack, "Logs", props as PatchLogsProps));
}

const problem = (line: string) => `patch logs fleet/Logs is not valid\n  - ${line}`;

test.each<[string, unknown, string]>([
  [
    "a bucket name with a dot",
    { bucket: "patch.output" },
    'bucket: expected 3 to 63 characters out of lower-case letters, digits and "-", a letter or digit first and last, got "patch.output" [PM701]',
  ],
  [
    "a prefix with a slash at its end",
    { keyPrefix: "patching/" },
    'keyPrefix: expected 1 to 350 characters out of letters, digits, "_", "-" and ".", in parts between "/", got "patching/" [PM701]',
  ],
  [
    "an organisation that is none",
    { organizationId: "123456789012" },
    'organizationId: expected 12 to 34 characters out of o- and 10 to 32 lower-case letters and digits, got "123456789012" [PM701]',
  ],
  [
    "two names for the bucket",
    { bucket: "patch-output", bucketPrefix: "patch" },
    "bucketPrefix: expected bucket or bucketPrefix, got both; leave one out [PM702]",
  ],
  [
    "a retention and no log group",
    { retentionInDays: 30 },
    "retentionInDays: expected logGroupName beside it, but it is missing; name the log group [PM702]",
  ],
  ["half a day", { expirationDays: 0.5 }, "expirationDays: expected a whole number from 1 to 36500, got 0.5 [PM703]"],
  [
    "days that CloudWatch Logs does not offer",
    { logGroupName: "/p", retentionInDays: 100 },
    "retentionInDays: expected a number of days that CloudWatch Logs offers, got 100; the next longer is 120 [PM703]",
  ],
  [
    "more days than CloudWatch Logs offers",
    { logGroupName: "/p", retentionInDays: 5000 },
    "retentionInDays: expected a number of days that CloudWatch Logs offers, got 5000; the next longer is 0, for ever [PM703]",
  ],
  [
    "a key by its alias",
    { kmsMasterKeyId: "alias/patching" },
    'kmsMasterKeyId: expected the ARN of a KMS key such as arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, got "alias/patching" [PM704]',
  ],
  [
    "a Region that is none",
    { region: "Frankfurt" },
    'region: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM705]',
  ],
  ...["*", "a*", "?", "mrk-1/2"].map((id): [string, unknown, string] => [
    `a key whose id is ${id}, which would be any`,
    { kmsMasterKeyId: `arn:aws:kms:eu-central-1:123456789012:key/${id}` },
    `kmsMasterKeyId: expected the ARN of a KMS key such as arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, got "arn:aws:kms:eu-central-1:123456789012:key/${id}" [PM704]`,
  ]),
  [
    "a property that does not exist",
    { expiration: 3 },
    "expiration: there is no such property; did you mean expirationDays [PM001]",
  ],
])("throws when there is %s", (_, props, line) => {
  expect(refused(props)).toBe(problem(line));
});

test.each<[string, unknown]>([
  ["the shortest names", { bucket: "abc", keyPrefix: "a", expirationDays: 1 }],
  ["the longest names", { bucket: "a".repeat(63), keyPrefix: "a".repeat(350), expirationDays: 36500 }],
  ["output that is kept for ever", { logGroupName: "/p", retentionInDays: 0 }],
])("takes %s", (_, props) => {
  expect(refused(props)).toBe("accepted");
});

test("throws when a bucket of elsewhere has no name", () => {
  const make = () => PatchLogs.fromBucket({ keyPrefix: "a//b" } as never);

  expect(make).toThrow(
    'existing patch logs is not valid\n  - bucket: missing, expected a string [PM001]\n  - keyPrefix: expected 1 to 350 characters out of letters, digits, "_", "-" and ".", in parts between "/", got "a//b" [PM001]',
  );
});

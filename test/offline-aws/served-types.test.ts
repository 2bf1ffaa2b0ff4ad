import { BEHAVIOUR, type Constraint, SSM_BEHAVIOUR } from "../../offline-aws/behaviour/behaviour";
import { isArn, partitionOf } from "../../offline-aws/behaviour/formats";
import { crc32 } from "../../offline-aws/policy-document/crc32";
import { attributesOf, type Block, blocksOf, PROVIDER_SCHEMA } from "../../offline-aws/schema/schema";
import { KINDS } from "../../offline-aws/services/kinds";
import { checkSchedule } from "../../offline-aws/services/ssm/schedule";
import { fromMsgpack, toMsgpack } from "../../offline-aws/values/msgpack";
import { UNKNOWN } from "../../offline-aws/values/value";

test("every resource type of the schema has its behaviour and its code, and nothing else has", () => {
  const types = Object.keys(PROVIDER_SCHEMA.resources).sort();

  expect(Object.keys(KINDS).sort()).toEqual(types);
  expect(Object.keys(BEHAVIOUR).sort()).toEqual(types);
});

test("every entry of behaviour speaks of an attribute or block that the schema has", () => {
  const strangers = Object.entries(BEHAVIOUR).flatMap(([type, { attributes }]) => {
    const known = namesIn(PROVIDER_SCHEMA.resources[type]?.block ?? {});
    return Object.keys(attributes)
      .filter((name) => !known.includes(name))
      .map((name) => `${type}.${name}`);
  });

  expect(strangers).toEqual([]);
});

/** They stand beside patching, and are passed through with little of their own. */
const PASSED_THROUGH = ["aws_ssm_activation", "aws_ssm_document", "aws_ssm_parameter"];

test("every attribute of the SSM types has an entry of behaviour", () => {
  const all = Object.keys(PROVIDER_SCHEMA.resources).filter((type) => type.startsWith("aws_ssm_"));
  const ssm = all.filter((type) => !PASSED_THROUGH.includes(type));

  expect(Object.keys(SSM_BEHAVIOUR).sort()).toEqual(ssm);

  const missing = ssm.flatMap((type) =>
    namesIn(PROVIDER_SCHEMA.resources[type]?.block ?? {}).filter(
      (name) => !(name in (BEHAVIOUR[type]?.attributes ?? {})),
    ),
  );

  expect(missing).toEqual([]);
});

test("every pattern is one that we can match", () => {
  const constraints = Object.values(BEHAVIOUR).flatMap(({ attributes }) =>
    Object.values(attributes).flatMap(({ validation, serviceLimits }) => [validation, serviceLimits]),
  );

  const patterns = constraints.flatMap((constraint) => (constraint ? patternsIn(constraint) : []));

  expect(patterns.length).toBeGreaterThan(20);
  for (const pattern of patterns) expect(() => new RegExp(pattern, "u")).not.toThrow();
});

test("values travel unharmed, unknown ones as msgpack extension 0", () => {
  const value = { text: "é", number: 1.5, bool: true, nothing: null, list: ["a", UNKNOWN], map: { unknown: UNKNOWN } };

  expect(fromMsgpack(toMsgpack(value))).toEqual(value);
  expect(toMsgpack(UNKNOWN)).toEqual(Buffer.from([0xd4, 0, 0]));
  // What Terraform sends of a value of which it knows that it will not be null.
  expect(fromMsgpack(Buffer.from([0xc7, 0x03, 0x0c, 0x81, 0x01, 0xc2]))).toBe(UNKNOWN);
});

test.each([
  "cron(0 2 ? * SUN *)",
  "cron(0 30 23 ? * TUE#3 *)",
  "cron(0 2 L * ? *)",
  "cron(0/30 8-18 ? JAN,DEC MON-FRI 2030-2035)",
  "cron(0 2 3W * ? *)",
  "cron(0 2 ? * 6L *)",
  "rate(1 hour)",
  "rate(7 days)",
  "at(2030-01-01T02:00:00)",
])("%s is a schedule", (schedule) => {
  expect(() => checkSchedule(schedule)).not.toThrow();
});

test.each([
  "0 2 ? * SUN *",
  "cron(0 2 * * SUN)",
  "cron(0 2 * * SUN *)",
  "cron(0 2 ? * 0 *)",
  "cron(0 2 ? * TUE#6 *)",
  "cron(60 2 ? * SUN *)",
  "cron(0 24 ? * SUN *)",
  "cron(0 2 ? 13 SUN *)",
  "cron(0 2 ? * SUN 1969)",
  "rate(1 days)",
  "rate(2 hour)",
  "rate(0 days)",
  "at(2030-01-01T00:00:00Z)",
])("%s is no schedule", (schedule) => {
  expect(() => checkSchedule(schedule)).toThrow(/^Invalid schedule expression /);
});

test("ARNs are told as the provider tells them", () => {
  expect(
    ["arn:aws:iam::123456789012:role/a", "arn:aws-cn:sns:cn-north-1:123456789012:a", "arn:aws:s3:::bucket"].every(
      isArn,
    ),
  ).toBe(true);
  expect(["arn:aws:iam::123:role/a", "arn:amazon:iam:::a", "arn:aws:iam::123456789012:", "role"].some(isArn)).toBe(
    false,
  );
});

test("a Region tells its partition", () => {
  expect(
    ["eu-central-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1"].map(
      (region) => partitionOf(region).id,
    ),
  ).toEqual(["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b"]);
});

test("the checksum is CRC-32", () => {
  // The check value of the catalogue of CRC algorithms.
  expect(crc32("123456789")).toBe(0xcbf43926);
});

function namesIn(block: Block, path: readonly string[] = []): string[] {
  return [
    ...attributesOf(block).map(([name]) => [...path, name].join(".")),
    ...blocksOf(block).flatMap(([name, nested]) => [
      [...path, name].join("."),
      ...namesIn(nested.block, [...path, name]),
    ]),
  ];
}

function patternsIn({ pattern, items, anyOf = [] }: Constraint): string[] {
  const parts = [items, items?.key, items?.value, ...anyOf].filter((part) => part !== undefined);
  return [...(pattern === undefined ? [] : [pattern]), ...parts.flatMap(patternsIn)];
}

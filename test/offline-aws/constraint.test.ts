import type { Constraint } from "../../offline-aws/behaviour/behaviour";
import { inCharacters, violations } from "../../offline-aws/behaviour/constraint";
import { providerMessage, serviceMessage } from "../../offline-aws/behaviour/messages";
import { UNKNOWN, type Value } from "../../offline-aws/values/value";

/** A constraint, what holds to it and what does not, at both edges. */
const VERDICTS: readonly (readonly [Constraint, readonly Value[], readonly Value[]])[] = [
  [{ enum: ["BLOCK"] }, ["BLOCK"], ["block", ""]],
  [{ min: 0, max: 360 }, [0, 360], [-1, 361]],
  [{ min: 0 }, [0, 1_000_000], [-1]],
  [{ minLength: 3, maxLength: 5 }, ["abc", "abcde"], ["ab", "abcdef"]],
  // Bytes are counted, not letters.
  [{ maxLength: 4 }, ["éé"], ["ééé"]],
  [{ pattern: "^[a-z]+$" }, ["abc"], ["abc1", ""]],
  [{ pattern: "[12]\\d{3}" }, ["xx2025xx"], ["3025"]],
  [{ pattern: "^[\\p{L}\\p{Z}]*$" }, ["é ü", ""], ["1"]],
  [{ minItems: 1, maxItems: 2 }, [["a"], ["a", "b"]], [[], ["a", "b", "c"]]],
  [{ items: { maxLength: 1 } }, [["a", "b"]], [["a", "bb"]]],
  [{ items: { key: { maxLength: 1 }, value: { maxLength: 2 } } }, [{ a: "bb" }], [{ aa: "b" }, { a: "bbb" }]],
  [{ anyOf: [{ pattern: "^a" }, { pattern: "^b" }] }, ["a", "b"], ["c"]],
  [{ format: "arn" }, ["", "arn:aws:sns:eu-central-1:123456789012:topic"], ["topic"]],
  [{ format: "aws-region" }, ["eu-central-1"], ["eu-central"]],
];

test.each(VERDICTS)("%j", (constraint, good, bad) => {
  expect(good.filter((value) => violations(value, constraint).length > 0)).toEqual([]);
  expect(bad.filter((value) => violations(value, constraint).length === 0)).toEqual([]);
});

test("the service counts characters, where the provider counts bytes", () => {
  const constraint = { items: { value: { maxLength: 2 } } };

  expect(violations({ tag: "é🚀" }, constraint, inCharacters)).toEqual([]);
  expect(violations({ tag: "éé🚀" }, constraint, inCharacters)).toHaveLength(1);
});

test("what is null or not known yet breaks nothing", () => {
  for (const [constraint] of VERDICTS) {
    expect(violations(null, constraint)).toEqual([]);
    expect(violations(UNKNOWN, constraint)).toEqual([]);
  }
});

test("a broken element is named by its place", () => {
  const found = violations(["a", "bb"], { items: { maxLength: 1 } });

  expect(found.map(({ path, value }) => [path, value])).toEqual([[[1], "bb"]]);
});

test.each([
  [{ min: 0, max: 360 }, 361, "expected rule.0.days to be in the range (0 - 360), got 361"],
  [{ min: 0 }, -1, "expected rule.0.days to be at least (0), got -1"],
  [{ enum: ["A", "B"] }, "C", 'expected rule.0.days to be one of ["A" "B"], got C'],
  [{ minLength: 3, maxLength: 5 }, "ab", "expected length of rule.0.days to be in the range (3 - 5), got ab"],
  [{ pattern: "^a$" }, "b", "invalid value for rule.0.days (regular expression pattern: ^a$)"],
  [{ format: "arn" } as const, "b", '"rule.0.days" (b) is an invalid ARN'],
  [{ maxItems: 1 }, ["a", "b"], "rule.0.days: from 0 to 1 items, got 2 items"],
  [
    { anyOf: [{ format: "arn" } as const, { pattern: "^/ssm/" }] },
    "b",
    '"rule.0.days" (b) is not valid: format arn or regular expression pattern: ^/ssm/',
  ],
])("the provider says of %j and %j: %s", (constraint, value, message) => {
  expect(providerMessage(["rule", 0, "days"], constraint, value)).toBe(message);
});

test("the service names the member and what it must satisfy", () => {
  expect(serviceMessage(["duration"], { min: 1, max: 24 }, 25)).toBe(
    "1 validation error detected: Value '25' at 'duration' failed to satisfy constraint: Member must satisfy from 1 to 24",
  );
});

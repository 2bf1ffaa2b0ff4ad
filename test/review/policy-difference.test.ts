import { UNKNOWN } from "../../model/values/unknown";
import { policyDifference } from "../../review/nodes/policy-difference";

const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const allow = (Action: unknown, more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
const events = { Principal: { Service: "events.amazonaws.com" } };
const account = { Principal: { AWS: "arn:aws:iam::222222222222:root" } };
const held = { Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } } };

test.each([
  [
    "a service that is added",
    policy(),
    policy(allow("sns:Publish", events)),
    "allows events.amazonaws.com sns:Publish",
  ],
  [
    "actions that come and go",
    policy(allow(["a:B", "a:C"], account)),
    policy(allow(["a:B", "a:D"], account)),
    "allows account 222222222222 a:D and no longer allows account 222222222222 a:C",
  ],
  [
    "anybody, and whom it leaves",
    policy(allow("a:B", account)),
    policy(allow("a:B", { Principal: "*" })),
    "allows anybody a:B",
  ],
  [
    "another condition",
    policy(allow("a:B", events)),
    policy(allow("a:B", { ...events, ...held })),
    "allows events.amazonaws.com a:B only if aws:SourceAccount is 111111111111",
  ],
  [
    "a condition in place of another one",
    policy(allow("a:B", { ...events, ...held })),
    policy(allow("a:B", { ...events, Condition: { ArnLike: { "aws:SourceArn": ["arn:one", "arn:two"] } } })),
    "allows events.amazonaws.com a:B only if aws:SourceArn is arn:one or arn:two (was only if aws:SourceAccount is 111111111111)",
  ],
  [
    "a condition that is gone",
    policy(allow("a:B", { ...events, ...held })),
    policy(allow("a:B", events)),
    "allows events.amazonaws.com a:B without a condition (was only if aws:SourceAccount is 111111111111)",
  ],
  [
    "anybody of an organisation by TLS, and who is not meant",
    policy(),
    policy(
      allow("a:B", {
        Principal: "*",
        Condition: {
          StringEquals: { "aws:PrincipalOrgID": "o-1" },
          ArnNotLike: { "aws:PrincipalArn": "arn:x" },
          Bool: { "aws:SecureTransport": true },
          NumericLessThan: { "s3:max-keys": "10" },
        },
      }),
    ),
    "allows anybody a:B if aws:PrincipalArn is not arn:x, with TLS, s3:max-keys NumericLessThan 10 and aws:PrincipalOrgID is o-1",
  ],
  [
    "that nothing comes without TLS",
    policy(),
    policy({
      ...allow("s3:*", { Principal: "*" }),
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
    "denies anybody s3:* without TLS",
  ],
  [
    "a pattern of what it allowed",
    policy(allow("s3:GetObject", account)),
    policy(allow("s3:*", account)),
    "allows account 222222222222 s3:*",
  ],
  [
    "what it allowed, of a pattern",
    policy(allow("s3:*", account)),
    policy(allow("s3:GetObject", account)),
    "allows account 222222222222 s3:GetObject and no longer allows account 222222222222 s3:*",
  ],
  ["what a pattern allows beside", policy(allow("s3:*")), policy(allow(["s3:*", "s3:GetObject"])), ""],
  ["other letters", policy(allow("s3:GetObject")), policy(allow("s3:getobject")), ""],
  [
    "another resource of a role",
    policy(allow("iam:PassRole", { Resource: ["arn:one", "arn:two"] })),
    policy(allow("iam:PassRole", { Resource: "arn:two" })),
    "no longer allows iam:PassRole on arn:one",
  ],
  [
    "another resource of a topic",
    policy(allow("a:B", events)),
    policy(allow("a:B", { ...events, Resource: "arn:one" })),
    "allows events.amazonaws.com a:B on arn:one and no longer allows events.amazonaws.com a:B",
  ],
  ["a denial", policy(), policy({ ...allow("a:B", account), Effect: "Deny" }), "denies account 222222222222 a:B"],
  [
    "all but some",
    policy(),
    policy({ Effect: "Allow", NotPrincipal: { AWS: "222222222222" }, NotAction: "a:B", Resource: "*" }),
    "allows all but account 222222222222 all but a:B",
  ],
  [
    "more than fits into a sentence",
    policy(),
    policy(...["a", "b", "c", "d", "e"].map((name) => allow(`${name}:A`, { Resource: `arn:${name}` }))),
    "allows a:A on arn:a, allows b:A on arn:b, allows c:A on arn:c and 2 more",
  ],
  ["what is known after apply", policy(), UNKNOWN, "what it allows is known after apply"],
  ["the same in another order", policy(allow("a:B"), allow("a:C")), policy(allow(["a:C", "a:B"])), ""],
  ["what is no policy", "{", policy(), ""],
])("says of a policy %s", (_, before, after, says) => {
  expect(policyDifference(before, after)).toBe(says === "" ? "" : `: ${says}`);
});

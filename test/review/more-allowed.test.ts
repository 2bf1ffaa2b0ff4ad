import { allowsMore } from "../../review/nodes/more-allowed";

const allow = (Action: string | readonly string[], more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

test.each([
  ["another statement", policy(allow("a:B"), allow("c:D"))],
  ["another action", policy(allow(["a:B", "c:D"]))],
  ["another name", policy(allow("a:B", { Sid: "Named" }))],
  ["a service of AWS", policy(allow("a:B"), allow("a:B", { Principal: { Service: "events.amazonaws.com" } }))],
])("a policy allows more with %s", (_, after) => {
  expect(allowsMore(policy(allow("a:B")), after)).toBe(true);
});

test.each([
  ["an action less", policy(allow("c:D"))],
  ["a condition", policy(allow("a:B", { Condition: { Bool: { "aws:SecureTransport": "true" } } }))],
  ["another resource", policy(allow("a:B", { Resource: "arn:aws:s3:::logs" }))],
  ["a denial beside", policy(allow("a:B"), { Effect: "Deny", Action: "a:B", Resource: "*" })],
  ["anybody let in", policy(allow("a:B"), allow("a:B", { Principal: "*" }))],
  ["another account let in", policy(allow("a:B"), allow("a:B", { Principal: { Service: "a", AWS: "222222222222" } }))],
  ["all but one let in", policy(allow("a:B"), allow("a:B", { NotPrincipal: { AWS: "222222222222" } }))],
  ["what is known after apply", undefined],
  ["what is no document", "a:B"],
])("and not with %s", (_, after) => {
  expect(allowsMore(policy(allow("a:B")), after)).toBe(false);
});

const ACCOUNT = { Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } } };
const ANY_SOURCE = { Condition: { StringLike: { "aws:SourceAccount": "*" } } };
const events = { Principal: { Service: "events.amazonaws.com" } };
const ssm = { Principal: { Service: "ssm.amazonaws.com" } };

test.each([
  ["any service", { Principal: { Service: "*" } }],
  ["any service of a list", { Principal: { Service: ["ssm.amazonaws.com", "*"] } }],
  ["a federated identity", { Principal: { Federated: "accounts.google.com" } }],
  ["a canonical user", { Principal: { CanonicalUser: "79a5" } }],
  ["all but some", { NotPrincipal: { Service: "ssm.amazonaws.com" } }],
  ["all actions but one", { ...events, Action: undefined, NotAction: "sns:AddPermission" }],
  ["all resources but one", { Resource: undefined, NotResource: "arn:aws:sns:::all" }],
  ["every action", { Action: "*" }],
  ["every action of a service", { ...events, Action: ["sns:Publish", "sns:*"] }],
  ["every action of a service by signs that stand for any", { ...events, Action: "sns:?*" }],
])("a policy does not only allow more with a statement beside for %s", (_, more) => {
  expect(allowsMore(policy(allow("a:B")), policy(allow("a:B"), allow("c:D", more)))).toBe(false);
});

test.each([
  ["another service", events, false],
  ["the same service", ssm, false],
  ["another service from wherever", { ...events, ...ANY_SOURCE }, false],
  ["another service from the same account", { ...events, ...ACCOUNT }, true],
])("beside a service that a condition holds to an account, %s", (_, more, isMore) => {
  const old = allow("sns:Publish", { ...ssm, ...ACCOUNT });

  expect(allowsMore(policy(old), policy(old, allow("sns:Publish", more)))).toBe(isMore);
});

test.each([
  ["without it", allow("iam:PassRole"), false],
  ["by a pattern", allow(["a:B", "iam:Pass*"]), false],
  ["written in small letters", allow("iam:passrole"), false],
  ["under another one", allow("iam:PassRole", ANY_SOURCE), false],
  ["for something else", allow("iam:GetRole"), true],
  ["under the same one", allow("iam:PassRole", { ...ACCOUNT, Resource: "arn:aws:iam:::role/other" }), true],
])("what a role may do under a condition, allowed once more %s", (_, more, isMore) => {
  const old = allow("iam:PassRole", ACCOUNT);

  expect(allowsMore(policy(old), policy(old, more))).toBe(isMore);
});

test.each([
  ["loses a denial", policy(allow("a:B"), { Effect: "Deny", Action: "c:D", Resource: "*" }), policy(allow("a:B"))],
  ["loses a condition", policy(allow("a:B", ACCOUNT)), policy(allow("a:B"))],
  ["has a wider condition", policy(allow("a:B", ACCOUNT)), policy(allow("a:B", ANY_SOURCE))],
  ["is of another version", policy(allow("a:B")), JSON.stringify({ Version: "2008-10-17", Statement: allow("a:B") })],
])("a policy does not only allow more where it %s", (_, before, after) => {
  expect(allowsMore(before, after)).toBe(false);
});

test("a policy allows more where those whom it lets in stay as they were, and not where they may do more", () => {
  const account = { Principal: { AWS: "222222222222" } };
  const old = policy(allow("a:B", account));

  expect(allowsMore(old, policy(allow("a:B", account), allow("c:D")))).toBe(true);
  expect(allowsMore(old, policy(allow(["a:B", "c:D"], account)))).toBe(false);
});

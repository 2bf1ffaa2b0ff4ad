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

test("a policy allows more where those whom it lets in stay as they were, and not where they may do more", () => {
  const account = { Principal: { AWS: "222222222222" } };
  const old = policy(allow("a:B", account));

  expect(allowsMore(old, policy(allow("a:B", account), allow("c:D")))).toBe(true);
  expect(allowsMore(old, policy(allow(["a:B", "c:D"], account)))).toBe(false);
});

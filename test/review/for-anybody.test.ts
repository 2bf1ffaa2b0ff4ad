import { isForAnybody, letsAnybodyIn } from "../../review/nodes/for-anybody";

const ANYBODY = { Effect: "Allow", Action: "sns:Publish", Principal: "*", Resource: "*" };
const OIDC = { ...ANYBODY, Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.example" } };
const CLUSTER = "oidc.eks.eu-central-1.amazonaws.com/id/1A";

test.each<[string, object]>([
  ["none", {}],
  ["that it comes by TLS", { Bool: { "aws:SecureTransport": "true" } }],
  ["whoever it is", { StringLike: { "aws:PrincipalArn": "*" } }],
  ["a role that anybody may have", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } }],
  ["a tag that anybody may have", { StringEquals: { "aws:PrincipalTag/team": "web" } }],
  ["one account or any", { StringLike: { "aws:PrincipalAccount": ["123456789012", "*"] } }],
  ["an account that is not meant", { StringNotEquals: { "aws:PrincipalAccount": "123456789012" } }],
  ["an account, if there is one", { StringEqualsIfExists: { "aws:PrincipalAccount": "123456789012" } }],
  ["all of no organisation", { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } }],
  ["no account", { StringEquals: { "aws:PrincipalAccount": [] } }],
  ["any address", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }],
  ["half of all addresses", { IpAddress: { "aws:SourceIp": ["128.0.0.0/1"] } }],
])("a condition bounds nobody: %s", (_, Condition) => {
  expect(isForAnybody({ ...ANYBODY, Condition })).toBe(true);
});

test.each<[string, object]>([
  ["an organisation", { StringEquals: { "aws:PrincipalOrgID": "o-1" }, Bool: { "aws:SecureTransport": "true" } }],
  ["a part of an organisation", { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-1/*" } }],
  ["its own organisation", { StringEquals: { "aws:PrincipalOrgID": "$" + "{aws:ResourceOrgID}" } }],
  ["an owner", { StringEquals: { "AWS:SourceOwner": "123456789012" } }],
  ["rules of an account", { ArnLike: { "aws:SourceArn": "arn:aws:events:*:123456789012:rule/*" } }],
  ["a bucket", { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::logs" } }],
  ["an endpoint", { StringEquals: { "aws:SourceVpce": "vpce-1a" } }],
  ["addresses", { IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "198.51.100.7"] } }],
])("a condition bounds who is let in: %s", (_, Condition) => {
  expect(isForAnybody({ ...ANYBODY, Condition })).toBe(false);
});

test.each<[string, object, boolean]>([
  ["whom", {}, true],
  ["of any repository", { StringLike: { "token.example:sub": "repo:*" } }, true],
  [
    "for AWS and of a repository",
    {
      StringEquals: { "token.example:aud": "sts.amazonaws.com" },
      StringLike: { "token.example:sub": ["repo:own/a:*", "repo:own/b:*"] },
    },
    false,
  ],
  ["of a repository, by a pattern", { StringLike: { "token.example:sub": "repo:own/*" } }, false],
  ["of a service account", { StringEquals: { [`${CLUSTER}:sub`]: "system:serviceaccount:a:b" } }, false],
  ["of any service account", { StringLike: { [`${CLUSTER}:sub`]: "system:serviceaccount:*" } }, true],
  ["for AWS", { StringEquals: { "token.example:aud": "sts.amazonaws.com" } }, true],
  ["for a client", { StringEquals: { "token.example:aud": "own" } }, false],
])("a provider of identities says %s", (_, Condition, isAnybody) => {
  expect(isForAnybody({ ...OIDC, Condition })).toBe(isAnybody);
});

test.each<[string, object, boolean]>([
  ["an account", { Principal: { AWS: "222222222222" } }, false],
  ["all but one", { Principal: undefined, NotPrincipal: { AWS: "222222222222" } }, true],
  ["anybody of a list", { Principal: { AWS: ["222222222222", "*"] } }, true],
  ["a provider of the account by SAML", { Principal: { Federated: "arn:aws:iam::1:saml-provider/own" } }, false],
  ["nobody, for it is of a role", { Principal: undefined }, false],
])("a statement is about %s", (_, more, isAnybody) => {
  expect(isForAnybody({ ...ANYBODY, ...more })).toBe(isAnybody);
});

const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const HELD = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
const DENIED = { ...ANYBODY, Effect: "Deny", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } };

test.each<[string, unknown, unknown, boolean]>([
  ["a new policy", undefined, policy(ANYBODY), true],
  ["one more statement", policy(), policy(ANYBODY), true],
  ["a condition less", policy({ ...ANYBODY, ...HELD }), policy(ANYBODY), true],
  ["an action more", policy(ANYBODY), policy({ ...ANYBODY, Action: ["sns:Publish", "sns:Subscribe"] }), true],
  ["a denial less", policy(ANYBODY, DENIED), policy(ANYBODY), true],
  ["a denial more", policy(ANYBODY), policy(ANYBODY, DENIED), false],
  ["an action less", policy({ ...ANYBODY, Action: "sns:*" }), policy(ANYBODY), false],
  ["another organisation", policy(), policy({ ...ANYBODY, ...HELD }), false],
  ["what is no policy", policy(), "[]", false],
])("anybody is let in, or not, by %s", (_, before, after, isLetIn) => {
  expect(letsAnybodyIn(before, after)).toBe(isLetIn);
});

import { canonical } from "../changes/differences";
import type { Statement } from "../plan/policy-statement";
import { policyDifference } from "./policy-difference";
import { policyOf } from "./policy-document";

export function documentOf(statements: readonly Statement[]): string {
  return JSON.stringify({ Statement: statements });
}

/** `: denies ssm:*` of a policy that is made; empty where it denies nothing but ways without TLS, as all buckets do. */
export function denialsText(policy: unknown): string {
  const denied = policyOf(policy)?.all.filter(
    ({ Effect, Condition = {} }) => Effect === "Deny" && !/SecureTransport|TlsVersion/i.test(canonical(Condition)),
  );
  return policyDifference(documentOf([]), documentOf(denied ?? []));
}

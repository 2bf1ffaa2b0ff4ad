import type { Call } from "./iam";

// As much of IAM's logic as our policies use, for very many calls; held against the simulator where both are asked.

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[] | string;
  readonly Resource?: readonly string[] | string;
  readonly Principal?: "*" | Readonly<Record<string, readonly string[] | string>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Whether IAM lets it be done. A role's trust and a key ask their own policy first, whoever asks. */
export function isAllowedQuickly(call: Call): boolean {
  const identity = statementsOf(call.identity).filter((one) => fits(one, call));
  const onResource = statementsOf(call.onResource).filter((one) => fits(one, call));
  if ([...identity, ...onResource].some(({ Effect }) => Effect === "Deny")) return false;
  const byIdentity = identity.length > 0;
  if (call.action === "sts:AssumeRole") return onResource.some((one) => names(one, call.principal));
  if (call.action.startsWith("kms:") && onResource.length === 0) return false;
  const isForeign = !call.principal.includes(`:${call.owner}:`);
  const byResource = onResource.some((one) => one.Principal === "*" || names(one, call.principal));
  if (isForeign) return byResource && byIdentity;
  return byIdentity || byResource;
}

function statementsOf(policy: object | undefined): readonly Statement[] {
  return (policy as { Statement?: readonly Statement[] } | undefined)?.Statement ?? [];
}

function fits({ Action, Resource, Condition = {} }: Statement, { action, resource, context = {} }: Call): boolean {
  const variables = (text: string) => text.replace(/\$\{([^}]+)\}/g, (_, key: string) => String(context[key] ?? ""));
  const holds = (test: string, key: string, wanted: readonly string[]) => {
    const got = context[key];
    if (got === undefined) return false;
    return wanted.some((one) =>
      [got].flat().some((value) => (test.endsWith("Like") ? like(one, value) : one === value)),
    );
  };
  return (
    [Action].flat().some((one) => like(one, action)) &&
    (Resource === undefined || [Resource].flat().some((one) => one === "*" || like(variables(one), resource))) &&
    Object.entries(Condition).every(([test, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(test, key, [wanted].flat())),
    )
  );
}

function names({ Principal }: Statement, principal: string): boolean {
  if (Principal === undefined || Principal === "*") return Principal === "*";
  return Object.values(Principal).some((one) => [one].flat().includes(principal));
}

const PATTERNS = new Map<string, RegExp>();

function like(pattern: string, text: string): boolean {
  const known =
    PATTERNS.get(pattern) ??
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replace(/\*/g, ".*")
        .replace(/\?/g, ".")}$`,
      "s",
    );
  PATTERNS.set(pattern, known);
  return known.test(text);
}

import { KNOWN_LATER } from "../plan/known-later";
import type { Statement } from "../plan/policy-statement";
import { namesIn, notIn, type Part, partsOf, policyOf, UNBOUNDED } from "./policy-document";

// Policies of topics, buckets and roles that let in whoever asks. What is unclear lets in everybody.

/** Whether a policy document allows something to anybody that it did not, or denies less of it. */
export function letsAnybodyIn(before: unknown, after: unknown): boolean {
  const open = openPartsOf(after);
  if (open.length === 0) return false;
  return notIn(open, openPartsOf(before)).length > 0 || notIn(deniedBy(before), deniedBy(after)).length > 0;
}

function openPartsOf(policy: unknown): readonly Part[] {
  const open = policyOf(policy)?.allowed.filter(isForAnybody) ?? [];
  return open.flatMap(partsOf).map((part) => ({ ...part, condition: UNBOUNDED }));
}

function deniedBy(policy: unknown): readonly Part[] {
  return (policyOf(policy)?.all ?? []).filter(({ Effect }) => Effect === "Deny").flatMap(partsOf);
}

/** Whether a statement is about everybody, under no condition that bounds whom it means. */
export function isForAnybody({ Principal, NotPrincipal, Condition }: Statement): boolean {
  const { Federated = [] } = Object(Principal);
  const isOpen = NotPrincipal !== undefined || namesIn(Principal).includes("*");
  const isOfProvider = [Federated].flat().some((name) => !String(name).includes(":saml-provider/"));
  return (isOpen && !isBounded(Condition, BOUNDING)) || (isOfProvider && !isBounded(Condition, OF_PROVIDERS));
}

/** Whether values of a key bound who is meant, by the end of the key in small letters. */
type Bounding = readonly (readonly [key: RegExp, value: RegExp])[];

const FIXED = "[^*?$]+$";
/** Addresses of a part of the internet. */
const ADDRESSES = /^[^/]+$|\/([89]|\d\d+)$/;

/** Keys of which nobody chooses the value. Source: Amazon S3, "The meaning of public"; what is longer is a pattern. */
const BOUNDING: Bounding = [
  [
    /^aws:(principal|source)(account|orgid|owner)$|^s3:dataaccesspointaccount$/,
    fixed("\\$\\{aws:Resource(Account|OrgID)\\}$"),
  ],
  [/^aws:(principal|source)orgpaths$/, fixed("o-\\w+/")],
  [/^aws:(principal|source)arn$|^s3:dataaccesspointarn$/, fixed("arn:[^:]+:[^:]+:[^:]*:\\d{12}:")],
  [/^aws:userid$/, fixed("A[A-Z0-9]{15,}:")],
  [/^aws:sourcevpce?$/, fixed()],
  [/^aws:(source|vpcsource)ip$/, ADDRESSES],
];

/** What a token says of whom it is for: AWS itself is no client. */
const OF_PROVIDERS: Bounding = [
  [/:sub$/, fixed("(?!system:)[\\w-]+:[^*?:/]+[:/]", "system:serviceaccount:[^*?:]+:")],
  [/:(aud|app_id|azp)$/, new RegExp(`^(?!sts\\.)${FIXED}`)],
];

function fixed(...patterns: readonly string[]): RegExp {
  return new RegExp(`^(${[FIXED, ...patterns].join("|")})`);
}

/** Operators that hold only where the key is there and has such a value. */
const HOLDING = /^(ForAnyValue:)?((String|Arn)(Equals|Like|EqualsIgnoreCase)|IpAddress)$/i;

/**
 * Whether each value of some key of a condition bounds who is meant; one that is known after apply is that of an object, and
 * is told.
 */
function isBounded(condition: unknown, bounding: Bounding): boolean {
  return Object.entries(Object(condition)).some(
    ([operator, keys]) =>
      HOLDING.test(operator) &&
      Object.entries(Object(keys)).some(([key, value]) => {
        const values = [value].flat();
        const [, pattern] = bounding.find(([name]) => name.test(key.toLowerCase())) ?? [];
        const isFixed = (one: unknown) => one === KNOWN_LATER || pattern?.test(String(one)) === true;
        return pattern !== undefined && values.length > 0 && values.every(isFixed);
      }),
  );
}

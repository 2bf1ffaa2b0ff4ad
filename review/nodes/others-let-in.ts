import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { isKnown, UNKNOWN } from "../../model/values/unknown";
import { type Detail, detail } from "../changes/detail";
import { canonical } from "../changes/differences";
import { labelOf } from "../changes/label";
import { isKnownLater } from "../plan/known-later";
import type { PlannedResource } from "../plan/planned-resource";
import type { Statement } from "../plan/policy-statement";
import { isForAnybody, letsAnybodyIn } from "./for-anybody";
import { denialsText, documentOf } from "./new-denials";
import type { Views } from "./node-views";
import { isRemoved, textsOf } from "./planned-texts";
import { policyDifference } from "./policy-difference";
import { policyOf } from "./policy-document";
import { one } from "./used-by";
import { bucketsOf, commandOf, filesOf, rolesOf, usersOf } from "./way-users";

/** What a new policy, an ACL or a public access block does to who is let in to a topic, a bucket or a role. */
export function othersLetIn(
  resource: PlannedResource,
  views: Views,
  isUsed: (address: string) => boolean,
): readonly Detail[] {
  const found = CHANGES[resource.type]?.(resource, views.after.environment.account) ?? [];
  if (found.length === 0) return [];
  const names = textsOf(resource, "arn", "bucket", "name");
  const users = usersOf(views, (way) => namesUsed(way).some((name) => names.includes(name)));
  if (users.length === 0 && !isUsed(resource.address)) return [];
  const who = users.length === 0 ? "patching uses" : `${joined(users)} ${one(users, "uses", "use")}`;
  return found
    .filter(({ isOfUsers = false }) => users.length === 0 || !isOfUsers)
    .map(({ kind, says }) => detail(kind, says.replace("{}", `what ${who}`)));
}

function namesUsed(way: WayOfPatching): readonly string[] {
  const roles = rolesOf(way).map((role) => role.slice(role.lastIndexOf("/") + 1));
  const files = filesOf(way).map(({ bucket }) => bucket);
  return [String(commandOf(way)?.notificationConfig?.notificationArn), ...bucketsOf(way), ...files, ...roles];
}

/** `{}` stands for what uses it. */
interface Found extends Pick<Detail, "kind" | "says"> {
  /** Whether it is told as a change of what they depend on, where it is known who uses it. */
  readonly isOfUsers?: boolean;
}
type Changes = (resource: PlannedResource, account: string | undefined) => readonly Found[];

/** A policy that is made says whom it lets in; one that changes, who is let in besides. */
const policyIn =
  (noun: string, argument: string): Changes =>
  (resource, account) => {
    const { address, after } = resource;
    const before = oldOf(resource);
    const [old, now] = [before?.[argument], after?.[argument]];
    const known = statementsForOthers(old, account).map(canonical);
    const others = statementsForOthers(now, account).filter((statement) => !known.includes(canonical(statement)));
    const isOpen = letsAnybodyIn(old, now);
    const isUnclear = now === UNKNOWN && old !== UNKNOWN;
    const denied = before === undefined ? denialsText(now) : "";
    const denials: readonly Found[] =
      denied === "" ? [] : [{ kind: "dependency-changed", says: `new ${noun} of {}${denied}` }];
    if (others.length === 0 && !isOpen && !isUnclear) return denials;
    const unclear = before === undefined ? "policy-unclear" : "dependency-changed";
    const isNamed = others.some((one) => one.NotPrincipal !== undefined || othersIn(one, account).some(isKnown));
    const kind = isOpen ? "anybody-let-in" : isNamed ? "others-let-in" : unclear;
    return before === undefined
      ? [
          { kind, says: `new ${noun} of {}${policyDifference(documentOf([]), isUnclear ? now : documentOf(others))}` },
          ...denials,
        ]
      : [{ kind, says: `the ${noun} ${labelOf(address)} of {} changes${policyDifference(old, now)}`, isOfUsers: true }];
  };

/** What stood there, unless it is made now or anew. */
function oldOf(resource: PlannedResource): PlannedResource["before"] {
  return isRemoved(resource) ? undefined : resource.before;
}

/** What a policy of a topic, a bucket or a role allows to others than services by their names and the own account. */
function statementsForOthers(policy: unknown, account: string | undefined): readonly Statement[] {
  return (policyOf(policy)?.allowed ?? []).filter(
    (one) => one.NotPrincipal !== undefined || othersIn(one, account).length > 0 || isForAnybody(one),
  );
}

/** Whom a statement names beside them; UNKNOWN for those who are known after apply. */
function othersIn({ Principal }: Statement, account: string | undefined): readonly unknown[] {
  const own = new RegExp(`^(arn:[\\w-]+:iam::)?${account}(:|$)`);
  const entries = Object.entries(typeof Principal === "string" ? { AWS: Principal } : Object(Principal));
  return entries.flatMap(([type, names]) =>
    [names].flat().flatMap((name): readonly unknown[] => {
      if (isKnownLater(name)) return [UNKNOWN];
      const isOther = type === "Service" ? String(name).includes("*") : !own.test(String(name));
      return isOther ? [name] : [];
    }),
  );
}

/** ACLs of S3 that let in whoever asks, or whoever has an account. */
const PUBLIC_ACLS: readonly unknown[] = ["public-read", "public-read-write", "authenticated-read"];
const PUBLIC_GROUPS = /groups\/global\/(AllUsers|AuthenticatedUsers)$/;

function publicAcl(resource: PlannedResource): readonly Found[] {
  const known = openingsOf(oldOf(resource));
  return openingsOf(resource.after)
    .filter((opening) => !known.includes(opening))
    .map((opening) => ({ kind: "anybody-let-in", says: `the ACL ${labelOf(resource.address)} of {} ${opening}` }));
}

/** What an ACL gives to everybody: `is public-read`, `grants READ to AllUsers`. */
function openingsOf(values: PlannedResource["after"]): readonly string[] {
  const { acl, grant, access_control_policy: policies } = values ?? {};
  const grants = [grant, ...[policies].flat().map((policy) => Object(policy).grant)].flat().map(Object);
  return [
    ...(PUBLIC_ACLS.includes(acl) ? [`is ${String(acl)}`] : []),
    ...grants.flatMap(({ uri, grantee, permission, permissions = permission }) => {
      const [, group] = PUBLIC_GROUPS.exec(String(uri ?? Object([grantee].flat()[0]).uri)) ?? [];
      return group === undefined ? [] : [`grants ${joined([permissions].flat().map(String))} to ${group}`];
    }),
  ];
}

const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

const CHANGES: Readonly<Record<string, Changes>> = {
  aws_iam_role: policyIn("role", "assume_role_policy"),
  aws_sns_topic: policyIn("topic", "policy"),
  aws_sns_topic_policy: policyIn("policy", "policy"),
  aws_s3_bucket_policy: policyIn("policy", "policy"),
  aws_s3_bucket: (resource, account) => [
    ...policyIn("bucket", "policy")(resource, account).map((one) => ({ ...one, isOfUsers: false })),
    ...publicAcl(resource),
  ],
  aws_s3_bucket_acl: publicAcl,
  aws_s3_bucket_public_access_block: (resource) => {
    const { address, after } = resource;
    const before = oldOf(resource);
    const block = `the public access block ${labelOf(address)} of {}`;
    const gone: readonly Found[] = isRemoved(resource) ? [{ kind: "others-let-in", says: `${block} goes away` }] : [];
    // Where none is told, S3 blocks all in a new bucket.
    const open = BLOCKS.filter(
      (name) => after !== undefined && (before === undefined || before[name] === true) && !(after[name] ?? false),
    );
    const lacks = before === undefined ? "does not have" : "no longer has";
    return open.length === 0 ? gone : [...gone, { kind: "others-let-in", says: `${block} ${lacks} ${joined(open)}` }];
  },
};

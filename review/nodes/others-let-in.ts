import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { type Statement, statementsForOthers } from "./more-allowed";
import type { Views } from "./node-views";
import { isRemoved, textsOf } from "./planned-texts";
import { policyDifference } from "./policy-difference";
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
  return found.map(({ kind, says }) => detail(kind, says.replace("{}", `what ${who}`)));
}

function namesUsed(way: WayOfPatching): readonly string[] {
  const roles = rolesOf(way).map((role) => role.slice(role.lastIndexOf("/") + 1));
  const files = filesOf(way).map(({ bucket }) => bucket);
  return [String(commandOf(way)?.notificationConfig?.notificationArn), ...bucketsOf(way), ...files, ...roles];
}

/** `{}` stands for what uses it. */
type Found = Pick<Detail, "kind" | "says">;
type Changes = (resource: PlannedResource, account: string | undefined) => readonly Found[];

const newPolicy =
  (noun: string, argument: string): Changes =>
  ({ before, after }, account) => {
    const others = before === undefined ? statementsForOthers(after?.[argument], account) : [];
    if (others.length === 0) return [];
    const isPublic = others.some((statement) => statement.Condition === undefined && isForAnybody(statement));
    const how = policyDifference(documentOf([]), documentOf(others));
    return [{ kind: isPublic ? "anybody-let-in" : "others-let-in", says: `new ${noun} of {}${how}` }];
  };

function documentOf(statements: readonly Statement[]): string {
  return JSON.stringify({ Statement: statements });
}

function isForAnybody({ Principal, NotPrincipal }: Statement): boolean {
  const entries = typeof Principal === "object" ? Object.values(Object(Principal)).flat() : [Principal];
  return NotPrincipal !== undefined || entries.includes("*");
}

/** ACLs of S3 that let in whoever asks, or whoever has an account. */
const PUBLIC_ACLS: readonly unknown[] = ["public-read", "public-read-write", "authenticated-read"];
const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

const CHANGES: Readonly<Record<string, Changes>> = {
  aws_iam_role: newPolicy("role", "assume_role_policy"),
  aws_sns_topic: newPolicy("topic", "policy"),
  aws_sns_topic_policy: newPolicy("policy", "policy"),
  aws_s3_bucket_policy: newPolicy("policy", "policy"),
  aws_s3_bucket_acl: ({ address, before, after }) =>
    PUBLIC_ACLS.includes(after?.acl) && before?.acl !== after?.acl
      ? [{ kind: "anybody-let-in", says: `the ACL ${labelOf(address)} of {} is ${String(after?.acl)}` }]
      : [],
  aws_s3_bucket_public_access_block: (resource) => {
    const { address, before, after } = resource;
    const block = `the public access block ${labelOf(address)} of {}`;
    if (isRemoved(resource)) return [{ kind: "others-let-in", says: `${block} goes away` }];
    const open = BLOCKS.filter((name) => before?.[name] === true && after?.[name] === false);
    return open.length === 0 ? [] : [{ kind: "others-let-in", says: `${block} no longer has ${joined(open)}` }];
  },
};

import { broughtByDocument } from "../../model/aws/brought-from-document";
import { describeBrought } from "../../model/describe/describe-brought";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { saysTheSame } from "../changes/brought-baseline";
import { type Detail, detail } from "../changes/detail";
import { canonical } from "../changes/differences";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import type { ChangeKind } from "../risk/change-kinds";
import type { Views } from "./node-views";
import { isOtherwise, isRemoved, textsOf } from "./planned-texts";
import { by, changes, gone, one } from "./used-by";
import { bucketsOf, filesOf, usersOf } from "./way-users";

// Buckets, and the files in them that say what is installed.

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

export const FILE_CHANGES: Readonly<Record<string, Changes>> = {
  aws_s3_bucket: (resource, views) => {
    const names = textsOf(resource, "bucket", "id");
    if (!isRemoved(resource)) return [];
    const writers = usersOf(views, (way) => bucketsOf(way).some((bucket) => names.includes(bucket)), resource);
    const readers = usersOf(views, (way) => filesOf(way).some(({ bucket }) => names.includes(bucket)), resource);
    return [
      ...(writers.length === 0 ? [] : [gone("bucket", resource, by(writers, "into which", "writes", "write"))]),
      ...(readers.length === 0
        ? []
        : [gone("bucket", resource, by(readers, "from which", "reads what to install", "read what to install"))]),
    ];
  },
  aws_s3_bucket_policy: (resource, views) => {
    const names = textsOf(resource, "bucket");
    const users = usersOf(views, (way) =>
      [...bucketsOf(way), ...filesOf(way).map(({ bucket }) => bucket)].some((bucket) => names.includes(bucket)),
    );
    if (users.length === 0 || resource.before === undefined || !isOtherwise(resource)) return [];
    return [changes("policy", resource, by(users, "that of the bucket which", "uses", "use"), "policy")];
  },
  aws_s3_object: fileChanges,
  aws_s3_bucket_object: fileChanges,
  aws_s3_object_copy: fileChanges,
};

/** The windows and associations that read a file, by key. */
export function readersOf(resource: PlannedResource, { before, after }: Views): readonly string[] {
  if (FILE_CHANGES[resource.type] !== fileChanges) return [];
  const ways = [...before.ways, ...after.ways].filter(readsIt(resource));
  return [...new Set(ways.map(({ carrier }) => carrier.key))];
}

function readsIt(resource: PlannedResource): (way: WayOfPatching) => boolean {
  const buckets = textsOf(resource, "bucket");
  const keys = textsOf(resource, "key");
  return (way) => filesOf(way).some(({ bucket, key }) => buckets.includes(bucket) && keys.includes(key));
}

/** A list of patches to install, or baselines that count in place of the registered ones. */
function fileChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  const users = usersOf(views, readsIt(resource), resource);
  if (users.length === 0 || resource.before === undefined) return [];
  if (isRemoved(resource))
    return [gone("file", resource, by(users, "from which", "reads what to install", "read what to install"))];
  return isOtherwise(resource)
    ? [
        detail(
          kindOf(resource, views),
          `the file ${labelOf(resource.address)} changes, from which ${joined(users)} ${one(users, "reads", "read")} what to install${otherPatches(resource)}`,
        ),
      ]
    : [];
}

function kindOf(resource: PlannedResource, views: Views): ChangeKind {
  if (repeatsBaselines(resource, views)) return "file-repeats";
  return installsLess(resource) ? "file-shortened" : "file-changed";
}

/** Whether baselines of the plan say all that a file says, before and after. */
function repeatsBaselines(resource: PlannedResource, { before, after }: Views): boolean {
  return broughtOn(resource).every(
    (brought, index) =>
      brought?.kind === "baselines" &&
      brought.baselines.every((one) =>
        (index === 0 ? before : after).environment.baselines.some((baseline) => saysTheSame(one, baseline)),
      ),
  );
}

/** Whether a list loses entries, and gets none. */
function installsLess(resource: PlannedResource): boolean {
  const [was, is] = broughtOn(resource).map((one) =>
    one?.kind === "patches" ? one.patches.map(canonical) : undefined,
  );
  return was !== undefined && is !== undefined && is.length < was.length && is.every((entry) => was.includes(entry));
}

function broughtOn({ before, after }: PlannedResource) {
  return [before?.content, after?.content].map((content) =>
    typeof content === "string" ? broughtByDocument(content) : undefined,
  );
}

/** `: openssl* and curl, was openssl*`; nothing where that is not written here. */
function otherPatches(resource: PlannedResource): string {
  const [was, is] = broughtOn(resource).map((brought) => brought && describeBrought(brought));
  return was === undefined || is === undefined || was === is ? "" : `: ${is}, was ${was}`;
}

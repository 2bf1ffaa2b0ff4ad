import type { SnapshotBaseline, SnapshotRegion } from "../snapshot/snapshot-schema";
import type { Clients } from "./clients";
import { calling, ifStillThere } from "./parts";
import { plain, type Secrets, secret } from "./plain";
import { tagsOf } from "./read-tags";

/** AWS's own baselines as they were read: the same for every account of a Region. */
export type KnownBaselines = Map<string, SnapshotBaseline>;

type Read = Pick<SnapshotRegion, "baselines" | "defaults">;

/** The account's own baselines, and those of AWS that are a default or that a group is registered with. */
export async function readBaselines(
  clients: Clients,
  registered: ReadonlySet<string>,
  known: KnownBaselines,
  secrets: Secrets,
): Promise<Read> {
  const { ssm, sdk } = clients;
  const identities = await calling("ssm:DescribePatchBaselines", async () => {
    const pages = sdk.ssm.paginateDescribePatchBaselines({ client: ssm, pageSize: 100 }, {});
    const all = [];
    for await (const { BaselineIdentities = [] } of pages) all.push(...BaselineIdentities);
    return all;
  });
  const baselines: SnapshotBaseline[] = [];
  for (const { BaselineId = "", DefaultBaseline } of identities) {
    const isOwn = !BaselineId.startsWith("arn:");
    if (!isOwn && DefaultBaseline !== true && !registered.has(BaselineId)) continue;
    const before = known.get(BaselineId);
    const baseline = before ?? (await readBaseline(clients, BaselineId, isOwn, secrets));
    if (baseline === undefined) continue;
    if (!isOwn) known.set(BaselineId, baseline);
    baselines.push(baseline);
  }
  const defaults = identities.flatMap(({ BaselineId, OperatingSystem, DefaultBaseline }) =>
    DefaultBaseline && BaselineId && OperatingSystem ? [{ OperatingSystem, BaselineId }] : [],
  );
  return { baselines, defaults };
}

async function readBaseline(
  { ssm, sdk }: Clients,
  id: string,
  isOwn: boolean,
  secrets: Secrets,
): Promise<SnapshotBaseline | undefined> {
  const answer = await ifStillThere("ssm:GetPatchBaseline", () =>
    ssm.send(new sdk.ssm.GetPatchBaselineCommand({ BaselineId: id })),
  );
  if (answer === undefined) return undefined;
  const { Sources = [], ...others } = answer;
  const sources = Sources.map(({ Configuration = "", ...source }) => ({
    ...source,
    Configuration: secret(Configuration, secrets),
  }));
  const tags = isOwn ? { Tags: await tagsOf(ssm, sdk, "PatchBaseline", id) } : {};
  return { ...(plain(others) as SnapshotBaseline), Sources: sources as SnapshotBaseline["Sources"], ...tags };
}

/** Which group follows which baseline. */
export async function readPatchGroups({ ssm, sdk }: Clients): Promise<SnapshotRegion["patchGroups"]> {
  return calling("ssm:DescribePatchGroups", async () => {
    const groups: SnapshotRegion["patchGroups"] = [];
    const pages = sdk.ssm.paginateDescribePatchGroups({ client: ssm, pageSize: 100 }, {});
    for await (const { Mappings = [] } of pages) {
      for (const { PatchGroup = "", BaselineIdentity: { BaselineId = "", OperatingSystem = "" } = {} } of Mappings) {
        groups.push({ PatchGroup, OperatingSystem, BaselineId });
      }
    }
    return groups;
  });
}

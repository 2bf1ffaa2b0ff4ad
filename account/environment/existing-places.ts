import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { systemOfPlatform } from "../../model/facts/platform-names";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import type { ExistingNode, ExistingPlace } from "../../model/patching/existing/existing-place";
import { environmentFromTerraform } from "../../model/terraform/environment-from-terraform";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import { baselineValues } from "../adopt/from-snapshot";
import { leavesOutNodes, leavesOutWays, PART } from "../snapshot/parts";
import type { Snapshot, SnapshotAccount, SnapshotNode, SnapshotRegion } from "../snapshot/snapshot-schema";
import { environmentOfAccount } from "./environment-of-account";

/** What a snapshot has, as the model knows it: one place for each Region of each account. */
export function existingPlaces(snapshot: Snapshot): readonly ExistingPlace[] {
  return snapshot.accounts.flatMap((account) => account.regions.map((region) => existingPlace(account, region)));
}

function existingPlace(account: SnapshotAccount, region: SnapshotRegion): ExistingPlace {
  const notRead = region.refused.map(({ part }) => part);
  return {
    account: account.id,
    region: region.region,
    environment: environmentOf(account, region),
    nodes: region.nodes.map(nodeOf),
    notRead,
    isWhole: {
      nodes: !notRead.some(leavesOutNodes),
      ways: !notRead.some(leavesOutWays),
      groups: !notRead.includes(PART.patchGroups),
    },
  };
}

/** The keys are AWS's ids; a registration names its baseline by it, also one that AWS owns. */
function environmentOf(account: SnapshotAccount, region: SnapshotRegion): PatchEnvironmentModel {
  const { baselines, ...environment } = environmentOfAccount({ ...account, regions: [region] }, "ids");
  return {
    ...environment,
    baselines: [...baselines, ...baselinesOfAws(region)],
    account: account.id,
    region: region.region,
    patchGroups: groupsOf(region),
    defaultBaselines: region.defaults.map(({ OperatingSystem, BaselineId }) => ({
      key: `default baseline of ${OperatingSystem}`,
      baseline: reference(BaselineId, OperatingSystem),
    })),
  };
}

function baselinesOfAws({ baselines }: SnapshotRegion): PatchEnvironmentModel["baselines"] {
  return environmentFromTerraform(
    baselines
      .filter(({ BaselineId }) => BaselineId.startsWith("arn:"))
      .map((one) => ({
        address: one.BaselineId,
        type: "aws_ssm_patch_baseline",
        isData: false,
        attributes: baselineValues(one, (value) => value) as TerraformObject,
      })),
  ).baselines;
}

function groupsOf({ patchGroups }: SnapshotRegion): PatchEnvironmentModel["patchGroups"] {
  const names = [...new Set(patchGroups.map(({ PatchGroup }) => PatchGroup))];
  return names.map((patchGroup) => ({
    key: `patch group ${patchGroup}`,
    patchGroup,
    registrations: patchGroups
      .filter(({ PatchGroup }) => PatchGroup === patchGroup)
      .map(({ BaselineId, OperatingSystem }) => ({ baseline: reference(BaselineId, OperatingSystem) })),
  }));
}

function reference(key: string, operatingSystem: string): BaselineReference {
  return { kind: "managed", key, operatingSystem };
}

function nodeOf({ id, tags, ping, platform }: SnapshotNode): ExistingNode {
  const operatingSystem = platform && systemOfPlatform(platform.name, platform.version);
  return {
    id,
    tags,
    connection: ping === undefined ? "not managed" : ping === "Online" ? "online" : "offline",
    ...(operatingSystem === undefined ? {} : { operatingSystem }),
  };
}

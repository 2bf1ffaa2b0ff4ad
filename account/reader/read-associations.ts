import { isPatchingDocument } from "../../model/association/patching-document";
import { partitionOf } from "../../model/facts/aws-regions";
import { PATCH_POLICY_PARAMETERS } from "../../model/terraform/patch-policy-from-terraform";
import type { SnapshotAssociation, SnapshotPatchPolicy } from "../snapshot/snapshot-schema";
import type { Clients } from "./clients";
import { calling, ifStillThere } from "./parts";
import { parametersOf, plain, type Secrets, secret } from "./plain";
import { tagsOf } from "./read-tags";

/** Associations that patch or scan. */
export async function readAssociations(clients: Clients, secrets: Secrets): Promise<SnapshotAssociation[]> {
  const { ssm, sdk } = clients;
  const ids = await calling("ssm:ListAssociations", async () => {
    const all: string[] = [];
    for await (const { Associations = [] } of sdk.ssm.paginateListAssociations({ client: ssm, pageSize: 50 }, {})) {
      const patching = Associations.filter(({ Name = "" }) => isPatchingDocument(Name));
      all.push(...patching.map(({ AssociationId = "" }) => AssociationId));
    }
    return all;
  });
  const associations: SnapshotAssociation[] = [];
  for (const AssociationId of ids) {
    const answer = await ifStillThere("ssm:DescribeAssociation", () =>
      ssm.send(new sdk.ssm.DescribeAssociationCommand({ AssociationId })),
    );
    const description = answer?.AssociationDescription;
    if (description === undefined) continue;
    const { Parameters, Name = "", ...others } = description;
    associations.push({
      ...(plain({ Name, ...others }) as SnapshotAssociation),
      ...(Parameters && { Parameters: parametersOf(Name, Parameters, secrets) }),
      Tags: await tagsOf(ssm, sdk, "Association", AssociationId),
    });
  }
  return associations;
}

/** Patch policies of Quick Setup. They are listed where the manager lives, usually the management account. */
export async function readPatchPolicies(clients: Clients, secrets: Secrets): Promise<SnapshotPatchPolicy[]> {
  // The ARN of a policy has no other partition. Source: account facts, 2.4.
  if (partitionOf(clients.region) !== "aws") return [];
  const managers = await calling("ssm-quicksetup:ListConfigurationManagers", async () => {
    const all: Record<string, unknown>[] = [];
    let token: string | undefined;
    do {
      const body = { MaxItems: 100, ...(token && { StartingToken: token }) };
      const answer = await clients.quickSetup("POST", "/listConfigurationManagers", body);
      all.push(...((answer.ConfigurationManagersList ?? []) as Record<string, unknown>[]));
      token = answer.NextToken as string | undefined;
    } while (token);
    return all;
  });
  const policies: SnapshotPatchPolicy[] = [];
  for (const { ManagerArn } of managers) {
    const path = `/configurationManager/${encodeURIComponent(String(ManagerArn))}`;
    const manager = await ifStillThere("ssm-quicksetup:GetConfigurationManager", () => clients.quickSetup("GET", path));
    if (manager === undefined) continue;
    const { Tags = {}, StatusSummaries: _states, ...others } = manager as unknown as SnapshotPatchPolicy;
    const definitions = (others.ConfigurationDefinitions ?? []).map((definition) => ({
      ...definition,
      Parameters: Object.fromEntries(
        Object.entries(definition.Parameters).map(([name, value]) => [
          name,
          maybeSecret(name) ? secret(String(value), secrets) : value,
        ]),
      ),
    }));
    if (definitions.some(({ Type }) => /patch/i.test(Type))) {
      policies.push({ ...others, ConfigurationDefinitions: definitions, Tags: withoutTagsOfAws(Tags) });
    }
  }
  return policies;
}

/** A policy's parameters are schedules, targets and baselines; of others what sounds like one is taken for a secret. */
function maybeSecret(name: string): boolean {
  return !PATCH_POLICY_PARAMETERS.includes(name) && /secret|token|password|key$/i.test(name);
}

function withoutTagsOfAws(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith("aws:")));
}

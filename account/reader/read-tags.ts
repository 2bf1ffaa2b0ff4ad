import type { ResourceTypeForTagging, SSMClient } from "@aws-sdk/client-ssm";
import type { Sdk } from "./clients";
import { ifStillThere } from "./parts";

/** Tags by their names; what AWS itself put there is left out, as Terraform does. */
export async function tagsOf(
  ssm: SSMClient,
  sdk: Sdk,
  type: ResourceTypeForTagging,
  id: string,
): Promise<Record<string, string>> {
  const answer = await ifStillThere("ssm:ListTagsForResource", () =>
    ssm.send(new sdk.ssm.ListTagsForResourceCommand({ ResourceType: type, ResourceId: id })),
  );
  const own = (answer?.TagList ?? []).filter(({ Key = "" }) => !Key.startsWith("aws:"));
  return Object.fromEntries(own.map(({ Key = "", Value = "" }) => [Key, Value]));
}

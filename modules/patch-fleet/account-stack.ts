import type { Construct } from "constructs";
import { partitionOf } from "../../model/facts/aws-regions";
import type { AccountPlan } from "../../model/patch-fleet/effective-definition";
import type { SystemsByKey } from "../../model/patch-fleet/environment-definition";
import type { FleetAccount, FleetBackend } from "../../model/patch-fleet/fleet-options";
import { type WaitOfRing, waitOfRing } from "../../model/patch-fleet/in-ring";
import type { Setting } from "../../model/patch-fleet/overrides";
import type { LackingRule } from "../../model/patch-fleet/rule-in-fleet";
import { STACK_NOTE, type StackNote } from "../../model/patch-fleet/stack-note";
import { generated } from "../construct/generated";
import {
  AwsProvider,
  type AwsProviderConfig,
  CloudBackend,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  TerraformStack,
} from "../framework/framework";
import { PatchEnvironment } from "./patch-environment";

/** What an account takes from its fleet. */
export interface AccountStackProps extends AccountPlan {
  readonly region: string;
  readonly roleName?: string;
  readonly backend: FleetBackend;
  readonly tags?: { readonly [key: string]: string };
  readonly note: StackNote;
  /** What would meet the deadlines of the whole fleet and keep its ring order. */
  readonly deadlineFix: (about?: LackingRule | "freeze") => string | undefined;
}

/** One account of a fleet: its backend, its provider and its patching. Anything else may be added. */
export class AccountStack<
  Systems extends SystemsByKey = SystemsByKey,
  GroupKey extends string = string,
  WindowKey extends string = string,
> extends TerraformStack {
  public readonly account: FleetAccount;
  /** What differs from the fleet's definition, and where that comes from. */
  public readonly settings: readonly Setting[];
  /** The only provider of the stack. It works in this account and in no other. */
  public readonly provider: AwsProvider;
  public readonly environment: PatchEnvironment<Systems, GroupKey, WindowKey>;
  /** What its ring adds to the definition: days of waiting, or a lock that waits for the next promotion. */
  public readonly ringWait: WaitOfRing;
  /** The place of its ring among those of the fleet, from 0. */
  public readonly ringPlace: number;

  constructor(scope: Construct, { account, definition, settings, note, deadlineFix, ...fleet }: AccountStackProps) {
    super(scope, account.name);
    this.account = account;
    this.settings = settings;
    this.ringPlace = note.rings.findIndex(({ name }) => name === note.ring);
    const { patchGroups } = definition;
    const deadlinePlace = (patchGroup: string) => placeOfDeadline(patchGroups, settings, patchGroup);
    this.ringWait = { ...waitOfRing(note), deadlineFix, deadlinePlace };
    addBackend(this, account.name, account.backend ?? fleet.backend);
    const region = account.region ?? fleet.region;
    const roleArn = account.roleArn ?? roleOf(account.id, region, fleet.roleName);
    const tags = { ...fleet.tags, ...account.tags };
    const config: AwsProviderConfig = {
      region,
      allowedAccountIds: [account.id],
      assumeRole: roleArn === undefined ? undefined : [{ roleArn, sessionName: "cdktf-patch" }],
      defaultTags: Object.keys(tags).length === 0 ? undefined : [{ tags }],
    };
    this.provider = generated(this, () => new AwsProvider(this, "aws", config));
    const environment = new PatchEnvironment(this, "Default", { ...definition, regions: account.regions });
    this.environment = environment as PatchEnvironment<Systems, GroupKey, WindowKey>;
    this.addOverride(`//.${STACK_NOTE}`, note);
  }
}

/** Who says the deadline of a patch group: `patchGroups.Web`, else `account prod-us`, `ring prod` or `environment`. */
function placeOfDeadline(
  patchGroups: AccountStackProps["definition"]["patchGroups"],
  settings: readonly Setting[],
  name: string,
): string {
  const own = Object.entries(patchGroups).find(([, { patchGroup }]) => patchGroup === name);
  if (own?.[1].patchWithin !== undefined) return `patchGroups.${own[0]}`;
  return settings.find(({ path }) => path === "patchWithin")?.from ?? "environment";
}

function roleOf(accountId: string, region: string, roleName: string | undefined): string | undefined {
  return roleName === undefined ? undefined : `arn:${partitionOf(region)}:iam::${accountId}:role/${roleName}`;
}

function addBackend(stack: TerraformStack, name: string, backend: FleetBackend): void {
  switch (backend.kind) {
    case "s3": {
      const { bucket, region, keyPrefix = "patching/", kmsKeyId, roleArn } = backend;
      new S3Backend(stack, {
        bucket,
        region,
        key: `${keyPrefix}${name}.tfstate`,
        encrypt: true,
        kmsKeyId,
        assumeRole: roleArn === undefined ? undefined : { roleArn },
      });
      // cdktf does not know the argument yet: a lock beside the state in place of a table. Terraform 1.10 and later.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    }
    case "hcp": {
      const { organization, project, hostname, workspacePrefix = "patching-" } = backend;
      new CloudBackend(stack, {
        organization,
        hostname,
        workspaces: new NamedCloudWorkspace(`${workspacePrefix}${name}`, project),
      });
      return;
    }
    case "local":
      new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
  }
}

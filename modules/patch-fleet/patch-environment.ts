import { Construct } from "constructs";
import { checkDefinition } from "../../model/checks/patch-fleet/definition-checks";
import { partProblems } from "../../model/checks/patch-fleet/part-problems";
import { checkRegions } from "../../model/checks/patch-fleet/region-checks";
import type { ChangeFreeze } from "../../model/patch-fleet/change-freeze";
import type { PatchEnvironmentDefinition, SystemsByKey } from "../../model/patch-fleet/environment-definition";
import { frozenDefinition } from "../../model/patch-fleet/frozen-definition";
import { presentParts } from "../../model/patch-fleet/present-parts";
import { OPERATION_IDS } from "../../model/patch-fleet/reserved-ids";
import { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { addressableId } from "../construct/addressable-id";
import { checkProvider, type MetaArguments } from "../construct/meta-arguments";
import { defaultProviderOf, placeOfProvider } from "../construct/provider-of";
import { addObject } from "../construct/report";
import { sharedReadingsOf } from "../construct/shared-readings";
import { tellingAll } from "../construct/telling-all";
import { todayOf } from "../construct/today";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import { type TerraformProvider, TerraformStack } from "../framework/framework";
import { PatchTaskRole } from "../patch-operations/patch-task-role";
import type { PatchPolicy } from "../patch-policy/patch-policy";
import { buildPolicies } from "./build-policies";
import { buildRegion, type RegionParts } from "./build-region";

export interface PatchEnvironmentProps<
  Systems extends SystemsByKey = SystemsByKey,
  GroupKey extends string = string,
  WindowKey extends string = string,
> extends PatchEnvironmentDefinition<Systems, GroupKey, WindowKey>,
    Pick<MetaArguments, "provider"> {
  /**
   * Where all of it is made. The provider's own Region has plain addresses and no `region` argument; every other one
   * has a scope of its name, so that a Region more or less changes nothing of the others, nor does their order.
   *
   * @default - the provider's Region alone
   */
  readonly regions?: readonly string[];
}

const OWN_PROPERTIES = ["provider", "regions"];

/**
 * Everything that decides about patching in one account, from one definition: baselines, patch groups, windows with
 * their targets and tasks, associations, patch policies, and what surrounds them; in one or several Regions.
 *
 * With the id `Default` the addresses are those of the parts alone: `aws_ssm_patch_baseline.AmazonLinux2`.
 *
 * @throws NotValidError with everything that is wrong with the definition and its parts
 */
export class PatchEnvironment<
  const Systems extends SystemsByKey = SystemsByKey,
  const GroupKey extends string = string,
  const WindowKey extends string = string,
> extends Construct {
  /**
   * What was made, by the names of `regions`: `regions["eu-central-1"]`. Without `regions` there is one entry, `""`, the
   * provider's Region; the stack of a fleet's account always has the names of its Regions.
   */
  public readonly regions: Readonly<Record<string, RegionParts<Systems, GroupKey, WindowKey>>>;
  /** Patch policies by their keys: each once, for it works in accounts and Regions by itself. */
  public readonly patchPolicies: Readonly<Record<string, PatchPolicy>>;
  /** The role of the tasks, if the definition has one. */
  public readonly serviceRole?: PatchTaskRole;
  /** The change freezes that its windows keep. */
  public readonly changeFreezes: readonly ChangeFreeze[];
  /** The provider that it was given. */
  public readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, given: PatchEnvironmentProps<Systems, GroupKey, WindowKey>) {
    super(scope, addressableId("patch environment", scope, id, "children"));
    const props = presentParts(given);
    const problems = new Problems();
    const readings = sharedReadingsOf(props);
    if (readings === undefined) checkDefinition(props, problems, todayOf(this), TOKENS_AS_UNKNOWN, OWN_PROPERTIES);
    checkProvider(props, problems);
    const wanted = propertyOf(props, "regions");
    checkRegions("regions", wanted, problems);
    const bucket = propertyOf(propertyOf(propertyOf(props, "operations"), "logs"), "bucket");
    if (Array.isArray(wanted) && wanted.length > 1 && bucket !== undefined) {
      problems.add(
        "operations.logs.bucket",
        `expected bucketPrefix or nothing, got a name for ${wanted.length} Regions; the name of a bucket is taken once in the world`,
      );
    }
    const subject = `patch environment ${this.node.path}`;
    const ofParts = () => partProblems(props, { today: todayOf(this), tokens: TOKENS_AS_UNKNOWN });
    if (problems.hasErrors) problems.addNew(ofParts());
    problems.throwIfAny(subject);

    const definition = frozenDefinition(props as PatchEnvironmentDefinition, TOKENS_AS_UNKNOWN);
    const { regions, provider, operations } = props;
    this.provider = provider;
    this.changeFreezes = [...(definition.changeFreezes ?? [])];
    const home = placeOfProvider(provider ?? defaultProviderOf(TerraformStack.of(this))).region;
    if (operations?.serviceRole !== undefined) {
      const role = { ...operations.serviceRole, provider };
      this.serviceRole = tellingAll(subject, ofParts, () => new PatchTaskRole(this, OPERATION_IDS.serviceRole, role));
    }
    const built: Record<string, RegionParts> = {};
    for (const region of regions === undefined ? [undefined] : [...regions].sort()) {
      const isHome = region === undefined || region === home;
      const place = { scope: isHome ? this : new Construct(this, region), region: isHome ? undefined : region };
      const name = region ?? (typeof home === "string" ? home : "");
      const shared = { provider, serviceRole: this.serviceRole, readings };
      built[name] = tellingAll(subject, ofParts, () => buildRegion(place, definition, shared));
    }
    this.regions = built as unknown as typeof this.regions;
    const homeName = typeof home === "string" ? home : undefined;
    if (this.changeFreezes.length > 0) addObject({ construct: this, kind: "patch environment", findings: [] });
    this.patchPolicies = tellingAll(subject, ofParts, () =>
      buildPolicies(this, { ...definition, provider, regions }, built, homeName),
    );
  }
}

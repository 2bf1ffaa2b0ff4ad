import { Construct } from "constructs";
import { baselineInAnotherRegion, PATCH_GROUP_CHECKS } from "../../model/checks/patch-group/patch-group-checks";
import { refusedTags } from "../../model/checks/patch-group/shown-tags-check";
import type { OperatingSystem } from "../../model/facts/operating-systems";
import {
  DEFAULT_TAG_KEY,
  type PatchGroupModel,
  type PatchGroupTagKey,
} from "../../model/patch-group/patch-group-model";
import type { PatchGroupOptions } from "../../model/patch-group/patch-group-options";
import {
  type BaselineOfGroup,
  readBaselines,
  readPatchGroup,
  registrationId,
} from "../../model/patch-group/read-patch-group";
import { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { addressableId } from "../construct/addressable-id";
import { generated } from "../construct/generated";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { tellMissingEntries } from "../construct/missing-entries";
import { inRegionOf } from "../construct/regions";
import { checked } from "../construct/report";
import { isUnresolved } from "../construct/tokens";
import { SsmPatchGroup } from "../framework/framework";
import type { IPatchBaseline } from "../patch-baseline/patch-baseline-interface";
import { baselinesElsewhere } from "./baselines-elsewhere";
import type { IPatchGroup } from "./patch-group-interface";
import { shownTagsBeside } from "./shown-tags";

export interface PatchGroupProps<OS extends OperatingSystem = OperatingSystem>
  extends PatchGroupOptions<NoInfer<OS>>,
    MetaArguments {
  /** The baselines that the group's nodes follow: one for each operating system at most. */
  readonly baselines: readonly IPatchBaseline<OS>[];
}

const OWN_PROPERTIES = [...META_ARGUMENT_NAMES, "baselines"];

/** That a baseline lies elsewhere is said here, where it is known in which Region the providers work. */
const CHECKS = PATCH_GROUP_CHECKS.filter(({ id }) => id !== baselineInAnotherRegion.id);

/**
 * Says which nodes follow which baseline: one `aws_ssm_patch_group` for each operating system.
 *
 * The state address of a registration is made of this construct and the operating system, never of the baseline: a
 * group that moves to another baseline is replaced in place. A second address would collide with the first, for AWS
 * accepts one baseline for a group and system.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchGroup<OS extends OperatingSystem = OperatingSystem> extends Construct implements IPatchGroup {
  /** The registrations, by operating system in the order of the alphabet, for whatever this class does not cover. */
  public readonly resources: Readonly<Record<string, SsmPatchGroup>>;
  /** What this group means, as plain data: checks, explainer and review read this. */
  public readonly model: PatchGroupModel;
  public readonly patchGroup: string;
  public readonly tagKey: PatchGroupTagKey;
  public readonly region?: string;

  constructor(scope: Construct, id: string, props: PatchGroupProps<OS>) {
    super(scope, addressableId("patch group", scope, id, "children"));
    const placed = inRegionOf(this, props, { baselines: propertyOf(props, "baselines") });
    const { model, written } = checked(
      this,
      "patch group",
      (problems, tokens) => {
        tellMissingEntries(this, "baselines", propertyOf(props, "baselines"), "patch baseline", problems);
        const reading = readPatchGroup(placed, problems, tokens, OWN_PROPERTIES);
        if (reading !== undefined) problems.addAll(baselinesElsewhere(this, placed));
        return reading;
      },
      CHECKS,
      { props, late: () => refusedTags(this.model, shownTagsBeside(this)) },
    );
    this.model = model;
    this.patchGroup = props.patchGroup;
    this.tagKey = written.tagKey ?? DEFAULT_TAG_KEY;
    const baselines = readBaselines(props.baselines, new Problems());
    this.region = placed.region;
    const inOrder = [...baselines].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    this.resources = Object.fromEntries(inOrder.map((baseline) => [idOf(baseline), this.register(baseline, props)]));
  }

  /**
   * The registration, where the group has just one; otherwise that of the system which is first in the alphabet,
   * however the baselines are listed.
   */
  public get resource(): SsmPatchGroup {
    return Object.values(this.resources)[0] as SsmPatchGroup;
  }

  /** The tag that puts an instance into this group: `{ "Patch Group": "Critical" }`. */
  public get instanceTags(): Record<string, string> {
    return { [this.tagKey]: this.patchGroup };
  }

  private register(baseline: BaselineOfGroup, props: PatchGroupProps<OS>): SsmPatchGroup {
    const config = {
      baselineId: baseline.baselineId,
      patchGroup: this.patchGroup,
      region: this.region,
      ...metaArguments(props),
    };
    return generated(this, () => new SsmPatchGroup(this, idOf(baseline), config));
  }
}

function idOf(baseline: BaselineOfGroup): string {
  return registrationId(baseline, isUnresolved);
}

import { Construct } from "constructs";
import { PATCH_BASELINE_CHECKS } from "../../model/checks/patch-baseline/patch-baseline-checks";
import type { OperatingSystem } from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import type { PatchBaselineOptions } from "../../model/patch-baseline/patch-baseline-options";
import { readPatchBaseline } from "../../model/patch-baseline/read-patch-baseline";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import { show } from "../../model/text/wording";
import type { Listed } from "../../model/values/listed";
import { Problems } from "../../model/values/problems";
import { NO_TOKENS, PropsReader } from "../../model/values/props-reader";
import { addressableId } from "../construct/addressable-id";
import { generated } from "../construct/generated";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { patchObjectsOf } from "../construct/patch-objects";
import { checked } from "../construct/report";
import { SsmDefaultPatchBaseline, SsmPatchBaseline } from "../framework/framework";
import { ExistingPatchBaseline, type ExistingPatchBaselineProps } from "./existing-patch-baseline";
import { patchBaselineArguments, placeInPlan } from "./patch-baseline-arguments";
import type { IPatchBaseline } from "./patch-baseline-interface";
import { PredefinedPatchBaseline, type PredefinedPatchBaselineProps } from "./predefined-patch-baseline";

export interface PatchBaselineProps<OS extends OperatingSystem = OperatingSystem>
  extends PatchBaselineOptions<OS>,
    MetaArguments {
  /**
   * Whether nodes of this system that belong to no patch group follow this baseline, in the whole account and Region.
   * Destroying the registration brings AWS's own default back.
   *
   * @default false
   */
  readonly registerAsDefault?: boolean;
}

const OWN_PROPERTIES = [...META_ARGUMENT_NAMES, "registerAsDefault"];

/**
 * Says which patches are approved for the nodes of one operating system: `aws_ssm_patch_baseline`.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchBaseline<OS extends OperatingSystem = OperatingSystem>
  extends Construct
  implements IPatchBaseline<OS>
{
  /**
   * AWS's own default baseline of a system, read from the account. It can be given to a patch group.
   *
   * @throws NotValidError for a system that AWS keeps no baseline of
   */
  public static predefined<OS extends OperatingSystem>(
    scope: Construct,
    id: string,
    props: PredefinedPatchBaselineProps<OS>,
  ): PredefinedPatchBaseline<OS> {
    return new PredefinedPatchBaseline(scope, id, props);
  }

  /**
   * A baseline that something else made, by its id or ARN. Nothing is created. It can be given to a patch group.
   *
   * @throws NotValidError for an id that is none
   */
  public static fromBaselineId<OS extends OperatingSystem>(
    props: ExistingPatchBaselineProps<OS>,
  ): ExistingPatchBaseline<OS> {
    return new ExistingPatchBaseline(props);
  }

  /** The registration as the account's default, if asked for. */
  public readonly defaultRegistration?: SsmDefaultPatchBaseline;
  /** What this baseline means, as plain data: checks, explainer and review read this. */
  public readonly model: PatchBaselineModel;
  public readonly operatingSystem: Listed<OS>;
  public readonly region?: string;

  private readonly created: SsmPatchBaseline;
  private readonly id: string;
  private isReferenced = false;

  constructor(scope: Construct, id: string, props: PatchBaselineProps<OS>) {
    super(scope, addressableId("patch baseline", scope, id, "a resource"));
    const { model, written } = checked(
      this,
      "patch baseline",
      (problems, tokens) => {
        const baseline = readPatchBaseline(props, problems, tokens, OWN_PROPERTIES);
        checkRegistration(props, problems);
        return baseline;
      },
      PATCH_BASELINE_CHECKS,
      { props, placeInPlan: (baseline, place) => placeInPlan(baseline, place, { keepOrder: props.keepOrder }) },
    );
    this.model = model;
    const config = {
      ...patchBaselineArguments(written, { keepOrder: props.keepOrder }),
      ...metaArguments(props),
    };
    this.created = generated(this, () => new SsmPatchBaseline(this, "Default", config));
    this.id = generated(this, () => this.created.id);
    this.operatingSystem = props.operatingSystem;
    this.region = props.region;

    if (props.registerAsDefault) {
      this.defaultRegistration = new SsmDefaultPatchBaseline(this, "DefaultRegistration", {
        baselineId: this.baselineId,
        operatingSystem: this.created.operatingSystem,
        region: props.region,
        provider: props.provider,
      });
    }
  }

  /** The Terraform resource, for whatever this class does not cover. */
  public get resource(): SsmPatchBaseline {
    this.refer();
    return this.created;
  }

  /** `pb-` and 17 hexadecimal digits, known after apply. */
  public get baselineId(): string {
    this.refer();
    return this.id;
  }

  /** Whether nothing has asked for its id or its resource: no group, no default, no output, no other stack. */
  public get isUnreferenced(): boolean {
    return !this.isReferenced;
  }

  public get reference(): BaselineReference {
    return {
      kind: "managed",
      key: this.node.path,
      operatingSystem: this.model.operatingSystem,
      region: this.model.region,
    };
  }

  /** What was found before is then to be looked at again. */
  private refer(): void {
    if (this.isReferenced) return;
    this.isReferenced = true;
    patchObjectsOf(this).version += 1;
  }
}

/** Whether there is a registration decides what is created, so that it must be known at synth; a text is no answer. */
function checkRegistration(props: unknown, problems: Problems): void {
  // What cannot even be read is told by the reader of all the others.
  const registerAsDefault = PropsReader.open(props, "", new Problems(), NO_TOKENS)?.raw("registerAsDefault");
  if (registerAsDefault === undefined || typeof registerAsDefault === "boolean") return;
  problems.add("registerAsDefault", `expected a boolean, known at synth, got ${show(registerAsDefault)}`);
}

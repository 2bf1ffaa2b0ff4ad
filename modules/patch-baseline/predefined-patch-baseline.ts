import { Construct } from "constructs";
import { checkChoice, checkRegion } from "../../model/checks/check/shared-properties";
import {
  OPERATING_SYSTEM_NAMES,
  type OperatingSystem,
  operatingSystemFacts,
} from "../../model/facts/operating-systems";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import type { Listed } from "../../model/values/listed";
import { Problems } from "../../model/values/problems";
import { PropsReader } from "../../model/values/props-reader";
import { UNKNOWN } from "../../model/values/unknown";
import { addressableId } from "../construct/addressable-id";
import { checkProvider, META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import { DataAwsSsmPatchBaseline } from "../framework/framework";
import type { IPatchBaseline } from "./patch-baseline-interface";

export interface PredefinedPatchBaselineProps<OS extends OperatingSystem = OperatingSystem> extends MetaArguments {
  /** The system whose baseline is meant. */
  readonly operatingSystem: Listed<OS>;
  /**
   * The Region to look in.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}

/**
 * AWS's own default baseline of a system: `data.aws_ssm_patch_baseline`.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PredefinedPatchBaseline<OS extends OperatingSystem = OperatingSystem>
  extends Construct
  implements IPatchBaseline<OS>
{
  /** The Terraform data source, for whatever this class does not cover. */
  public readonly resource: DataAwsSsmPatchBaseline;
  public readonly baselineId: string;
  public readonly operatingSystem: Listed<OS>;
  public readonly region?: string;
  public readonly reference: BaselineReference;

  constructor(scope: Construct, id: string, props: PredefinedPatchBaselineProps<OS>) {
    super(scope, addressableId("predefined patch baseline", scope, id, "a resource"));
    const problems = new Problems();
    const reader = PropsReader.open(props, "", problems, TOKENS_AS_UNKNOWN);
    const operatingSystem = reader?.requiredText("operatingSystem") ?? UNKNOWN;
    const region = reader?.text("region");
    reader?.ignore(...META_ARGUMENT_NAMES);
    reader?.refuseOthers();
    checkProvider(props, problems);

    checkChoice("operatingSystem", operatingSystem, OPERATING_SYSTEM_NAMES, problems);
    checkRegion(region, problems);
    problems.throwIfAny(`predefined patch baseline ${this.node.path}`);

    this.resource = new DataAwsSsmPatchBaseline(this, "Default", {
      owner: "AWS",
      // By name and not by default_baseline: that flag follows what the account has registered.
      namePrefix: operatingSystem === UNKNOWN ? undefined : operatingSystemFacts(operatingSystem)?.predefinedBaseline,
      operatingSystem: props.operatingSystem,
      region: props.region,
      ...metaArguments(props),
    });
    this.baselineId = this.resource.id;
    this.operatingSystem = props.operatingSystem;
    this.region = props.region;
    this.reference = { kind: "predefined", operatingSystem, region };
  }
}

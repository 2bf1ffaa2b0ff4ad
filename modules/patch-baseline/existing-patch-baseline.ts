import { checkChoice, checkRegion } from "../../model/checks/check/shared-properties";
import { TEXT_LIMITS } from "../../model/facts/limits";
import { OPERATING_SYSTEM_NAMES, type OperatingSystem } from "../../model/facts/operating-systems";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import { show } from "../../model/text/wording";
import type { Listed } from "../../model/values/listed";
import { Problems } from "../../model/values/problems";
import { PropsReader } from "../../model/values/props-reader";
import { UNKNOWN } from "../../model/values/unknown";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import type { IPatchBaseline } from "./patch-baseline-interface";

export interface ExistingPatchBaselineProps<OS extends OperatingSystem = OperatingSystem> {
  /** `pb-` and 17 hexadecimal digits, or the ARN of a baseline that AWS owns. */
  readonly baselineId: string;
  /** The system that the baseline is for; AWS does not derive it from the id. */
  readonly operatingSystem: Listed<OS>;
  /**
   * The Region it lives in.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}

/**
 * A patch baseline that is kept elsewhere. Nothing is created for it.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class ExistingPatchBaseline<OS extends OperatingSystem = OperatingSystem> implements IPatchBaseline<OS> {
  public readonly baselineId: string;
  public readonly operatingSystem: Listed<OS>;
  public readonly region?: string;
  public readonly reference: BaselineReference;

  constructor(props: ExistingPatchBaselineProps<OS>) {
    const problems = new Problems();
    const reader = PropsReader.open(props, "", problems, TOKENS_AS_UNKNOWN);
    const baselineId = reader?.requiredText("baselineId") ?? UNKNOWN;
    const operatingSystem = reader?.requiredText("operatingSystem") ?? UNKNOWN;
    const region = reader?.text("region");
    reader?.refuseOthers();

    problems.text("baselineId", baselineId, TEXT_LIMITS.baselineId);
    checkChoice("operatingSystem", operatingSystem, OPERATING_SYSTEM_NAMES, problems);
    checkRegion(region, problems);
    problems.throwIfAny(`existing patch baseline ${typeof baselineId === "string" ? show(baselineId) : ""}`.trimEnd());

    this.baselineId = props.baselineId;
    this.operatingSystem = props.operatingSystem;
    this.region = props.region;
    this.reference = { kind: "existing", baselineId, operatingSystem, region };
  }
}

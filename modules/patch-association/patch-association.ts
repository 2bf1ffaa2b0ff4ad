import { Construct } from "constructs";
import type { AssociationModel } from "../../model/association/association-model";
import type {
  AssociationRunOptions,
  AssociationTargets,
  AutomationAssociationOptions,
} from "../../model/association/association-options";
import type { AutomationOperation } from "../../model/association/automation-options";
import { readAssociation } from "../../model/association/read-association";
import { ASSOCIATION_CHECKS } from "../../model/checks/association/association-checks";
import type { PatchOperationOptions } from "../../model/maintenance-window/patch-task-options";
import type { IPatchLogs } from "../../model/patch-operations/task/task-integrations";
import type { NoneWith, NotWith } from "../../model/values/no-value";
import { addressableId } from "../construct/addressable-id";
import { generated } from "../construct/generated";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { checked } from "../construct/report";
import { SsmAssociation } from "../framework/framework";
import { withLogs } from "./association-logs";
import { handedFromElsewhere, withRegion } from "./association-region";
import { patchAssociationArguments } from "./patch-association-arguments";

/** What an association scans or installs, or which Automation it runs; where and when. */
export type PatchAssociationProps<Document extends string = string> = MetaArguments & {
  /** Which nodes it works on. */
  readonly targets: AssociationTargets;
} & (
    | (AssociationRunOptions &
        PatchOperationOptions &
        NoneWith<NotWith.operation, "name"> & {
          /**
           * Where the output goes, in place of `outputS3Bucket` and `outputS3KeyPrefix`. An association writes to the
           * bucket alone, not to CloudWatch Logs.
           *
           * @default - `outputS3Bucket`
           */
          readonly logs?: IPatchLogs;
        })
    | (AutomationAssociationOptions & AutomationOperation<Document>)
  );

const OWN_PROPERTIES = [...META_ARGUMENT_NAMES, "logs"];

/**
 * Scans or installs by State Manager, without a maintenance window, or runs an Automation that does:
 * `aws_ssm_association`.
 *
 * It has neither a duration nor a cutoff, and needs no role of its own: what it starts runs until it is done.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchAssociation<Document extends string = string> extends Construct {
  /** The Terraform resource, for whatever this class does not cover. */
  public readonly resource: SsmAssociation;
  /** What this association means, as plain data: checks, explainer and review read this. */
  public readonly model: AssociationModel;

  constructor(scope: Construct, id: string, props: PatchAssociationProps<Document>) {
    super(scope, addressableId("patch association", scope, id, "a resource"));
    const placed = withRegion(this, props);
    const { model, written } = checked(
      this,
      "patch association",
      (problems, tokens) => {
        const whole = withLogs(placed, this.node.id, problems, tokens);
        const reading = readAssociation(whole, problems, tokens, OWN_PROPERTIES);
        if (reading !== undefined) problems.addAll(handedFromElsewhere(this, placed));
        return reading;
      },
      ASSOCIATION_CHECKS,
      { props },
    );
    this.model = model;
    const config = { ...patchAssociationArguments(written), ...metaArguments(props) };
    this.resource = generated(this, () => new SsmAssociation(this, "Default", config));
  }

  /** A UUID, known after apply. */
  public get associationId(): string {
    return this.resource.associationId;
  }
}

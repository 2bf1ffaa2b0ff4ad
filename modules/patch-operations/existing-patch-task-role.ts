import type { IPatchTaskRole } from "../../model/patch-operations/task/task-integrations";
import { checkArn, ROLE_ARN } from "../../model/values/arns";
import { Problems } from "../../model/values/problems";
import { PropsReader } from "../../model/values/props-reader";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";

export interface ExistingPatchTaskRoleProps {
  /** ARN of the role. */
  readonly roleArn: string;
}

/**
 * A task role that is kept elsewhere. Nothing is created for it, and nothing added to what it may do.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class ExistingPatchTaskRole implements IPatchTaskRole {
  public readonly roleArn: string;

  constructor(props: ExistingPatchTaskRoleProps) {
    const problems = new Problems();
    const reader = PropsReader.open(props, "", problems, TOKENS_AS_UNKNOWN);
    checkArn("roleArn", reader?.requiredText("roleArn"), ROLE_ARN, problems);
    reader?.refuseOthers();
    problems.throwIfAny("existing patch task role");
    this.roleArn = props.roleArn;
  }

  public allowPatchTask(): void {
    // Whoever keeps the role decides what it may do.
  }
}

import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import { checkArn, ROLE_ARN } from "../model/checks/maintenance-window/arns";
import type { IPatchTaskRole } from "../model/patch-operations/patch-task-surroundings";
import { Problems } from "../model/problems";
import { PropsReader } from "../model/props-reader";

export interface ExistingPatchTaskRoleProps {
  /** ARN of the role. */
  readonly roleArn: string;
}

/** A task role that is kept elsewhere. Nothing is created for it, and nothing added to what it may do. */
export class ExistingPatchTaskRole implements IPatchTaskRole {
  public readonly roleArn: string;

  /** @throws NotValidError with everything that is wrong with the props */
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

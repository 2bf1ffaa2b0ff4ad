import { Construct } from "constructs";
import type { PolicyCondition } from "../../model/patch-operations/policies/policy-statement";
import type { IPatchTaskRole, PatchTaskNeeds } from "../../model/patch-operations/task/patch-task-surroundings";
import {
  PATCH_TASK_ROLE_CHECKS,
  type PatchTaskRoleModel,
  readPatchTaskRole,
} from "../../model/patch-operations/task-role/task-role-model";
import type { PatchTaskRoleOptions } from "../../model/patch-operations/task-role/task-role-options";
import { taskRoleStatements } from "../../model/patch-operations/task-role/task-role-permissions";
import { addressableId } from "../construct/addressable-id";
import { META_ARGUMENT_NAMES, type MetaArguments } from "../construct/meta-arguments";
import { checked } from "../construct/report";
import type { IamRole } from "../framework/framework";
import { AwsSurroundings } from "./aws-surroundings";
import { ExistingPatchTaskRole, type ExistingPatchTaskRoleProps } from "./existing-patch-task-role";
import type { PolicyDocument } from "./policy-document";
import { addServiceRole } from "./service-role";
import { tagsOrNothing } from "./tags-or-nothing";

export interface PatchTaskRoleProps extends PatchTaskRoleOptions, MetaArguments {}

/**
 * The role with which windows run their tasks: `aws_iam_role` with one policy. It may do what the tasks that use it
 * need, and nothing else: each of them adds to the policy.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchTaskRole extends Construct implements IPatchTaskRole {
  /** A role that something else made, by its ARN. Nothing is created, and its policy is not looked at. */
  public static fromRoleArn(props: ExistingPatchTaskRoleProps): ExistingPatchTaskRole {
    return new ExistingPatchTaskRole(props);
  }

  /** The Terraform resource, for whatever this class does not cover. */
  public readonly resource: IamRole;
  /** What this role means, as plain data, without what its tasks add. */
  public readonly model: PatchTaskRoleModel;
  /** Known after apply. */
  public readonly roleArn: string;

  private readonly tasks: PatchTaskNeeds[];
  private readonly surroundings: AwsSurroundings;
  private readonly permissions: PolicyDocument;
  private readonly nodeTags: PatchTaskRoleOptions["nodeTags"];

  constructor(scope: Construct, id: string, props: PatchTaskRoleProps = {}) {
    super(scope, addressableId("patch task role", scope, id, "a resource"));
    const { model, written } = checked(
      this,
      "patch task role",
      (problems, tokens) => readPatchTaskRole(props, problems, tokens, META_ARGUMENT_NAMES),
      PATCH_TASK_ROLE_CHECKS,
    );
    this.model = model;
    this.nodeTags = written.nodeTags;
    this.tasks = written.documents.map((document) => ({ document, selections: ["tags"] }));
    this.surroundings = new AwsSurroundings(this, props.provider, props.region);

    const { name, description, path, permissionsBoundary, tags } = written;
    const { role, permissions } = addServiceRole(
      this,
      { role: "Default", prefix: "" },
      { name, description, path, permissionsBoundary, tags: tagsOrNothing(tags) },
      this.statements(),
      this.trustConditions(props),
      props,
    );
    this.resource = role;
    this.permissions = permissions;
    this.roleArn = role.arn;
    this.node.addValidation({ validate: () => (this.tasks.length > 0 ? [] : [WITHOUT_TASKS]) });
  }

  public allowPatchTask(needs: PatchTaskNeeds): void {
    this.tasks.push(needs);
    this.permissions.state(this.statements());
  }

  private statements() {
    return taskRoleStatements(this.tasks, this.surroundings, this.nodeTags);
  }

  private trustConditions({ sourceAccountCondition, sourceArnCondition }: PatchTaskRoleProps): PolicyCondition[] {
    const { surroundings } = this;
    const conditions: PolicyCondition[] = [];
    if (sourceAccountCondition) {
      conditions.push({ test: "StringEquals", variable: "aws:SourceAccount", values: [surroundings.accountId] });
    }
    if (sourceArnCondition) {
      const anything = `arn:${surroundings.partition}:ssm:${surroundings.region}:${surroundings.accountId}:*`;
      conditions.push({ test: "ArnLike", variable: "aws:SourceArn", values: [anything] });
    }
    return conditions;
  }
}

const WITHOUT_TASKS =
  "expected a task that uses the role, got none; give it to a task as serviceRole, or name what it may run in documents";

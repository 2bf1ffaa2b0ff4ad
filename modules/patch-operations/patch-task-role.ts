import { Construct } from "constructs";
import { PATCH_TASK_ROLE_CHECKS, roleWithoutTasks } from "../../model/checks/patch-operations/task-role-checks";
import type { PolicyCondition } from "../../model/patch-operations/policies/policy-statement";
import { sourceConditions } from "../../model/patch-operations/policies/source-conditions";
import type { IPatchTaskRole, PatchTaskNeeds } from "../../model/patch-operations/task/task-integrations";
import {
  type PatchTaskRoleModel,
  readPatchTaskRole,
} from "../../model/patch-operations/task-role/read-patch-task-role";
import type { PatchTaskRoleOptions } from "../../model/patch-operations/task-role/task-role-options";
import { regionsOf, taskRoleStatements } from "../../model/patch-operations/task-role/task-role-permissions";
import type { Finding } from "../../model/values/finding";
import { addressableId } from "../construct/addressable-id";
import { META_ARGUMENT_NAMES, type MetaArguments } from "../construct/meta-arguments";
import { patchObjectsOf } from "../construct/patch-objects";
import { defaultProviderOf, regionInputOf } from "../construct/provider-of";
import { checked } from "../construct/report";
import { type IamRole, TerraformStack } from "../framework/framework";
import { AwsHere } from "./aws-here";
import { ExistingPatchTaskRole, type ExistingPatchTaskRoleProps } from "./existing-patch-task-role";
import type { PolicyDocument } from "./policy-document";
import { addServiceRole, trustStatements } from "./service-role";
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
  private readonly here: AwsHere;
  private readonly permissions: PolicyDocument;
  private readonly trust: PolicyDocument;
  private readonly nodeTags: PatchTaskRoleOptions["nodeTags"];
  private readonly props: PatchTaskRoleProps;

  constructor(scope: Construct, id: string, props: PatchTaskRoleProps = {}) {
    super(scope, addressableId("patch task role", scope, id, "a resource"));
    const { model, written } = checked(
      this,
      "patch task role",
      (problems, tokens) => readPatchTaskRole(props, problems, tokens, META_ARGUMENT_NAMES),
      PATCH_TASK_ROLE_CHECKS,
      { props, late: () => (this.tasks.length > 0 ? [] : [WITHOUT_TASKS]) },
    );
    this.model = model;
    this.nodeTags = written.nodeTags;
    this.props = props;
    this.here = new AwsHere(this, props.provider);
    const region = this.elsewhere(props.region);
    this.tasks = written.documents.map((document) => ({ document, selections: ["tags"], region }));

    const { name, description, path, permissionsBoundary, tags } = written;
    const { role, permissions, trust } = addServiceRole(
      this,
      { role: "Default", prefix: "" },
      { name, description, path, permissionsBoundary, tags: tagsOrNothing(tags) },
      this.statements(),
      this.trustConditions(),
      props,
    );
    this.resource = role;
    this.permissions = permissions;
    this.trust = trust;
    this.roleArn = role.arn;
  }

  public allowPatchTask(needs: PatchTaskNeeds): void {
    this.tasks.push({ ...needs, region: this.elsewhere(needs.region) });
    patchObjectsOf(this).version += 1;
    this.permissions.state(this.statements());
    this.trust.state(trustStatements(this.trustConditions()));
  }

  /** A Region, unless it is the one of the role's own provider. */
  private elsewhere(region: string | undefined): string | undefined {
    const { provider } = this.props;
    return region === regionInputOf(provider ?? defaultProviderOf(TerraformStack.of(this))) ? undefined : region;
  }

  private statements() {
    return taskRoleStatements(this.tasks, this.here, this.nodeTags);
  }

  private trustConditions(): PolicyCondition[] {
    const { tasks, props, here } = this;
    const regions = regionsOf(tasks);
    return sourceConditions(props, here, regions.length === 0 ? [this.elsewhere(props.region)] : regions);
  }
}

const WITHOUT_TASKS: Finding = {
  checkId: roleWithoutTasks.id,
  severity: roleWithoutTasks.severity,
  path: "",
  message:
    "expected a task that uses the role, but there is none; give it to a task as serviceRole, or name what it may run in documents",
};

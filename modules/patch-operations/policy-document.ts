import { Construct } from "constructs";
import type { PolicyStatement } from "../../model/patch-operations/policies/policy-statement";
import {
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement,
  type TerraformProvider,
} from "../framework/framework";

/** A policy that Terraform renders: `data.aws_iam_policy_document`. Its statements may still change. */
export class PolicyDocument extends Construct {
  public readonly resource: DataAwsIamPolicyDocument;

  constructor(scope: Construct, id: string, statements: readonly PolicyStatement[], provider?: TerraformProvider) {
    super(scope, id);
    this.resource = new DataAwsIamPolicyDocument(this, "Default", { statement: statements.map(block), provider });
  }

  /** The policy, as Terraform will know it. */
  public get json(): string {
    return this.resource.json;
  }

  /** Puts other statements in the place of the present ones. */
  public state(statements: readonly PolicyStatement[]): void {
    this.resource.putStatement(statements.map(block));
  }
}

function block({ sid, effect, actions, resources, principals, conditions }: PolicyStatement) {
  const given = <Entry>(list: readonly Entry[] | undefined) => (list && list.length > 0 ? [...list] : undefined);
  return {
    sid,
    effect,
    actions: [...actions],
    resources: given(resources),
    principals: given(principals)?.map(({ type, identifiers }) => ({ type, identifiers: [...identifiers] })),
    condition: given(conditions)?.map(({ test, variable, values }) => ({ test, variable, values: [...values] })),
  } satisfies DataAwsIamPolicyDocumentStatement;
}

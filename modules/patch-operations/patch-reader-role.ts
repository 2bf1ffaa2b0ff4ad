import { Construct } from "constructs";
import { readerStatements } from "../../model/patch-operations/reader/reader-permissions";
import { Problems } from "../../model/values/problems";
import { PropsReader } from "../../model/values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { addressableId } from "../construct/addressable-id";
import { checkProvider, META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import { IamRole, IamRolePolicy } from "../framework/framework";
import { AwsHere } from "./aws-here";
import { PolicyDocument } from "./policy-document";

export interface PatchReaderRoleProps extends MetaArguments {
  /** 1 to 64 letters, digits and `_ + = , . @ -`: the `--role-name` of `cdktf-patch snapshot`. */
  readonly name: string;

  /** Who may assume the role: ARNs of roles, users or accounts, at least one, without `*`. */
  readonly trustedArns: readonly string[];

  /**
   * What whoever assumes the role must say: the `--external-id` of `cdktf-patch snapshot`. 2 to 1224 characters.
   *
   * @default - the ARN alone decides
   */
  readonly externalId?: string;
}

const NAME = /^[\w+=,.@-]{1,64}$/;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
const TRUSTED = /^arn:[a-z-]+:(iam|sts)::\d{12}:[^*]+$/;

/**
 * A role with which `cdktf-patch snapshot` reads what exists about patching: `aws_iam_role` with one policy of which no
 * action writes. Made in each account of a fleet, it is what `--role-name` names.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchReaderRole extends Construct {
  /** The Terraform resource, for whatever this class does not cover. */
  public readonly resource: IamRole;
  /** Known after apply. */
  public readonly roleArn: string;

  constructor(scope: Construct, id: string, props: PatchReaderRoleProps) {
    super(scope, addressableId("patch reader role", scope, id, "a resource"));
    check(props, `patch reader role ${this.node.path}`);
    const { provider } = props;
    const { partition, accountId } = new AwsHere(this, provider);
    const conditions =
      props.externalId === undefined
        ? []
        : [{ test: "StringEquals" as const, variable: "sts:ExternalId", values: [props.externalId] }];
    const trusting = {
      sid: "Readers",
      actions: ["sts:AssumeRole"],
      principals: [{ type: "AWS" as const, identifiers: props.trustedArns }],
      conditions,
    };
    const trust = new PolicyDocument(this, "Trust", [trusting], provider);
    const permissions = new PolicyDocument(this, "Permissions", readerStatements(partition, accountId), provider);
    this.resource = new IamRole(this, "Default", {
      name: props.name,
      description: "Reads what exists about patching; cdktf-patch snapshot assumes it",
      assumeRolePolicy: trust.json,
      ...metaArguments(props),
    });
    new IamRolePolicy(this, "Policy", { role: this.resource.name, policy: permissions.json, provider });
    this.roleArn = this.resource.arn;
  }
}

function check(props: unknown, subject: string): void {
  const problems = new Problems();
  const reader = PropsReader.open(props, "", problems, TOKENS_AS_UNKNOWN);
  const name = reader?.requiredText("name") ?? UNKNOWN;
  const trustedArns = reader?.texts("trustedArns");
  const externalId = reader?.text("externalId");
  reader?.ignore(...META_ARGUMENT_NAMES);
  reader?.refuseOthers();
  checkProvider(props, problems);

  const fits = (path: string, value: Knowable<string> | undefined, pattern: RegExp, expected: string) => {
    if (value === undefined || !isKnown(value)) return;
    problems.unless(pattern.test(value), path, `expected ${expected}, got ${JSON.stringify(value)}`);
  };
  fits("name", name, NAME, "1 to 64 letters, digits and _ + = , . @ -");
  fits("externalId", externalId, EXTERNAL_ID, "2 to 1224 letters, digits and _ + = , . @ : / -");
  if (reader !== undefined && (trustedArns === undefined || (isKnown(trustedArns) && trustedArns.length === 0))) {
    problems.add(
      "trustedArns",
      "expected at least one ARN, got an empty list; without one nobody could assume the role",
    );
  }
  if (trustedArns !== undefined && isKnown(trustedArns)) {
    for (const [index, arn] of trustedArns.entries()) {
      fits(`trustedArns[${index}]`, arn, TRUSTED, "the ARN of a role, a user or an account, without *");
    }
  }
  problems.throwIfAny(subject);
}

import type { RemoteObject } from "../../account/account";
import { Refusal } from "../../account/refusal";
import { MOMENT } from "../../kind/baseline-json";
import type { CallContext } from "../../kind/kind";
import { nodesIn } from "../../nodes/node";
import { blocks, type ObjectValue, text, textMap, texts } from "../../values/value";
import { accessKeyOf } from "./access-key";
import { type Answer, filled, filtersOf, type Input, onlyBlock, seconds } from "./answer";
import { BASELINE_ANSWERS } from "./baselines";
import { NODE_ANSWERS } from "./nodes";
import { tagList } from "./tags";
import { WINDOW_ANSWERS } from "./windows";

const ASSOCIATION = "aws_ssm_association";
const MANAGER = "aws_ssmquicksetup_configuration_manager";

/** How ListTagsForResource calls what Terraform has as these types. */
const TAGGED: Readonly<Record<string, string>> = {
  MaintenanceWindow: "aws_ssm_maintenance_window",
  PatchBaseline: "aws_ssm_patch_baseline",
  Association: ASSOCIATION,
};

const listTags: Answer = ({ ResourceType, ResourceId }, scope) => {
  if (ResourceType === "ManagedInstance") {
    return { TagList: tagList(nodesIn(scope.account, scope.region).find(({ id }) => id === ResourceId)?.tags ?? {}) };
  }
  const type = TAGGED[String(ResourceType)];
  const object = type && scope.account.find(type, String(ResourceId), scope.region);
  if (!object) throw new Refusal("InvalidResourceId", `The resource ID ${String(ResourceId)} is not valid`);
  return { TagList: tagList(object.attributes.tags_all ?? object.attributes.tags) };
};

const listAssociations: Answer = (input, scope) => {
  const filters = filtersOf(input);
  const found = scope.account.list(ASSOCIATION, scope.region).filter(({ attributes }) =>
    filters.every(({ key, values }) => {
      const actual: Readonly<Record<string, unknown>> = {
        Name: attributes.name,
        AssociationName: attributes.association_name,
      };
      return values.includes(String(actual[key]));
    }),
  );
  return { Associations: found.map(associationBasics) };
};

function associationBasics({ id, attributes }: RemoteObject): Record<string, unknown> {
  return filled({
    AssociationId: id,
    Name: attributes.name,
    AssociationVersion: "1",
    DocumentVersion: attributes.document_version,
    Targets: blocks(attributes.targets).map(({ key, values }) => ({ Key: text(key), Values: texts(values) })),
    ScheduleExpression: attributes.schedule_expression,
    AssociationName: attributes.association_name,
    ScheduleOffset: attributes.schedule_offset,
    Duration: attributes.duration,
    // The provider takes an association without it for one that is gone.
    Overview: { Status: "Pending", DetailedStatus: "Creating" },
  });
}

const describeAssociation: Answer = ({ AssociationId }, scope) => {
  const association = scope.account.find(ASSOCIATION, String(AssociationId), scope.region);
  if (!association) {
    throw new Refusal("AssociationDoesNotExist", `The association ${String(AssociationId)} does not exist`);
  }
  const { attributes } = association;
  const output = onlyBlock(attributes.output_location);
  const parameters = Object.entries(textMap(attributes.parameters)).map(([name, value]) => [name, [value]]);
  const description = {
    ...associationBasics(association),
    Date: seconds(MOMENT),
    LastUpdateAssociationDate: seconds(MOMENT),
    AutomationTargetParameterName: attributes.automation_target_parameter_name,
    Parameters: parameters.length === 0 ? undefined : Object.fromEntries(parameters),
    OutputLocation:
      output &&
      ({
        S3Location: filled({
          OutputS3Region: output.s3_region,
          OutputS3BucketName: output.s3_bucket_name,
          OutputS3KeyPrefix: output.s3_key_prefix,
        }),
      } as object),
    MaxErrors: attributes.max_errors,
    MaxConcurrency: attributes.max_concurrency,
    ComplianceSeverity: attributes.compliance_severity,
    SyncCompliance: attributes.sync_compliance,
    ApplyOnlyAtCronInterval: attributes.apply_only_at_cron_interval === true,
    CalendarNames: texts(attributes.calendar_names).length === 0 ? undefined : texts(attributes.calendar_names),
  };
  return { AssociationDescription: filled(description) };
};

const listManagers: Answer = (_input, scope) => ({
  ConfigurationManagersList: scope.account.list(MANAGER, scope.region).map((manager) =>
    filled({
      ManagerArn: managerArn(manager, scope),
      Name: manager.attributes.name,
      Description: manager.attributes.description,
      ConfigurationDefinitionSummaries: definitions(manager).map(({ id, type, type_version }) =>
        filled({ Id: id, Type: type, TypeVersion: type_version }),
      ),
    }),
  ),
});

function managerOf(wanted: unknown, scope: CallContext): RemoteObject {
  const manager = scope.account.list(MANAGER, scope.region).find((one) => managerArn(one, scope) === wanted);
  if (!manager) throw new Refusal("ResourceNotFoundException", `${String(wanted)} does not exist`);
  return manager;
}

const listManagerTags: Answer = ({ ResourceArn }: Input, scope) => {
  const { tags, tags_all } = managerOf(ResourceArn, scope).attributes;
  return { Tags: tagList(tags_all ?? tags) };
};

const getManager: Answer = ({ ManagerArn }: Input, scope) => {
  const manager = managerOf(ManagerArn, scope);
  return filled({
    ManagerArn,
    Name: manager.attributes.name,
    Description: manager.attributes.description,
    ConfigurationDefinitions: definitions(manager).map((definition) =>
      filled({
        Id: definition.id,
        Type: definition.type,
        TypeVersion: definition.type_version,
        LocalDeploymentAdministrationRoleArn: definition.local_deployment_administration_role_arn,
        LocalDeploymentExecutionRoleName: definition.local_deployment_execution_role_name,
        Parameters: textMap(definition.parameters),
      }),
    ),
    Tags: textMap(manager.attributes.tags_all ?? manager.attributes.tags),
  });
};

function definitions(manager: RemoteObject): ObjectValue[] {
  return blocks(manager.attributes.configuration_definition);
}

function managerArn(manager: RemoteObject, scope: CallContext): string {
  return (
    text(manager.attributes.manager_arn) || (manager.id.startsWith("arn:") ? manager.id : arnOf(manager.id, scope))
  );
}

function arnOf(id: string, { partition, region, account }: CallContext): string {
  return `arn:${partition.id}:ssm-quicksetup:${region}:${account.id}:configuration-manager/${id}`;
}

const getCallerIdentity: Answer = (_input, { account, partition }) => ({
  UserId: "AIDAOFFLINEAWS0000000",
  Account: account.id,
  Arn: `arn:${partition.id}:iam::${account.id}:user/offline-aws`,
});

/** Credentials of a role in any account; the trust policy is not looked at. */
const assumeRole: Answer = ({ RoleArn, RoleSessionName }) => {
  const [, , , , accountId = ""] = String(RoleArn).split(":");
  if (!/^\d{12}$/.test(accountId)) throw new Refusal("ValidationError", `${String(RoleArn)} is invalid`);
  const role = String(RoleArn).split("/").pop();
  return {
    Credentials: {
      AccessKeyId: accessKeyOf(accountId),
      SecretAccessKey: "offline-aws",
      SessionToken: "offline-aws",
      Expiration: "2199-01-01T00:00:00Z",
    },
    AssumedRoleUser: {
      AssumedRoleId: `AROAOFFLINEAWS:${String(RoleSessionName)}`,
      Arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${String(RoleSessionName)}`,
    },
  };
};

/** Everything that is answered, by `<service>:<operation>`. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  ...BASELINE_ANSWERS,
  ...WINDOW_ANSWERS,
  ...NODE_ANSWERS,
  "ssm:ListTagsForResource": listTags,
  "ssm:ListAssociations": listAssociations,
  "ssm:DescribeAssociation": describeAssociation,
  "ssm-quicksetup:ListConfigurationManagers": listManagers,
  "ssm-quicksetup:GetConfigurationManager": getManager,
  "ssm-quicksetup:ListTagsForResource": listManagerTags,
  "sts:GetCallerIdentity": getCallerIdentity,
  "sts:AssumeRole": assumeRole,
};

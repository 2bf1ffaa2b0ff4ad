import { uuid } from "../account/identifiers";
import { invalid } from "../account/refusal";
import { arn, type CallContext, type ResourceBehaviour } from "../kind/kind";
import { blocks, isEqual, type ObjectValue, text, textMap, UNKNOWN } from "../values/value";

const TYPE = "aws_ssmquicksetup_configuration_manager";
const PATCH_POLICY = "AWSQuickSetupType-PatchPolicy";

/** `aws_ssmquicksetup_configuration_manager`: Quick Setup, which deploys patch policies to accounts and Regions. */
export const configurationManager: ResourceBehaviour = {
  label: "SSM Quick Setup Configuration Manager",
  service: "SSM Quick Setup",
  idAttribute: "manager_arn",
  operations: {
    create: "CreateConfigurationManager",
    update: "UpdateConfigurationManager",
    delete: "DeleteConfigurationManager",
  },

  plan({ prior, planned }) {
    if (prior === null || isEqual({ ...prior, tags_all: null }, { ...planned, tags_all: null })) return;
    planned.status_summaries = UNKNOWN;
  },

  create(planned, scope) {
    check(planned);
    const id = arn(scope, "ssm-quicksetup", `configuration-manager/${uuid(entropy(planned, scope))}`);
    return { id, attributes: withServiceDefaults(planned, id) };
  },

  update({ planned }, _scope, id) {
    check(planned);
    return withServiceDefaults(planned, id);
  },

  import: (id) => ({ manager_arn: id }),
};

function entropy(planned: ObjectValue, scope: CallContext): string {
  return scope.account.entropy(TYPE, scope.region, planned);
}

/** What the service checks of a patch policy and the provider does not. */
function check(manager: ObjectValue): void {
  for (const definition of blocks(manager.configuration_definition)) {
    if (text(definition.type) !== PATCH_POLICY) continue;
    const parameters = textMap(definition.parameters);
    for (const name of ["PatchPolicyName", "SelectedPatchBaselines", "TargetRegions"]) {
      if (parameters[name] === undefined) throw invalid(`Parameter ${name} is required by ${PATCH_POLICY}`);
    }
    if (parameters.TargetAccounts === undefined && parameters.TargetOrganizationalUnits === undefined) {
      throw invalid(`${PATCH_POLICY} needs TargetAccounts or TargetOrganizationalUnits`);
    }
  }
}

function withServiceDefaults(manager: ObjectValue, id: string): ObjectValue {
  return {
    ...manager,
    description: manager.description ?? "",
    manager_arn: id,
    status_summaries: [{ status: "SUCCEEDED", status_message: "", status_type: "Deployment" }],
    configuration_definition: blocks(manager.configuration_definition).map((definition, index) => ({
      ...definition,
      id: definition.id ?? `${id.split("/").pop() ?? ""}-${index}`,
      type_version: definition.type_version ?? "1.0",
    })),
  };
}

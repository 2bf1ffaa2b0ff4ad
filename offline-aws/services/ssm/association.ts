import { uuid } from "../../account/identifiers";
import { invalid, Refusal } from "../../account/refusal";
import { arn, type ResourceBehaviour } from "../../kind/kind";
import { blocks, type ObjectValue, text, texts } from "../../values/value";
import { checkSchedule } from "./schedule";

const TYPE = "aws_ssm_association";

/** Associations per account and Region, the default quota. */
const MOST_ASSOCIATIONS = 2000;

/** `aws_ssm_association`: State Manager runs a document on nodes, at creation, by schedule, and for new nodes. */
export const association: ResourceBehaviour = {
  label: "SSM Association",
  service: "SSM",
  operations: { create: "CreateAssociation", update: "UpdateAssociation", delete: "DeleteAssociation" },

  create(planned, scope) {
    check(planned);
    if (scope.account.list(TYPE, scope.region).length >= MOST_ASSOCIATIONS) {
      throw new Refusal("AssociationLimitExceeded", `an account has at most ${MOST_ASSOCIATIONS} associations`);
    }
    const id = uuid(scope.account.entropy(TYPE, scope.region, planned));
    return { id, attributes: withServiceDefaults(planned) };
  },

  update({ planned }) {
    check(planned);
    return withServiceDefaults(planned);
  },

  read: (object, scope) => ({
    association_id: object.id,
    arn: arn(scope, "ssm", `association/${object.id}`),
    // Used while it is created, and kept nowhere.
    wait_for_success_timeout_seconds: object.attributes.wait_for_success_timeout_seconds ?? null,
  }),
};

/** What the service checks of an association and the provider does not. */
function check(association: ObjectValue): void {
  const schedule = text(association.schedule_expression);
  if (schedule !== "") checkSchedule(schedule);
  const targets = blocks(association.targets);
  if (text(association.automation_target_parameter_name) !== "" && targets.length === 0) {
    throw invalid("Both the automation target parameter name and targets must be given");
  }
  for (const { key, values } of targets) {
    if (text(key) === "InstanceIds" && texts(values).includes("*") && texts(values).length > 1) {
      throw invalid("InstanceIds accepts the value * alone");
    }
  }
}

function withServiceDefaults(association: ObjectValue): ObjectValue {
  return {
    ...association,
    document_version: association.document_version ?? "$DEFAULT",
    parameters: association.parameters ?? {},
    targets: association.targets ?? [],
  };
}

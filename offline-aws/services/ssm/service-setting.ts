import { arn, type ResourceBehaviour } from "../../kind/kind";
import { text } from "../../values/value";

/** `aws_ssm_service_setting`: an account-wide setting of Systems Manager, known by its ARN. */
export const serviceSetting: ResourceBehaviour = {
  label: "SSM Service Setting",
  service: "SSM",
  operations: { create: "UpdateServiceSetting", update: "UpdateServiceSetting", delete: "ResetServiceSetting" },

  create(planned, scope) {
    const given = text(planned.setting_id);
    const id = given.startsWith("arn:") ? given : arn(scope, "ssm", `servicesetting${given}`);
    return { id, attributes: planned };
  },

  read: (object) => ({ arn: object.id, status: "Customized" }),

  import: (id) => ({ id, setting_id: id }),
};

import { Refusal } from "../../account/refusal";
import type { ResourceBehaviour } from "../../kind/kind";
import { text } from "../../values/value";

/** `aws_ssm_resource_data_sync`: inventory and compliance of all nodes, written to a bucket. */
export const resourceDataSync: ResourceBehaviour = {
  label: "SSM Resource Data Sync",
  service: "SSM",
  operations: { create: "CreateResourceDataSync", delete: "DeleteResourceDataSync" },

  create(planned, scope) {
    const id = text(planned.name);
    if (scope.account.find("aws_ssm_resource_data_sync", id, scope.region)) {
      throw new Refusal("ResourceDataSyncAlreadyExistsException", `a resource data sync named ${id} already exists`);
    }
    return { id, attributes: planned };
  },

  import: (id) => ({ id, name: id }),
};

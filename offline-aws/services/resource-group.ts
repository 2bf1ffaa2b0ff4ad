import { arn, type ResourceBehaviour } from "../kind/kind";
import { passThrough } from "../kind/pass-through";
import { text } from "../values/value";

/** `aws_resourcegroups_group`. */
export const resourceGroup: ResourceBehaviour = passThrough({
  type: "aws_resourcegroups_group",
  label: "Resource Groups Group",
  service: "Resource Groups",
  operations: { create: "CreateGroup", update: "UpdateGroupQuery", delete: "DeleteGroup" },
  idOf: ({ name }) => text(name),
  computed: (_planned, scope, id) => ({ arn: arn(scope, "resource-groups", `group/${id}`) }),
  import: (id) => ({ id, name: id }),
});

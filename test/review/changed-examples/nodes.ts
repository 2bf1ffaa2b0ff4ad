import { ChangedPlan } from "../changed-plans";
import type { Examples } from "./example";

/** What becomes of the nodes themselves: whether they are managed, and how they are tagged. */
export const NODES: Examples = {
  "instances that come to be managed": {
    plan: new ChangedPlan().create("aws_ssm_service_setting.it", {
      setting_id: "/ssm/managed-instance/default-ec2-instance-management-role",
      setting_value: "node",
    }),
    told: [
      "Default Host Management is turned on with role node: instances without a profile of their own are managed from now on (medium)",
    ],
  },
  "a node with the other key of the tag": {
    plan: new ChangedPlan().create("aws_instance.it", { tags_all: { PatchGroup: "prod-web" } }),
    told: [
      "it joins patch group prod-web (low)",
      "window sunday does not work on it, for it asks for tag:Patch Group = dev-web or prod-web (medium)",
    ],
  },
  "a tag of Quick Setup": {
    plan: new ChangedPlan().resource(
      "aws_instance.it",
      { id: "i-0123456789abcdef0", tags_all: { "QSConfigName-ab12c": "all" } },
      { id: "i-0123456789abcdef0", tags_all: {} },
    ),
    told: [
      "the tag QSConfigName-ab12c, which Quick Setup put there, is removed from it: ignore_tags of the provider leaves it alone (low)",
    ],
  },
};

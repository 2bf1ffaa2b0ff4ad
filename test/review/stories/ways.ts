import type { SimulatedAws } from "../../../offline-aws/account/simulated-aws";
import { install, type Open } from "./example";
import type { Story } from "./story";

const instance = (tags: object, more: object = {}) => ({
  ami: "ami-0123456789abcdef0",
  instance_type: "t3.micro",
  tags,
  ...more,
});
const instances = (open: Open): Open => open.resource.aws_instance;
const associations = (open: Open): Open => open.resource.aws_ssm_association;
const query = (value: string) =>
  JSON.stringify({ ResourceTypeFilters: ["AWS::EC2::Instance"], TagFilters: [{ Key: "Stage", Values: [value] }] });

const association = (operation: string, more: object = {}) => ({
  name: "AWS-RunPatchBaseline",
  parameters: { Operation: operation, ...(operation === "Install" ? { RebootOption: "RebootIfNeeded" } : {}) },
  targets: [{ key: "tag:Patch Group", values: ["prod-web"] }],
  schedule_expression: "cron(0 2 ? * SUN *)",
  apply_only_at_cron_interval: true,
  ...more,
});

const policy = (parameters: object = {}) => ({
  name: "all",
  configuration_definition: [
    {
      type: "AWSQuickSetupType-PatchPolicy",
      parameters: {
        PatchPolicyName: "all",
        SelectedPatchBaselines: JSON.stringify({ UBUNTU: { value: "pb-0123456789abcdef0" } }),
        ConfigurationOptionsPatchOperation: "Scan",
        ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
        ConfigurationOptionsInstallValue: "cron(0 2 ? * SUN *)",
        ConfigurationOptionsInstallNextInterval: "true",
        TargetAccounts: "123456789012",
        TargetRegions: "eu-central-1",
        TargetType: "*",
        ...parameters,
      },
    },
  ],
});

/** What a colleague does in the console: the node is in no patch group any more. */
function takeGroupTagOff(aws: SimulatedAws): void {
  for (const { type, id } of aws.account().list("aws_instance")) {
    aws.account().drift(type, id, { tags: { Name: "web-1" }, tags_all: { Name: "web-1" } });
  }
}

/** What else patches nodes, which nodes these are, and what that hangs on. */
export const WAYS: Readonly<Record<string, Story>> = {
  "instance-leaves-group": {
    before: (open) => (open.resource.aws_instance = { web: instance({ Name: "web-1", "Patch Group": "prod-web" }) }),
    change: (open) => delete instances(open).web.tags["Patch Group"],
  },
  "nodes-tagged-otherwise": {
    before: (open) => {
      open.resource.aws_instance = {
        moves: instance({ "Patch Group": "prod-web" }),
        spelt: instance({ "Patch Group": "prod-web" }, { instance_type: "t3.small" }),
        stays: instance({ "Patch Group": "prod-web" }, { instance_type: "t3.large" }),
      };
      open.resource.aws_ec2_tag = { db: { resource_id: "i-0123456789abcdef0", key: "Patch Group", value: "prod-web" } };
      open.resource.aws_launch_template = {
        web: { name: "web", tag_specifications: [{ resource_type: "instance", tags: { "Patch Group": "prod-web" } }] },
      };
      open.resource.aws_autoscaling_group = {
        web: {
          name: "web",
          min_size: 1,
          max_size: 1,
          availability_zones: ["eu-central-1a"],
          launch_template: [{ id: "${aws_launch_template.web.id}" }],
          tag: [{ key: "Patch Group", value: "prod-web", propagate_at_launch: true }],
        },
      };
    },
    change: (open) => {
      instances(open).moves.tags["Patch Group"] = "dev-web";
      instances(open).spelt.tags = { PatchGroup: "prod-web" };
      instances(open).stays.tags.Team = "web";
      instances(open).typo = instance({ "Patch Group": "var.patch_group" });
      delete open.resource.aws_ec2_tag;
      open.resource.aws_launch_template.web.tag_specifications[0].tags = { Team: "web" };
      open.resource.aws_autoscaling_group.web.tag[0].propagate_at_launch = false;
    },
  },
  "nodes-found-by-another-tag": {
    before: (open) => {
      open.resource.aws_ssm_association = {
        Stage: association("Scan", { targets: [{ key: "tag:Stage", values: ["prod"] }] }),
      };
      open.resource.aws_instance = {
        renewed: instance({ Stage: "prod" }),
        grouped: instance({ "Patch Group": "prod-web" }, { instance_type: "t3.small" }),
        gone: instance({ Stage: "prod" }, { instance_type: "t3.large" }),
      };
    },
    change: (open) => {
      instances(open).renewed.ami = "ami-0123456789abcdef1";
      instances(open).grouped.ami = "ami-0123456789abcdef1";
      instances(open).fresh = instance({ Stage: "prod" });
      delete instances(open).gone;
    },
  },
  "nodes-and-what-they-need": {
    before: (open) => {
      open.resource.aws_instance = {
        gone: instance({ "Patch Group": "prod-web" }),
        both: instance({ "Patch Group": "prod-web" }, { instance_type: "t3.small" }),
      };
      open.resource.aws_launch_template = { shown: { name: "shown" } };
      open.resource.aws_iam_role = {
        task: { name: "task", assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
      };
      open.resource.aws_iam_role_policy = {
        run: {
          name: "run",
          role: "${aws_iam_role.task.name}",
          policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
        },
      };
      install(open).service_role_arn = "arn:aws:iam::123456789012:role/task";
      open.resource.aws_ssmquicksetup_configuration_manager = {
        Host: {
          name: "host",
          configuration_definition: [{ type: "AWSQuickSetupType-SSMHostMgmt", parameters: { ScanInstances: "true" } }],
        },
      };
      open.resource.aws_cloudwatch_event_rule = { Nightly: { name: "nightly", schedule_expression: "rate(1 day)" } };
    },
    change: (open) => {
      delete instances(open).gone;
      instances(open).both.tags.PatchGroup = "dev-web";
      Object.assign(open.resource.aws_launch_template.shown, {
        metadata_options: [{ instance_metadata_tags: "enabled" }],
        tag_specifications: [{ resource_type: "instance", tags: { "Patch Group": "prod-web" } }],
      });
      const statement = { Effect: "Deny", Action: "*", Resource: "*" };
      open.resource.aws_iam_role_policy.run.policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
      const [definition] = open.resource.aws_ssmquicksetup_configuration_manager.Host.configuration_definition;
      definition.parameters.ScanInstances = "false";
      open.resource.aws_cloudwatch_event_target = {
        Own: {
          rule: "${aws_cloudwatch_event_rule.Nightly.name}",
          arn: "arn:aws:ssm:eu-central-1:123456789012:document/Own",
          run_command_targets: [{ key: "tag:Patch Group", values: ["prod-web"] }],
        },
      };
    },
  },
  "default-tags-name-a-group": {
    before: (open) => {
      open.resource.aws_instance = { web: instance({}) };
      open.resource.aws_launch_template = { web: { name: "web" } };
    },
    change: (open) => (open.provider.aws.default_tags = [{ tags: { "Patch Group": "prod-web" } }]),
  },
  "instance-shows-its-tags": {
    before: "nothing",
    change: (open) =>
      (open.resource = {
        aws_instance: {
          web: instance({ "Patch Group": "a" }, { metadata_options: [{ instance_metadata_tags: "enabled" }] }),
        },
      }),
  },
  "association-added": { change: (open) => (open.resource.aws_ssm_association = { Nightly: association("Scan") }) },
  "association-at-once": {
    change: (open) =>
      (open.resource.aws_ssm_association = {
        Nightly: association("Install", {
          apply_only_at_cron_interval: false,
          targets: [{ key: "InstanceIds", values: ["*"] }],
        }),
      }),
  },
  "association-changed": {
    before: (open) => {
      open.resource.aws_ssm_association = {
        Gone: association("Scan", { max_errors: "2" }),
        Nightly: association("Scan"),
      };
    },
    change: (open) => {
      delete associations(open).Gone;
      Object.assign(associations(open).Nightly, {
        association_name: "nightly",
        parameters: { Operation: "Install", RebootOption: "NoReboot" },
        schedule_expression: "cron(0 3 ? * SUN *)",
        max_concurrency: "20%",
        compliance_severity: "HIGH",
        apply_only_at_cron_interval: false,
        targets: [{ key: "tag:Patch Group", values: ["dev-web", "prod-web"] }],
      });
    },
  },
  "policy-added": {
    change: (open) => {
      open.resource.aws_ssmquicksetup_configuration_manager = {
        All: policy({
          ConfigurationOptionsPatchOperation: "ScanAndInstall",
          ConfigurationOptionsInstallNextInterval: "false",
        }),
        Host: {
          name: "host",
          configuration_definition: [{ type: "AWSQuickSetupType-SSMHostMgmt", parameters: { ScanInstances: "true" } }],
        },
      };
    },
  },
  "policy-changed": {
    before: (open) => (open.resource.aws_ssmquicksetup_configuration_manager = { All: policy() }),
    change: (open) =>
      (open.resource.aws_ssmquicksetup_configuration_manager.All = policy({
        ConfigurationOptionsPatchOperation: "ScanAndInstall",
        SelectedPatchBaselines: JSON.stringify({ UBUNTU: { value: "pb-0fedcba9876543210" } }),
        ConfigurationOptionsScanValue: "cron(0 4 * * ? *)",
        RebootOption: "NoReboot",
        RateControlConcurrency: "10%",
        TargetType: "Tags",
        TargetTagKey: "Stage",
        TargetTagValue: "prod",
        TargetRegions: "eu-central-1,eu-west-1",
      })),
  },
  "event-runs-a-patch-document": {
    before: (open) =>
      (open.resource.aws_cloudwatch_event_rule = { Nightly: { name: "nightly", schedule_expression: "rate(1 day)" } }),
    change: (open) =>
      (open.resource.aws_cloudwatch_event_target = {
        Scan: {
          rule: "${aws_cloudwatch_event_rule.Nightly.name}",
          arn: "arn:aws:ssm:eu-central-1::document/AWS-RunPatchBaseline",
          run_command_targets: [{ key: "tag:Patch Group", values: ["prod-web"] }],
        },
      }),
  },
  "task-becomes-automation": {
    change: (open) => {
      install(open).task_type = "AUTOMATION";
      install(open).task_arn = "AWS-PatchAsgInstance";
      install(open).task_invocation_parameters = [
        { automation_parameters: [{ parameter: [{ name: "InstanceId", values: ["{{RESOURCE_ID}}"] }] }] },
      ];
    },
  },
  "dependencies-change": {
    before: (open) => {
      open.resource.aws_resourcegroups_group = { prod: { name: "prod", resource_query: [{ query: query("prod") }] } };
      open.resource.aws_ssm_document = {
        scan: { name: "scan", document_type: "Command", content: '{"schemaVersion":"2.2","mainSteps":[]}' },
        gone: { name: "gone", document_type: "Command", content: '{"schemaVersion":"2.2","mainSteps":[]}' },
        unused: { name: "unused", document_type: "Command", content: '{"schemaVersion":"2.2","mainSteps":[]}' },
      };
      open.resource.aws_ssm_association = {
        Group: association("Scan", { targets: [{ key: "resource-groups:Name", values: ["prod"] }] }),
        Own: association("Scan", { name: "scan" }),
        Lost: association("Scan", { name: "gone" }),
      };
      open.resource.aws_iam_role = {
        node: { name: "node", assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
        task: { name: "task", assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
      };
      install(open).service_role_arn = "${aws_iam_role.task.arn}";
      open.resource.aws_iam_role_policy_attachment = {
        core: {
          role: "${aws_iam_role.node.name}",
          policy_arn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        },
      };
      open.resource.aws_ssm_resource_data_sync = {
        all: { name: "all", s3_destination: [{ bucket_name: "bucket", region: "eu-central-1" }] },
      };
    },
    change: (open) => {
      open.resource.aws_resourcegroups_group.prod.resource_query[0].query = query("dev");
      open.resource.aws_ssm_document.scan.content = '{"schemaVersion":"2.2","mainSteps":[{}]}';
      open.resource.aws_ssm_document.unused.content = '{"schemaVersion":"2.2","mainSteps":[{}]}';
      delete open.resource.aws_ssm_document.gone;
      open.resource.aws_iam_role = { node: open.resource.aws_iam_role.node };
      install(open).service_role_arn = "arn:aws:iam::123456789012:role/other";
      delete open.resource.aws_iam_role_policy_attachment;
      delete open.resource.aws_ssm_resource_data_sync;
    },
  },
  "instance-untagged-by-hand": {
    plan: { refreshOnly: true },
    before: (open) => (open.resource.aws_instance = { web: instance({ Name: "web-1", "Patch Group": "prod-web" }) }),
    meanwhile: takeGroupTagOff,
  },
  "instance-stays-untagged": {
    before: (open) => {
      const web = instance({ Name: "web-1", "Patch Group": "prod-web" }, { lifecycle: { ignore_changes: ["tags"] } });
      open.resource.aws_instance = { web };
    },
    meanwhile: takeGroupTagOff,
  },
  "instance-tagged-again": {
    before: (open) => (open.resource.aws_instance = { web: instance({ Name: "web-1", "Patch Group": "prod-web" }) }),
    meanwhile: takeGroupTagOff,
  },
};

import type { Json } from "./ssm-cases";

type Resources = Record<string, Record<string, Json>>;

const policy = (action: string) =>
  `{"Version": "2012-10-17", "Statement": [{"Sid": "One", "Effect": "Allow", "Action": ["${action}"], "Resource": "*", "Principal": {"Service": "ssm.amazonaws.com"}}]}`;

/** Resources as they stand around maintenance windows: output, notification, roles. */
export const OTHER_SERVICES_BEFORE: Resources = {
  aws_s3_bucket: {
    output: { bucket: "offline-output", force_destroy: true, tags: { a: "b" } },
    second: { bucket: "offline-second" },
  },
  aws_s3_bucket_versioning: {
    output: { bucket: "${aws_s3_bucket.output.id}", versioning_configuration: [{ status: "Enabled" }] },
  },
  aws_s3_bucket_public_access_block: {
    output: {
      bucket: "${aws_s3_bucket.output.id}",
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
    open: { bucket: "${aws_s3_bucket.second.id}" },
  },
  aws_s3_bucket_ownership_controls: {
    output: { bucket: "${aws_s3_bucket.output.id}", rule: [{ object_ownership: "BucketOwnerEnforced" }] },
  },
  aws_s3_bucket_policy: { output: { bucket: "${aws_s3_bucket.output.id}", policy: policy("s3:PutObject") } },
  aws_s3_bucket_server_side_encryption_configuration: {
    output: {
      bucket: "${aws_s3_bucket.output.id}",
      rule: [{ bucket_key_enabled: true, apply_server_side_encryption_by_default: [{ sse_algorithm: "AES256" }] }],
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    output: {
      bucket: "${aws_s3_bucket.output.id}",
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{}],
          expiration: [{ days: 30 }],
          noncurrent_version_expiration: [{ noncurrent_days: 7 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
        { id: "prefix", status: "Enabled", filter: [{ prefix: "logs/" }], expiration: [{ days: 3 }] },
      ],
    },
  },
  aws_s3_object: {
    list: {
      bucket: "${aws_s3_bucket.output.id}",
      key: "override/list.yaml",
      content: "patches: []\n",
      content_type: "application/yaml",
      etag: "ab674c9c5031b0132e1013a3c93d9c7d",
      depends_on: ["aws_s3_bucket_server_side_encryption_configuration.output", "aws_s3_bucket_versioning.output"],
    },
    encrypted: {
      bucket: "${aws_s3_bucket.second.id}",
      key: "a",
      content: "a",
      kms_key_id: "${aws_kms_key.output.arn}",
    },
    moved: { bucket: "${aws_s3_bucket.second.id}", key: "b", tags: { a: "b" } },
    forced: { bucket: "${aws_s3_bucket.output.id}", key: "c", content_base64: "YQ==", force_destroy: true },
  },
  aws_iam_role: {
    task: { name: "task", description: "role", assume_role_policy: policy("sts:AssumeRole"), tags: { a: "b" } },
    other: { name: "other", assume_role_policy: policy("sts:AssumeRole") },
    prefixed: { name_prefix: "pre-", path: "/patching/", assume_role_policy: policy("sts:AssumeRole") },
  },
  aws_iam_policy: {
    task: { name: "task", policy: policy("ssm:SendCommand") },
    described: { name: "described", description: "one", policy: policy("a:B") },
  },
  aws_iam_role_policy: { task: { name: "task", role: "${aws_iam_role.task.id}", policy: policy("ssm:SendCommand") } },
  aws_iam_role_policy_attachment: {
    task: { role: "${aws_iam_role.task.name}", policy_arn: "${aws_iam_policy.task.arn}" },
  },
  aws_sns_topic: {
    patching: { name: "patching", display_name: "Patching" },
    fifo: { name: "fifo.fifo", fifo_topic: true },
  },
  aws_sns_topic_policy: { patching: { arn: "${aws_sns_topic.patching.arn}", policy: policy("sns:Publish") } },
  aws_sns_topic_subscription: {
    mail: { topic_arn: "${aws_sns_topic.patching.arn}", protocol: "email", endpoint: "one@example.com" },
  },
  aws_cloudwatch_log_group: {
    output: { name: "/aws/ssm/output", retention_in_days: 30 },
    kept: { name: "/aws/ssm/kept" },
  },
  aws_cloudwatch_event_rule: {
    failed: {
      name: "failed",
      description: "one",
      event_pattern: '{"source": ["aws.ssm"], "detail-type": ["EC2 Command Status-change Notification"]}',
    },
    renamed: { name: "renamed", schedule_expression: "rate(1 day)" },
  },
  aws_cloudwatch_event_target: {
    failed: {
      rule: "${aws_cloudwatch_event_rule.failed.name}",
      target_id: "topic",
      arn: "${aws_sns_topic.patching.arn}",
      input_transformer: [{ input_paths: { status: "$.detail.status" }, input_template: '"<status>"' }],
    },
  },
  aws_kms_key: {
    output: {
      description: "output",
      deletion_window_in_days: 7,
      enable_key_rotation: true,
      policy: policy("kms:Decrypt"),
    },
  },
  aws_ssm_document: {
    own: {
      name: "own",
      document_type: "Command",
      content: '{"schemaVersion": "2.2", "mainSteps": []}',
      tags: { a: "b" },
    },
    yaml: { name: "yaml", document_type: "Automation", document_format: "YAML", content: "schemaVersion: '0.3'\n" },
  },
  aws_ssm_parameter: {
    one: { name: "/patching/one", type: "String", value: "one" },
    described: { name: "described", type: "String", value: "a", description: "one" },
  },
  aws_ssm_activation: {
    servers: { iam_role: "${aws_iam_role.task.name}", registration_limit: 5, tags: { PatchGroup: "a" } },
  },
  aws_ssmquicksetup_configuration_manager: {
    policy: {
      name: "policy",
      configuration_definition: [
        {
          type: "AWSQuickSetupType-PatchPolicy",
          local_deployment_administration_role_arn: "arn:aws:iam::123456789012:role/administration",
          local_deployment_execution_role_name: "execution",
          parameters: {
            PatchPolicyName: "policy",
            SelectedPatchBaselines: "{}",
            TargetAccounts: "123456789012",
            TargetRegions: "eu-central-1",
          },
        },
      ],
    },
  },
  aws_ec2_tag: {
    one: { resource_id: "i-0123456789abcdef0", key: "PatchGroup", value: "a" },
    keyed: { resource_id: "i-0123456789abcdef0", key: "Patch Group", value: "a" },
  },
  aws_resourcegroups_group: {
    nodes: {
      name: "nodes",
      description: "one",
      resource_query: [{ query: '{"ResourceTypeFilters":["AWS::EC2::Instance"],"TagFilters":[]}' }],
    },
    renamed: { name: "one", resource_query: [{ query: "{}" }] },
  },
  aws_iam_instance_profile: {
    node: { name: "node", role: "${aws_iam_role.task.name}" },
    prefixed: { name_prefix: "pre-" },
  },
  aws_security_group: {
    node: { name: "node", description: "one" },
    named: { name: "one", vpc_id: "vpc-1", tags: { a: "b" } },
  },
  aws_instance: {
    web: {
      ami: "ami-0123456789abcdef0",
      instance_type: "t3.micro",
      iam_instance_profile: "${aws_iam_instance_profile.node.name}",
      tags: { "Patch Group": "web" },
    },
    replaced: { ami: "ami-1", instance_type: "t3.micro", subnet_id: "subnet-1" },
  },
  aws_launch_template: {
    web: {
      name: "web",
      image_id: "ami-1",
      tag_specifications: [{ resource_type: "instance", tags: { PatchGroup: "web" } }],
      metadata_options: [{ http_tokens: "required" }],
    },
    prefixed: { name_prefix: "pre-" },
  },
  aws_autoscaling_group: {
    web: {
      name: "web",
      min_size: 1,
      max_size: 2,
      availability_zones: ["eu-central-1a"],
      launch_template: [{ id: "${aws_launch_template.web.id}" }],
      tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }],
    },
  },
};

/** The same with each type changed, some in place and some not. */
export const OTHER_SERVICES_AFTER: Resources = {
  ...OTHER_SERVICES_BEFORE,
  aws_s3_bucket: { output: { bucket: "offline-output", tags: { a: "c" } }, second: { bucket: "offline-renamed" } },
  aws_s3_bucket_versioning: {
    output: { bucket: "${aws_s3_bucket.output.id}", versioning_configuration: [{ status: "Suspended" }] },
  },
  aws_s3_bucket_public_access_block: {
    output: { bucket: "${aws_s3_bucket.output.id}" },
    open: { bucket: "${aws_s3_bucket.second.id}" },
  },
  aws_s3_bucket_ownership_controls: {
    output: { bucket: "${aws_s3_bucket.output.id}", rule: [{ object_ownership: "ObjectWriter" }] },
  },
  aws_s3_bucket_policy: { output: { bucket: "${aws_s3_bucket.output.id}", policy: policy("s3:GetObject") } },
  aws_s3_bucket_server_side_encryption_configuration: {
    output: {
      bucket: "${aws_s3_bucket.output.id}",
      rule: [
        {
          apply_server_side_encryption_by_default: [
            { sse_algorithm: "aws:kms", kms_master_key_id: "${aws_kms_key.output.arn}" },
          ],
        },
      ],
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    output: {
      bucket: "${aws_s3_bucket.output.id}",
      rule: [
        { id: "expire", status: "Enabled", filter: [{}], expiration: [{ days: 60 }] },
        { id: "prefix", status: "Disabled", filter: [{ prefix: "logs/" }], expiration: [{ days: 3 }] },
      ],
    },
  },
  aws_s3_object: {
    list: {
      bucket: "${aws_s3_bucket.output.id}",
      key: "override/list.yaml",
      content: "patches:\n  - id: kernel\n",
      content_type: "application/yaml",
      etag: "e4e04f4f656d09d99c71fe77e2168efa",
    },
    encrypted: {
      bucket: "${aws_s3_bucket.output.id}",
      key: "a",
      content: "b",
      kms_key_id: "${aws_kms_key.output.arn}",
    },
    moved: { bucket: "${aws_s3_bucket.second.id}", key: "d", tags: { a: "b" } },
    forced: { bucket: "${aws_s3_bucket.output.id}", key: "c", content_base64: "YQ==" },
  },
  aws_iam_role: {
    task: { name: "task", assume_role_policy: policy("sts:AssumeRole"), max_session_duration: 7200 },
    other: { name: "renamed", assume_role_policy: policy("sts:AssumeRole") },
    prefixed: { name_prefix: "pre-", path: "/other/", assume_role_policy: policy("sts:AssumeRole") },
  },
  aws_iam_policy: {
    task: { name: "task", policy: policy("ssm:GetParameters") },
    described: { name: "described", description: "two", policy: policy("a:B") },
  },
  aws_iam_role_policy: {
    task: { name: "renamed", role: "${aws_iam_role.task.id}", policy: policy("ssm:SendCommand") },
  },
  aws_sns_topic: {
    patching: { name: "patching", display_name: "Other" },
    fifo: { name: "fifo2.fifo", fifo_topic: true },
  },
  aws_sns_topic_policy: { patching: { arn: "${aws_sns_topic.patching.arn}", policy: policy("sns:Subscribe") } },
  aws_sns_topic_subscription: {
    mail: { topic_arn: "${aws_sns_topic.patching.arn}", protocol: "email", endpoint: "two@example.com" },
  },
  aws_cloudwatch_log_group: { output: { name: "/aws/ssm/output" }, kept: { name: "/aws/ssm/renamed" } },
  aws_cloudwatch_event_rule: {
    failed: { name: "failed", event_pattern: '{"source": ["aws.ssm"]}' },
    renamed: { name: "renamed-2", schedule_expression: "rate(1 day)" },
  },
  aws_cloudwatch_event_target: {
    failed: {
      rule: "${aws_cloudwatch_event_rule.failed.name}",
      target_id: "other",
      arn: "${aws_sns_topic.patching.arn}",
    },
  },
  aws_ssm_document: {
    own: { name: "own", document_type: "Command", content: '{"schemaVersion": "2.2", "mainSteps": [{}]}' },
    yaml: { name: "renamed", document_type: "Automation", document_format: "YAML", content: "schemaVersion: '0.3'\n" },
  },
  aws_ssm_parameter: {
    one: { name: "/patching/one", type: "String", value: "two" },
    described: { name: "renamed", type: "String", value: "a", description: "one" },
  },
  aws_ssm_activation: {
    servers: { iam_role: "${aws_iam_role.task.name}", registration_limit: 5, tags: { PatchGroup: "b" } },
  },
  aws_ssmquicksetup_configuration_manager: {
    policy: {
      name: "renamed",
      configuration_definition: [
        {
          type: "AWSQuickSetupType-PatchPolicy",
          local_deployment_administration_role_arn: "arn:aws:iam::123456789012:role/administration",
          local_deployment_execution_role_name: "execution",
          parameters: {
            PatchPolicyName: "policy",
            SelectedPatchBaselines: "{}",
            TargetAccounts: "123456789012",
            TargetRegions: "eu-central-1,eu-west-1",
          },
        },
      ],
    },
  },
  aws_ec2_tag: {
    one: { resource_id: "i-0123456789abcdef0", key: "PatchGroup", value: "b" },
    keyed: { resource_id: "i-0123456789abcdef0", key: "PatchGroup2", value: "a" },
  },
  aws_resourcegroups_group: {
    nodes: {
      name: "nodes",
      resource_query: [{ query: '{"ResourceTypeFilters":["AWS::AllSupported"],"TagFilters":[]}' }],
    },
    renamed: { name: "two", resource_query: [{ query: "{}" }] },
  },
  aws_iam_instance_profile: {
    node: { name: "node" },
    prefixed: { name_prefix: "other-" },
  },
  aws_security_group: {
    node: { name: "node", description: "two" },
    named: { name: "one", vpc_id: "vpc-1", tags: { a: "c" } },
  },
  aws_instance: {
    web: {
      ami: "ami-0123456789abcdef0",
      instance_type: "t3.small",
      iam_instance_profile: "${aws_iam_instance_profile.node.name}",
      tags: { Name: "web" },
    },
    replaced: { ami: "ami-2", instance_type: "t3.micro", subnet_id: "subnet-1" },
  },
  aws_launch_template: {
    web: {
      name: "web",
      image_id: "ami-1",
      tag_specifications: [{ resource_type: "instance", tags: { PatchGroup: "other" } }],
    },
    prefixed: { name_prefix: "other-" },
  },
  aws_autoscaling_group: {
    web: {
      name: "web",
      min_size: 1,
      max_size: 3,
      availability_zones: ["eu-central-1a"],
      launch_template: [{ id: "${aws_launch_template.web.id}" }],
      tag: [{ key: "PatchGroup", value: "other", propagate_at_launch: true }],
    },
  },
  aws_kms_key: { output: { description: "other", deletion_window_in_days: 8, policy: policy("kms:Encrypt") } },
};

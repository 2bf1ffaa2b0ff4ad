// Without these a node is not managed by Systems Manager, and never patched. Source: other ways facts, E.

/** The policy by which the role of an instance makes it a managed node. */
export const CORE_POLICY = "AmazonSSMManagedInstanceCore";

/** The end of the service setting that turns Default Host Management on. */
export const HOST_MANAGEMENT_SETTING = "/ssm/managed-instance/default-ec2-instance-management-role";

/** The configuration of Quick Setup that scans instances daily unless told not to. Source: other ways facts, B3. */
export const HOST_MANAGEMENT_TYPE = "AWSQuickSetupType-SSMHostMgmt";

/** The one that sets up Default Host Management. Source: other ways facts, B3. */
export const DEFAULT_HOST_MANAGEMENT_TYPE = "AWSQuickSetupType-DHMC";

/** Services whose endpoints nodes without another route need, by the end of their names. */
export const MANAGING_SERVICES = ["ssm", "ssmmessages", "ec2messages"] as const;

/** The service from whose buckets nodes read what they are to install. */
export const BUCKET_SERVICE = "s3";

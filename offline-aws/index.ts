/**
 * Terraform against a simulated AWS account, for tests of your own stacks: no account, credentials, download or network.
 * A test double: it is not AWS, and says so.
 *
 * @module
 */
export type { Account, RemoteObject } from "./account/account";
export type { SimulatedAws, SimulatedAwsOptions } from "./account/simulated-aws";
export { type AwsEndpoint, type AwsEndpointOptions, type Fault, listenAsAws, type ReceivedCall } from "./http/server";
export { putNode, type SimulatedNode } from "./nodes/node";
export { NotInstalled } from "./not-installed";
export { type OfflineAws, type OfflineEnvironment, startOfflineAws } from "./offline-aws";
export type { Action, PlanJson, ResourceChange, StateJson, TerraformDiagnostic } from "./terraform/plan-json";
export type { Applied, Planned, Step } from "./terraform/reported";
export { type PlanOptions, Terraform, type TerraformOptions, type Validated } from "./terraform/terraform";
export { TerraformError } from "./terraform/terraform-error";
export { type OfflineTerraform, withOfflineAws } from "./with-offline-aws";

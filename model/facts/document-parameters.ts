/** Parameters of AWS's documents around patching, as far as they are known in full. Source: other ways facts, D4. */
export const AUTOMATION_PARAMETERS = {
  "AWS-CreateImage": ["InstanceId", "NoReboot", "AutomationAssumeRole"],
  "AWS-CreateSnapshot": ["VolumeId", "Description", "AutomationAssumeRole"],
  "AWS-StartEC2Instance": ["InstanceId", "AutomationAssumeRole"],
  "AWS-StopEC2Instance": ["InstanceId", "AutomationAssumeRole"],
  "AWS-RestartEC2Instance": ["InstanceId", "AutomationAssumeRole"],
  "AWS-PatchAsgInstance": ["InstanceId", "LambdaRoleArn", "WaitForInstance", "WaitForReboot", "AutomationAssumeRole"],
  "AWS-PatchInstanceWithRollback": ["InstanceId", "LambdaAssumeRole", "ReportS3Bucket", "AutomationAssumeRole"],
  "AWS-ASGEnterStandby": ["InstanceId", "LambdaRoleArn", "AutomationAssumeRole"],
  "AWS-ASGExitStandby": ["InstanceId", "LambdaRoleArn", "AutomationAssumeRole"],
} as const;

export const COMMAND_PARAMETERS = {
  "AWS-UpdateSSMAgent": ["version", "allowDowngrade"],
  "AWS-RunShellScript": ["commands", "workingDirectory", "executionTimeout"],
  "AWS-RunPowerShellScript": ["commands", "workingDirectory", "executionTimeout"],
} as const;

export type AutomationDocument = keyof typeof AUTOMATION_PARAMETERS;
export type CommandDocument = keyof typeof COMMAND_PARAMETERS;

/** The parameters of a listed document, by its name or an ARN; undefined for another. */
export function parametersOfDocument(document: unknown): readonly string[] | undefined {
  if (typeof document !== "string") return undefined;
  const name = document.slice(document.lastIndexOf("/") + 1);
  const all: Readonly<Record<string, readonly string[]>> = { ...AUTOMATION_PARAMETERS, ...COMMAND_PARAMETERS };
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** Filled in by the window for each run. Source: other ways facts, D2. */
export const PSEUDO_PARAMETERS = [
  "WINDOW_ID",
  "WINDOW_TASK_ID",
  "WINDOW_TARGET_ID",
  "WINDOW_EXECUTION_ID",
  "TASK_EXECUTION_ID",
  "INVOCATION_ID",
  "TARGET_TYPE",
] as const;

/** Those of the node alone, which Run Command does not know. */
export const NODE_PSEUDO_PARAMETERS = ["TARGET_ID", "RESOURCE_ID"] as const;

/** Parameters of Automations that name a role which the window's role must pass on. */
export const ROLE_PARAMETERS = ["AutomationAssumeRole", "LambdaRoleArn", "LambdaAssumeRole"] as const;

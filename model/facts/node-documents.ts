/** How a document of AWS takes the node on which it works. Source: other ways facts, D4. */
export type NodeParameter = "String" | "StringList";

export interface NodeDocumentFacts {
  /** What runs it: Run Command, or Automation. Absent: not confirmed. */
  readonly type?: "Command" | "Automation";
  /** What it does, behind "it": `installs by the baseline of each node, and reboots it`. */
  readonly does: string;
  /** `by parameter`: the value of `operationParameter` says it. */
  readonly operation: "install" | "scan" | "none" | "by parameter";
  /** The parameter that says whether it installs, by Install or Scan. */
  readonly operationParameter?: string;
  /** Parameters that say what it does, and hold no secret. */
  readonly openParameters?: readonly string[];
  /** Whether it may take the node down, by a reboot or by stopping it. */
  readonly reboots: boolean;
  /** Whose patches it installs: those of the node's baseline, or others. */
  readonly follows?: "baseline" | "no baseline";
  /** The parameter that takes the node, of an Automation. */
  readonly node?: { readonly name: string; readonly type: NodeParameter };
}

/** Documents of AWS that patch, reboot, or belong around patching, beside those of Patch Manager itself. */
export const NODE_DOCUMENTS = {
  "AWS-ApplyPatchBaseline": {
    type: "Command",
    does: "scans or installs on Windows alone, by a document that AWS no longer updates",
    operation: "by parameter",
    operationParameter: "Operation",
    reboots: true,
    follows: "baseline",
  },
  "AWS-InstallWindowsUpdates": {
    type: "Command",
    does: "scans or installs by Windows Update, without a baseline and without patch compliance",
    operation: "by parameter",
    operationParameter: "Action",
    reboots: true,
    follows: "no baseline",
  },
  "AWS-InstallMissingWindowsUpdates": {
    type: "Command",
    does: "installs by Windows Update without a baseline, and reboots",
    operation: "install",
    reboots: true,
    follows: "no baseline",
  },
  "AWS-InstallSpecificWindowsUpdates": {
    type: "Command",
    does: "installs the updates that it names by Windows Update, without a baseline, and reboots",
    operation: "install",
    reboots: true,
    follows: "no baseline",
  },
  "AWS-FindWindowsUpdates": {
    type: "Command",
    does: "looks by Windows Update what is missing",
    operation: "scan",
    reboots: false,
    follows: "no baseline",
  },
  "AWS-ConfigureWindowsUpdate": {
    type: "Command",
    does: "turns Windows' own updating on or off; turned on, Windows patches and reboots itself outside of any window",
    operation: "none",
    openParameters: ["updateLevel"],
    reboots: true,
  },
  "AWS-PatchAsgInstance": {
    type: "Automation",
    does: "takes each instance out of its Auto Scaling group, installs by its baseline, and reboots it",
    operation: "install",
    reboots: true,
    follows: "baseline",
    node: { name: "InstanceId", type: "String" },
  },
  "AWS-PatchInstanceWithRollback": {
    type: "Automation",
    does: "installs by the baseline of each instance, and restores its root volume when that fails",
    operation: "install",
    reboots: true,
    follows: "baseline",
    node: { name: "InstanceId", type: "String" },
  },
  "AWS-UpdateSSMAgent": {
    type: "Command",
    does: "updates the agent of Systems Manager",
    operation: "none",
    reboots: false,
  },
  "AWS-RunShellScript": { type: "Command", does: "runs a shell script", operation: "none", reboots: false },
  "AWS-RunPowerShellScript": { type: "Command", does: "runs a PowerShell script", operation: "none", reboots: false },
  "AWS-CreateImage": {
    type: "Automation",
    does: "makes an image of each instance, and reboots it for that unless NoReboot is true",
    operation: "none",
    reboots: true,
    node: { name: "InstanceId", type: "String" },
  },
  "AWS-CreateSnapshot": {
    type: "Automation",
    does: "makes a snapshot of a volume",
    operation: "none",
    reboots: false,
  },
  "AWS-StartEC2Instance": {
    type: "Automation",
    does: "starts each instance",
    operation: "none",
    reboots: false,
    node: { name: "InstanceId", type: "StringList" },
  },
  "AWS-StopEC2Instance": {
    type: "Automation",
    does: "stops each instance, by force where it does not stop by itself",
    operation: "none",
    reboots: true,
    node: { name: "InstanceId", type: "StringList" },
  },
  "AWS-RestartEC2Instance": {
    type: "Automation",
    does: "stops and starts each instance, which loses instance-store data",
    operation: "none",
    reboots: true,
    node: { name: "InstanceId", type: "StringList" },
  },
  "AWS-ASGEnterStandby": {
    type: "Automation",
    does: "takes each instance out of its Auto Scaling group",
    operation: "none",
    reboots: false,
    node: { name: "InstanceId", type: "String" },
  },
  "AWS-ASGExitStandby": {
    type: "Automation",
    does: "takes each instance back into its Auto Scaling group",
    operation: "none",
    reboots: false,
    node: { name: "InstanceId", type: "String" },
  },
  "AWS-UpdateLinuxAmi": {
    type: "Automation",
    does: "builds a patched image from a temporary instance, by no baseline of these nodes",
    operation: "none",
    reboots: false,
  },
  "AWS-UpdateWindowsAmi": {
    type: "Automation",
    does: "builds a patched image from a temporary instance, by no baseline of these nodes",
    operation: "none",
    reboots: false,
  },
  "AWS-InstanceRebootWithHooks": {
    does: "reboots each instance, with documents before and after",
    operation: "none",
    reboots: true,
  },
} as const satisfies Record<string, NodeDocumentFacts>;

export type NodeDocument = keyof typeof NODE_DOCUMENTS;

/** What is known of a document, by its name or an ARN; undefined for one that is not listed. */
export function nodeDocumentFacts(document: unknown): NodeDocumentFacts | undefined {
  if (typeof document !== "string") return undefined;
  const name = document.slice(document.lastIndexOf("/") + 1);
  return Object.hasOwn(NODE_DOCUMENTS, name) ? NODE_DOCUMENTS[name as NodeDocument] : undefined;
}

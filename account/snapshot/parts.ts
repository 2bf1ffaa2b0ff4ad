/** The parts of a Region that are read one after the other, as a snapshot names those that were refused. */
export const PART = {
  patchGroups: "patch groups",
  baselines: "patch baselines",
  windows: "maintenance windows",
  associations: "associations",
  patchPolicies: "patch policies",
  runs: "runs of windows",
  instances: "states and tags of EC2 instances",
  managed: "managed nodes",
  patchStates: "patch states",
  compliance: "compliance of nodes",
  patches: "patches of nodes",
} as const;

/** The tags of one managed node that is no EC2 instance. */
export function tagsPart(id: string): string {
  return `tags of ${id}`;
}

/** Whether nodes or their tags are missing where a part was refused. */
export function leavesOutNodes(part: string): boolean {
  return part === PART.managed || part === PART.instances || part.startsWith(tagsPart(""));
}

/** Whether something that patches is missing where a part was refused. */
export function leavesOutWays(part: string): boolean {
  return [PART.windows, PART.associations, PART.patchPolicies].some((one) => one === part);
}

export { PatchGroup, type PatchGroupProps } from "./patch-group";
export type { IPatchGroup } from "./patch-group-interface";

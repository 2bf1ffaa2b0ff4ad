export type { DeadlineTerms, PatchWithin } from "../../model/deadlines/deadline-options";
export {
  type Bod2604Facts,
  type EssentialEightOptions,
  PatchDeadlines,
  type PublishedPatchWithin,
} from "../../model/deadlines/patch-deadlines";
export type { UncountedDays } from "../../model/deadlines/uncounted-days";
export type { PublishedDeadline } from "../../model/facts/published-deadlines";
export { PatchGroup, type PatchGroupProps } from "./patch-group";
export type { IPatchGroup } from "./patch-group-interface";

import { APPROVALS } from "./approvals";
import { ASSOCIATIONS } from "./associations";
import { BASELINES } from "./baselines";
import { EMERGENCIES } from "./emergencies";
import type { Examples } from "./example";
import { FREEZES } from "./freezes";
import { NODES } from "./nodes";
import { NOTIFICATIONS } from "./notifications";
import { PATCH_GROUPS } from "./patch-groups";
import { TASKS } from "./tasks";
import { USED_BY_WAYS } from "./used-by-ways";
import { WINDOWS } from "./windows";
import { WORKING_HOURS } from "./working-hours";

/** What each kind of change weighs, and how it is told: where it reaches production, and where it does not. */
export const EXAMPLES: Examples = together(
  APPROVALS,
  BASELINES,
  PATCH_GROUPS,
  WINDOWS,
  WORKING_HOURS,
  FREEZES,
  TASKS,
  EMERGENCIES,
  ASSOCIATIONS,
  USED_BY_WAYS,
  NOTIFICATIONS,
  NODES,
);

function together(...parts: readonly Examples[]): Examples {
  const all = parts.flatMap((part) => Object.entries(part));
  const names = new Set(all.map(([name]) => name));
  if (names.size < all.length) throw new Error("two examples have the same name, and one of them would not be asked");
  return Object.fromEntries(all);
}

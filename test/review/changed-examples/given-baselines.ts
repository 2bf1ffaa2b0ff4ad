import { ChangedPlan, idOf } from "../changed-plans";
import type { Open } from "../stories/example";

export const linux = (change: (after: Open, before: Open) => void) => new ChangedPlan().update("linux", change);
export const LINUX = idOf("linux");

/** A rule that approves security patches after some days. */
export const security = (days: number | null, more: Open = {}): Open => ({
  approve_after_days: days,
  approve_until_date: "",
  compliance_level: "CRITICAL",
  enable_non_security: false,
  patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }],
  ...more,
});

/** A registration of a patch group. */
export const group = (name: string, baseline = LINUX): Open => ({
  patch_group: name,
  baseline_id: baseline,
  id: `${name},${baseline}`,
  region: "eu-central-1",
});

/** A baseline like the example's one, but for its name and what is given. */
export const own = (name: string, more: Open): Open => ({
  ...new ChangedPlan().at("linux").change.before,
  id: `pb-${name.padStart(17, "0")}`,
  name,
  ...more,
});

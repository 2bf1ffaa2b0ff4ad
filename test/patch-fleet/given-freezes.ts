import { findingsIn } from "../../modules";
import { PatchEnvironment } from "../../modules/patch-fleet";
import { appOn, stackIn } from "../support/apps";
import { DEFINITION, resourcesOf } from "./given";

/** A change freeze of three weeks. */
export const FREEZE = { from: "2026-12-14", until: "2027-01-04" };
/** Its ends in Paris. */
export const [BEFORE, AFTER] = ["2026-12-14T00:00:00+01:00", "2027-01-04T00:00:00+01:00"];
export const { Sunday } = DEFINITION.maintenanceWindows;

/** An environment of the tests with changes, as JavaScript may write them, in an app on a day. */
export function environment(changes: object, today?: string) {
  const app = appOn(today);
  const stack = stackIn(app, "fleet");
  const made = new PatchEnvironment(stack, "Default", { ...DEFINITION, ...changes } as never);
  const warnings = () => findingsIn(app).map(({ construct, text }) => `${construct.node.path}: ${text.split("\n")[0]}`);
  return { app, stack, made, warnings, resources: resourcesOf(stack) };
}

const WINDOW = /^aws_ssm_maintenance_window\./;

/** Windows by their address: name, start and end. */
export function windowsOf(resources: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(resources)
      .filter(([address]) => WINDOW.test(address))
      .map(([address, window]) => {
        const { name, start_date, end_date } = window as Record<string, string>;
        return [address.replace(WINDOW, ""), [name, start_date, end_date]];
      }),
  );
}

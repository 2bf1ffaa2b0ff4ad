import type { WayOfPatching } from "./way-of-patching";

/**
 * Whether a way, beside its schedule, also runs when it is applied and on each node that joins its targets; `undefined`
 * where that is known after apply.
 */
export function runsAlsoAtOnce(way: WayOfPatching): boolean | undefined {
  const waits =
    way.kind === "association"
      ? way.association.applyOnlyAtCronInterval
      : way.kind === "patch-policy" && way.operation === "install"
        ? way.policy.installWaits
        : true;
  return typeof waits === "boolean" ? !waits : undefined;
}

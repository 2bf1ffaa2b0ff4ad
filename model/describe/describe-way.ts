import { associationAsTask } from "../association/association-as-task";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { isKnown } from "../values/unknown";
import { NOT_KNOWN_YET } from "./describe-rule";
import { describeTask, rebootWords } from "./describe-task";

/** What a way of patching does to its nodes, or to those of some systems: `Install, reboots if anything was installed, 10% at a time`. */
export function describeWay(way: WayOfPatching, systems: readonly string[] = []): string {
  switch (way.kind) {
    case "window-task":
      return describeTask(way.task, systems);
    case "association":
      return `${describeTask(associationAsTask(way.association), systems)} (association)`;
    case "patch-policy": {
      const { rebootOption } = way.policy;
      const reboot = rebootOption === undefined || isKnown(rebootOption) ? rebootWords(rebootOption) : NOT_KNOWN_YET;
      const what = way.operation === "scan" ? "Scan" : `Install, ${reboot}`;
      return `${what}, by the policy's own baselines (patch policy)`;
    }
  }
}

import { groupsReached } from "../../patching/groups/reaching-ways";
import { wayMayInstall } from "../../patching/ways/way-may-patch";
import { waysMeet } from "../../patching/ways/ways-meet";
import { quote } from "../../text/wording";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

export const twoWaysInstall = defineCheck({
  id: "PM640",
  severity: "warning",
  on: "environment",
  cause: "An association or a patch policy installs on nodes on which something else installs too.",
  reason:
    "None knows of the other: each installs and reboots on its own schedule, and with associations the later run cuts " +
    "the earlier one off.",
  source: "other ways facts, A3 and B3",
  fix: "Keep one of them, or give them different nodes.",
  find: (view, { problems }) => {
    const installing = view.ways.filter(
      (way) => way.operation === "install" && wayMayInstall(way) && !way.isEmergency && way.enabled !== false,
    );
    const reported = new Set<string>();
    problems.addEach(
      installing.flatMap((way, index) => {
        const others = way.kind === "window-task" ? [] : installing.filter((_, place) => place !== index);
        return others.flatMap((other): AcrossReport[] => {
          // Of two that are no windows the later one says it.
          if (other.kind !== "window-task" && installing.indexOf(other) > index) return [];
          const { key } = way.carrier;
          const pair = `${key} ${other.carrier.key}`;
          const meeting = waysMeet(way, other);
          if (key === other.carrier.key || reported.has(pair) || meeting.meet !== "yes") return [];
          reported.add(pair);
          return [
            {
              key,
              message: `installs on the same nodes as ${other.carrier.key}`,
              because:
                `Both install on ${meeting.word}, and neither waits for the other: ` +
                "the one may reboot a node while the other installs.",
              fix: "keep one of them, or give them different nodes",
            },
          ];
        });
      }),
    );
  },
});

export const policyIgnoresGroups = defineCheck({
  id: "PM641",
  severity: "warning",
  on: "environment",
  acceptedAt: 'a patch group such as "web"',
  cause: "A patch policy works on nodes of a patch group.",
  reason:
    "A policy ignores patch groups and installs by the baselines that it selects; whatever else patches these nodes " +
    "follows the group, and the last scan decides what is reported.",
  source: "other ways facts, B3",
  fix: "Give the policy other nodes, or remove the group.",
  find: (view, { problems }) => {
    const reported = new Set<string>();
    problems.addEach(
      view.ways.flatMap((way): AcrossReport[] => {
        if (way.kind !== "patch-policy" || reported.has(way.carrier.key)) return [];
        const groups = groupsReached(view, way);
        if (groups.length === 0) return [];
        reported.add(way.carrier.key);
        return [...new Set(groups.map(({ patchGroup }) => String(patchGroup)))].map((name) => ({
          key: way.carrier.key,
          path: name,
          message: `works on nodes of the patch group ${quote(name)}`,
          because:
            "The policy installs by the baselines that it selects and ignores the groups' baselines. A window or an " +
            "association on these nodes follows the groups, and the last scan decides what is reported.",
          fix: "give the policy other nodes, or remove the group",
        }));
      }),
    );
  },
});

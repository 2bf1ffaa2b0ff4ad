import { withinTime } from "../../host/process/time-limit";
import { acrossFindingText } from "../../model/checks/across/across-check";
import type { HouseCheck } from "../../model/house-rules/define-check";
import { houseFindings } from "../../model/house-rules/house-findings";
import { TIME_LIMIT } from "../../model/house-rules/time-limit";
import { subjectOf } from "../../model/text/repeated-finding";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import type { Stack } from "../stacks/read-stacks";

/** How synth notes a finding of each severity. */
export const LEVELS = { error: "@cdktf/error", warning: "@cdktf/warn", information: "@cdktf/info" } as const;

/** The stacks with what house rules say about them among their notices. What synth noted already is not said twice. */
export function withHouseRules(stacks: readonly Stack[], checks: readonly HouseCheck[], at: Date): readonly Stack[] {
  if (checks.length === 0) return stacks;
  const asked = stacks.map(({ name, note, environment }) => ({
    name,
    environment,
    ...(note === undefined ? {} : { ring: note.ring }),
  }));
  const found = houseFindings(checks, asked, {
    patching: patchingOfStacks(stacks, at),
    today: at,
    withinTime: (work) => withinTime(TIME_LIMIT, work),
  });
  return stacks.map((stack) => {
    const isNoted = (id: string) => stack.annotations.some(({ message }) => message.includes(`[${id}]`));
    const notices = (found.get(stack.environment) ?? [])
      .filter(({ checkId }) => !isNoted(checkId))
      .map((finding) => {
        const place = finding.path === "" ? "" : `${finding.path}: `;
        const message = acrossFindingText({ ...finding, message: `${place}${finding.message}` });
        const about = subjectOf(finding, message);
        return { constructPath: finding.key, level: LEVELS[finding.severity], message, about };
      });
    return { ...stack, annotations: [...stack.annotations, ...notices] };
  });
}

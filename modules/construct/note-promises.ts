import type { IConstruct } from "constructs";
import { PROMISE_NOTE, promiseNote } from "../../model/arrival/promise-note";
import { grouped } from "../../model/values/grouped";
import { environmentsOf } from "./environments";

/** Writes deadlines and release calendars into the comment of each stack, for commands that read what was synthesised. */
export function notePromises(root: IConstruct): void {
  for (const [stack, environments] of grouped(environmentsOf(root), ({ stack }) => stack)) {
    const all = environments.map(({ environment }) => environment);
    const note = promiseNote({
      groups: all.flatMap(({ patchGroups }) => patchGroups),
      policies: all.flatMap(({ patchPolicies = [] }) => patchPolicies),
      associations: all.flatMap(({ associations = [] }) => associations),
      baselines: all.flatMap(({ baselines }) => baselines),
    });
    if (note !== undefined) stack.addOverride(`//.${PROMISE_NOTE}`, note);
  }
}

import { operatingSystemLabel } from "../../facts/operating-systems";
import type { BaselineReference } from "../../patch-group/patch-group-model";
import { regionOfDefault } from "../../patching/baseline-for";
import { placeSlot } from "../../patching/place/place";
import { type Registration, registrationsOf } from "../../patching/registrations";
import { quote } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

const ALREADY_EXISTS =
  "AWS accepts one baseline for a group and system, and refuses the second with AlreadyExistsException";

export const twoBaselinesOfGroup = defineCheck({
  id: "PM610",
  severity: "error",
  on: "environment",
  cause: "Two baselines are registered for one patch group, operating system and Region.",
  reason: "The service keeps one, and refuses the second at apply with AlreadyExistsException.",
  source: "patch baseline facts, D",
  fix: "Register the group once, or give the second another name.",
  find: (view, { problems }) => {
    const first = new Map<string, Registration>();
    problems.addEach(
      registrationsOf(view).flatMap((registration) => {
        const other = first.get(registration.slot);
        if (other === undefined) first.set(registration.slot, registration);
        // Within one group the group says so itself.
        return other === undefined || other.key === registration.key ? [] : [secondBaseline(registration, other, "")];
      }),
    );
  },
});

export const twoGroupsOfOneName = defineCheck({
  id: "PM606",
  severity: "warning",
  on: "environment",
  cause: "Two patch groups of one Region have one name.",
  reason:
    "To AWS they are one group, the value of a tag: every window that targets one of them works on the nodes of both, " +
    "and both are rebooted at the times of both.",
  source: "patch baseline facts, D",
  fix: "Make one group with the baselines of both, or give one of them another name.",
  find: (view, { problems }) => {
    const first = new Map<string, string>();
    problems.addEach(
      view.groups.flatMap((group): AcrossReport[] => {
        const { key, patchGroup, registrations } = group;
        const here = placeSlot(view.placeOf(group));
        if (!isKnown(patchGroup) || registrations.length === 0 || here === undefined) return [];
        const slot = JSON.stringify([here, patchGroup]);
        const other = first.get(slot);
        if (other === undefined) first.set(slot, key);
        if (other === undefined || other === key) return [];
        return [
          {
            key,
            message: `the patch group ${quote(patchGroup)} is made twice`,
            because:
              `${other} has the same name, and to AWS both are one group: a window that targets one of them works on ` +
              "the nodes of both, and reboots them.",
            fix: "make one group with the baselines of both, or give one of them another name",
          },
        ];
      }),
    );
  },
});

export const twoBaselinesInAccount = defineCheck({
  id: "PM611",
  severity: "error",
  on: "environment",
  cause: "Two stacks register a baseline for one patch group, operating system and Region of one account.",
  reason: "The service keeps one for the whole account: whichever stack is applied second fails, or takes over.",
  source: "patch baseline facts, D",
  fix: "Register the group in one of the stacks.",
  find: (view, { problems, neighbours }) => {
    problems.addEach(
      registrationsOf(view).flatMap((registration) => {
        const other = neighbours?.firstLike(registration);
        return other === undefined || other.view === view
          ? []
          : [secondBaseline(registration, other, " in the same account")];
      }),
    );
  },
});

export const twoDefaults = defineCheck({
  id: "PM612",
  severity: "error",
  on: "environment",
  cause: "Two baselines are registered as the default of one operating system and Region.",
  reason: "An account has one default: each apply would make the other one the default, and every plan shows a change.",
  source: "patch baseline facts, D",
  fix: "Register one of them.",
  find: (view, { problems }) => {
    const first = new Map<string, string>();
    problems.addEach(
      view.environment.defaultBaselines.flatMap((registered): AcrossReport[] => {
        const { key, baseline, provider } = registered;
        const here = placeSlot(view.placeOf({ provider, region: regionOfDefault(registered) }));
        const { operatingSystem } = baseline;
        if (!isKnown(operatingSystem) || here === undefined) return [];
        const slot = JSON.stringify([here, operatingSystem]);
        const other = first.get(slot);
        if (other === undefined) {
          first.set(slot, key);
          return [];
        }
        const label = operatingSystemLabel(operatingSystem);
        return [
          {
            key,
            message: `${label} has a second default baseline`,
            because: `${other} is registered as the default of ${label} as well. An account has one in a Region: each apply would put the other in its place.`,
            fix: "register one of them as default",
          },
        ];
      }),
    );
  },
});

function secondBaseline(registration: Registration, other: Registration, where: string): AcrossReport {
  const { key, patchGroup, operatingSystem } = registration;
  const label = operatingSystemLabel(operatingSystem);
  return {
    key,
    message: `the patch group ${quote(patchGroup)} has a second baseline for ${label}`,
    because:
      `${other.view.stack === registration.view.stack ? other.key : `${other.key} of ${other.view.stack}`} registers ${nameOf(other.baseline)} for it${where}, this one registers ${nameOf(registration.baseline)}. ` +
      `${ALREADY_EXISTS}.`,
    fix: "register the group once, or give one of the two another name",
  };
}

function nameOf(baseline: BaselineReference): string {
  switch (baseline.kind) {
    case "managed":
      return baseline.key;
    case "predefined":
      return "AWS's own baseline";
    case "existing":
      return isKnown(baseline.baselineId) ? baseline.baselineId : "an existing baseline";
  }
}

import type { PatchWithin } from "../../../../model/deadlines/deadline-options";
import { deadlineOf, type Given, type GivenWindow, installing, said } from "./given";

const DEADLINES = ["PM830", "PM831", "PM832", "PM833", "PM835"];

export interface Case {
  readonly delay?: number;
  readonly system?: string;
  readonly rules?: readonly object[];
  readonly windows?: Readonly<Record<string, GivenWindow>>;
}

/** A group `web` with one weekly window of three hours in Seoul, and a deadline. */
export function given(patchWithin: PatchWithin, { delay = 7, system, rules, windows }: Case = {}): Given {
  return {
    baselines: {
      Base: { operatingSystem: system ?? "AMAZON_LINUX_2023", approvalRules: rules ?? [{ approveAfterDays: delay }] },
    },
    groups: { web: { patchWithin: deadlineOf(patchWithin) } },
    windows: windows ?? { Sunday: installing("web", { scheduleTimezone: "Asia/Seoul" }) },
  };
}

/** What is said about deadlines. */
export function told(one: Parameters<typeof said>[1]): readonly string[] {
  return DEADLINES.flatMap((id) => said(id, one));
}

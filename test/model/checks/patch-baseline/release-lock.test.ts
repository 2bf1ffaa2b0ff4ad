import { explainPatch } from "../../../../model/explain/decision/explain-patch";
import { UNKNOWN } from "../../../../model/values/unknown";
import { patch } from "../../explain/given";
import { baseline, said } from "./given";

const rejecting = (operatingSystem: string, ...rejectedPatches: readonly string[]) =>
  baseline({ operatingSystem, rejectedPatches });

test.each(["system-release", "system-release*", "system-release.*", "System-Release.noarch"])(
  "rejecting %s on Amazon Linux 2023 holds the lock and not the packages",
  (entry) => {
    expect(said("PM137", rejecting("AMAZON_LINUX_2023", "curl", entry))).toEqual([
      `rejectedPatches[1]: ${JSON.stringify(entry)} keeps the release lock old and not the packages: Patch Manager installs these from the latest repository; remove it, and hold nodes back by approveAfterDays, approveUntilDate or lists [PM137]`,
    ]);
    expect(said("PM137", rejecting("AMAZON_LINUX_2", entry))).toEqual([]);
  },
);

test.each(["system-release-2023.5*", "kernel*", "*", "system-release-cpe"])(
  "%s is not about the lock as a whole",
  (entry) => {
    expect(said("PM137", rejecting("AMAZON_LINUX_2023", entry))).toEqual([]);
  },
);

test("an entry that is not known yet passes", () => {
  expect(said("PM137", { ...rejecting("AMAZON_LINUX_2023"), rejectedPatches: [UNKNOWN] })).toEqual([]);
});

test("the explainer notes it where the release package is rejected", () => {
  const release = patch({
    package: { name: "system-release", epoch: "0", version: "2023.6", release: "1.amzn2023", arch: "noarch" },
  });
  const at = new Date("2026-12-01T00:00:00Z");

  expect(explainPatch(rejecting("AMAZON_LINUX_2023", "system-release*"), release, at).caveats).toEqual([
    "release-lock-holds-nothing",
  ]);
  expect(explainPatch(rejecting("AMAZON_LINUX_2", "system-release*"), release, at).caveats).not.toContain(
    "release-lock-holds-nothing",
  );
});

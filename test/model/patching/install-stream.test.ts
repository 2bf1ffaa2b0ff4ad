import type { PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import { baselineTitle } from "../../../model/patch-baseline/baseline-title";
import { environmentOfDefinition } from "../../../model/patch-fleet/environment-of-definition";
import type { PatchPolicyModel } from "../../../model/patch-policy/patch-policy-model";
import { installStreams } from "../../../model/patching/streams/install-stream";
import { EnvironmentView } from "../../../model/patching/view/environment-view";
import { NO_TOKENS } from "../../../model/values/props-reader";
import { UNKNOWN } from "../../../model/values/unknown";

const ENVIRONMENT = environmentOfDefinition(
  {
    baselines: {
      Linux: { name: "acme-linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 7 }] },
    },
    patchGroups: {
      Web: { patchGroup: "web", baselines: ["Linux"] },
      Db: { patchGroup: "db", tagKey: "PatchGroup", baselines: ["Linux"] },
    },
    maintenanceWindows: {
      Sunday: {
        name: "sunday",
        schedule: "cron(0 2 ? * SUN *)",
        duration: 3,
        cutoff: 1,
        patchGroups: ["Web", "Db"],
        patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
      },
    },
  },
  NO_TOKENS,
);

const streamsOf = (environment: PatchEnvironmentModel) =>
  installStreams(new EnvironmentView(environment, new Date(0)), baselineTitle);

test("groups that get the same patches at the same time are one stream", () => {
  expect(streamsOf(ENVIRONMENT)).toEqual([
    {
      baseline: "acme-linux",
      operatingSystem: "AMAZON_LINUX_2023",
      mayHeedDelay: true,
      approvals: [{ afterDays: 7 }],
      openings: [{ timing: { schedule: "cron(0 2 ? * SUN *)" }, hours: 3, carrier: "Sunday" }],
    },
  ]);
});

test("a group whose name is not known is not said to have no window", () => {
  const [web, ...others] = ENVIRONMENT.patchGroups;
  const patchGroups = [{ ...web, patchGroup: UNKNOWN } as typeof web & object, ...others];

  const because = streamsOf({ ...ENVIRONMENT, patchGroups }).map(({ openings }) => openings[0]?.because);

  expect(because).toEqual(["which patch group it is, is not known yet", undefined]);
});

test("a window that may be disabled tells no runs for certain", () => {
  const maintenanceWindows = ENVIRONMENT.maintenanceWindows.map((window) => ({
    ...window,
    enabled: UNKNOWN as typeof UNKNOWN,
  }));

  const [stream] = streamsOf({ ...ENVIRONMENT, maintenanceWindows });

  expect(stream?.openings[0]?.because).toBe("sunday: whether it is enabled is not known yet");
});

test("a policy whose baselines are not known may install by any, and what it may is said to be not known", () => {
  const policy = {
    key: "All",
    name: "all",
    patchPolicyName: "all",
    operation: "ScanAndInstall",
    installSchedule: "cron(0 3 ? * SAT *)",
    scanWaits: true,
    installWaits: true,
    targets: { kind: "all" },
    regions: ["eu-central-1"],
    tags: {},
  } as const;
  const becauseOf = (baselines: PatchPolicyModel["baselines"]) =>
    streamsOf({ ...ENVIRONMENT, patchPolicies: [{ ...policy, baselines }] }).map(
      ({ openings }) => openings[0]?.because,
    );

  expect(becauseOf(UNKNOWN)).toEqual([undefined, "all: which baselines it selects is not known yet"]);
  expect(becauseOf({ AMAZON_LINUX_2023: UNKNOWN })).toEqual([
    undefined,
    "all: which baselines it selects is not known yet",
  ]);
  expect(becauseOf({ AMAZON_LINUX_2023: "Linux" })).toEqual([undefined, undefined]);
  expect(becauseOf({ UBUNTU: UNKNOWN })).toEqual([undefined]);
});

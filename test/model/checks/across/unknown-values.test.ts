import type { PatchEnvironmentModel } from "../../../../model/environment/patch-environment-model";
import { UNKNOWN } from "../../../../model/values/unknown";
import { leavesOf, withValueAt } from "../../../support/leaves";
import { environment, type Given, idsSaid, installing, nodesOf } from "./given";

/** Everything fits, and only because of what stands beside it: take one part away and something is missing. */
const fitting: Given = {
  region: "eu-west-1",
  account: "111111111111",
  baselines: {
    First: { approvalRules: [{ approveAfterDays: 0 }] },
    Later: { approvalRules: [{ approveAfterDays: 7 }] },
  },
  groups: {
    dev: {},
    prod: { registrations: [{ baseline: { kind: "managed", key: "Later", operatingSystem: "AMAZON_LINUX_2023" } }] },
    "prod in America": { patchGroup: "prod", region: "us-east-1" },
    "macs in America": {
      patchGroup: "dev",
      region: "us-east-1",
      registrations: [{ baseline: { kind: "predefined", operatingSystem: "MACOS" } }],
    },
    old: { tagKey: "PatchGroup" },
  },
  windows: {
    Dev: {
      ...installing("dev", { schedule: "cron(0 2 ? * TUE *)" }),
      tasks: { Install: { hooks: { preInstall: "DrainNode" } } },
    },
    Prod: { ...installing("prod"), tasks: { Install: { maxErrors: 5, maxConcurrency: "50%", minutesPerNode: 30 } } },
    ProdEarlier: installing("prod", { schedule: "cron(0 22 ? * SAT *)" }),
    Scan: {
      window: { schedule: "cron(0 8 ? * MON *)", scheduleTimezone: "Asia/Seoul" },
      targets: { Nodes: { ...nodesOf("dev"), expectedNodes: 20 } },
      tasks: { Scan: { operation: "Scan", rebootOption: undefined } },
    },
    America: installing("prod", { region: "us-east-1" }),
    Macs: installing("dev", { region: "us-east-1", schedule: "cron(0 12 ? * WED *)" }),
    Old: { window: { schedule: "cron(0 9 ? * WED *)" }, targets: { Nodes: nodesOf("old", "PatchGroup") } },
  },
  defaults: [
    { key: "First", baseline: { kind: "managed", key: "First", operatingSystem: "AMAZON_LINUX_2023" } },
    {
      key: "Later",
      baseline: { kind: "managed", key: "Later", operatingSystem: "AMAZON_LINUX_2023", region: "us-east-1" },
    },
  ],
};

const STRUCTURE = new Set(["key", "kind", "tagKey", "resourceType", "taskType", "account"]);

test("nothing is said of an environment in which everything leans on everything", () => {
  expect(idsSaid(fitting)).toEqual([]);
});

test("whatever becomes unknown in it, it is not taken to be missing", () => {
  const model = environment(fitting);
  const leaves = leavesOf(model).filter(
    (leaf) => !STRUCTURE.has(String(leaf.findLast((part) => typeof part === "string"))),
  );

  const said = leaves.flatMap((leaf) =>
    idsSaid(withValueAt<PatchEnvironmentModel>(model, leaf, UNKNOWN)).map((id) => `${id} because of ${leaf.join(".")}`),
  );

  expect(leaves.length).toBeGreaterThan(100);
  expect(said).toEqual([]);
});

test("whatever list becomes unknown in it, it is not taken to be empty", () => {
  const model = environment(fitting);
  const lists = leavesOf(model)
    .map((leaf) =>
      leaf.slice(
        0,
        leaf.findLastIndex((part) => typeof part === "number"),
      ),
    )
    .filter((path) => /(Rules|patchFilters|values|targets\.\d+\.targets|tasks\.\d+\.targets)$/.test(path.join(".")));

  const said = lists.flatMap((list) =>
    idsSaid(withValueAt<PatchEnvironmentModel>(model, list, UNKNOWN)).map((id) => `${id} because of ${list.join(".")}`),
  );

  expect(lists.length).toBeGreaterThan(10);
  expect(said).toEqual([]);
});

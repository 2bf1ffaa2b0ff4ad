import { patchingOf } from "../../../model/patching/patching";
import type { WayOfPatching } from "../../../model/patching/ways/way-of-patching";
import { UNKNOWN } from "../../../model/values/unknown";
import { environment, type Given, installing, TODAY } from "../checks/across/given";

const UNTIL = new Date("2026-12-07T00:00:00Z");

function room(given: Given) {
  const patching = patchingOf([{ environment: environment(given) }], { from: TODAY });
  const ways = patching.environments.flatMap((view) => view.ways);
  return { patching, ways: ways as [WayOfPatching, WayOfPatching], groups: patching.groups };
}

const tagged = (tags: object, window: object = {}) => ({ window, targets: { Nodes: { tags } } });

test("two windows meet that ask for one tag by one value", () => {
  const { patching, ways } = room({
    windows: { One: tagged({ Stage: ["prod"] }), Two: tagged({ Stage: ["prod", "test"] }) },
  });

  expect(patching.meet(...ways)).toEqual({ meet: "yes", word: "tag:Stage = prod" });
});

test("two windows do not meet that ask for one tag by different values", () => {
  const { patching, ways } = room({ windows: { One: tagged({ Stage: ["prod"] }), Two: tagged({ Stage: ["test"] }) } });

  expect(patching.meet(...ways)).toEqual({ meet: "no" });
});

test("whether windows meet that ask for different tags is not known", () => {
  const { patching, ways } = room({ windows: { One: tagged({ Stage: ["prod"] }), Two: tagged({ Tier: ["web"] }) } });

  expect(patching.meet(...ways)).toEqual({
    meet: "not known",
    because: "these nodes are chosen by different tags",
  });
});

test("of targets that are not known yet nothing is said", () => {
  const given = environment({ windows: { One: tagged({ Stage: ["prod"] }), Two: tagged({ Stage: ["prod"] }) } });
  const [one, two] = given.maintenanceWindows;
  const open = { ...two, targets: [{ key: "Nodes", resourceType: "INSTANCE", targets: UNKNOWN }] };
  const patching = patchingOf([{ environment: { ...given, maintenanceWindows: [one, open] as never } }], {
    from: TODAY,
  });
  const ways = patching.environments.flatMap((view) => view.ways) as [WayOfPatching, WayOfPatching];

  expect(patching.meet(...ways)).toEqual({
    meet: "not known",
    because: "which nodes these are is not known yet",
  });
});

test("windows of two Regions do not meet", () => {
  const { patching, ways } = room({
    windows: { One: tagged({ Stage: ["prod"] }), Two: tagged({ Stage: ["prod"] }, { region: "us-east-1" }) },
  });

  expect(patching.meet(...ways)).toEqual({ meet: "no" });
});

test("windows of two stacks meet where both are in one account, and it is not known where the account is not", () => {
  const stacks = (account: string | undefined) =>
    patchingOf(
      ["one", "two"].map((stack) => ({
        stack,
        environment: environment({ account, region: "eu-central-1", windows: { Sunday: installing("web") } }),
      })),
      { from: TODAY },
    );
  const meet = (account: string | undefined) => {
    const patching = stacks(account);
    return patching.meet(...(patching.environments.flatMap((view) => view.ways) as [WayOfPatching, WayOfPatching]));
  };

  expect(meet("111111111111")).toEqual({ meet: "yes", word: "tag:Patch Group = web" });
  expect(meet(undefined)).toEqual({ meet: "not known", because: "which account it is in is not known" });
});

test("the ways to a group say how far they reach, and what they do", () => {
  const { patching, groups } = room({
    groups: { web: {} },
    windows: {
      All: installing("web"),
      Some: {
        targets: { Nodes: { patchGroups: [{ patchGroup: "web", tagKey: "Patch Group" }], tags: { Tier: ["a"] } } },
      },
      Other: installing("db"),
      Stage: tagged({ Stage: ["prod"] }),
    },
  });
  const [web] = groups;

  expect(web && patching.waysTo(web).map(({ way, reach }) => [way.carrier.key, way.operation, reach])).toEqual([
    ["All", "install", { reaches: "all" }],
    ["Some", "install", { reaches: "some", onlyNodes: ["tag:Tier = a"] }],
    ["Stage", "install", { reaches: "by something else" }],
  ]);
});

test("runs are those from the room's moment up to another, and none of what is disabled", () => {
  const { patching, ways } = room({
    windows: { Sunday: installing("web"), Off: installing("web", { enabled: false }) },
  });
  const [sunday, off] = ways.map((way) => patching.runs(way, UNTIL));

  expect(sunday?.runs).toEqual([
    expect.objectContaining({ local: "2026-11-29T02:00" }),
    expect.objectContaining({ local: "2026-12-06T02:00" }),
  ]);
  expect(off).toEqual({ runs: "none", because: "it is disabled" });
});

test("of two default baselines of one system each counts in its own Region", () => {
  const model = environment({
    baselines: { Us: { region: "us-east-1" }, Eu: { region: "eu-west-1" } },
    defaults: ["Us", "Eu"].map((key) => ({
      key,
      baseline: {
        kind: "managed" as const,
        key,
        operatingSystem: "AMAZON_LINUX_2023",
        region: key === "Us" ? "us-east-1" : "eu-west-1",
      },
    })),
  });
  const patching = patchingOf([{ environment: model }], { from: TODAY });
  const view = patching.of(model);
  const followed = (region: string) =>
    patching.baselineFor(patching.group(view, "web", view.placeOf({ region })), "AMAZON_LINUX_2023").key;

  expect(["us-east-1", "eu-west-1", "ap-south-1"].map(followed)).toEqual(["Us", "Eu", undefined]);
});

const emergency = {
  window: { name: "openssl", schedule: "at(2026-11-25T22:00:00)" },
  targets: { Nodes: { patchGroups: [{ patchGroup: "web", tagKey: "Patch Group" }] } },
  tasks: { Patch: { operation: "Install", installOverrideList: "s3://bucket/openssl.yaml" } },
};

test("a window that opens once and brings its patches along is an emergency", () => {
  const { ways } = room({ groups: { web: {} }, windows: { Openssl: emergency, Sunday: installing("web") } });

  expect(ways.map(({ carrier, isEmergency, follows }) => [carrier.key, isEmergency, follows.by])).toEqual([
    ["Openssl", true, "override"],
    ["Sunday", false, "node"],
  ]);
});

test("an emergency is no doubt about what a group gets week by week", () => {
  const { patching, groups } = room({
    groups: { web: {} },
    windows: { Openssl: emergency, Sunday: installing("web") },
  });
  const runs = groups.map((group) => patching.installRuns(group));

  expect(
    runs.map(({ uncertain, uncertainByWeek, emergencies, names }) => ({
      uncertain,
      uncertainByWeek,
      emergencies: emergencies.map(({ key }) => key),
      names,
    })),
  ).toEqual([
    {
      uncertain: ["openssl: its task brings a list of patches of its own"],
      uncertainByWeek: [],
      emergencies: ["Openssl"],
      names: ["sunday"],
    },
  ]);
});

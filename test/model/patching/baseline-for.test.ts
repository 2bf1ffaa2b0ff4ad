import type { PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import type { BaselineReference } from "../../../model/patch-group/patch-group-model";
import { baselineFor } from "../../../model/patching/baseline-for";
import { predefinedBaseline } from "../../../model/patching/predefined-baselines";
import { UNKNOWN } from "../../../model/values/unknown";
import { baseline } from "../explain/given";

const managed = (key: string): BaselineReference => ({ kind: "managed", key, operatingSystem: UNKNOWN });
const linux2 = { key: "patching/Linux2", ...baseline() };
const linux2023 = { key: "patching/Linux2023", ...baseline({ operatingSystem: "AMAZON_LINUX_2023" }) };

function environment(given: Partial<PatchEnvironmentModel> = {}): PatchEnvironmentModel {
  return { baselines: [linux2, linux2023], patchGroups: [], defaultBaselines: [], maintenanceWindows: [], ...given };
}

const critical = {
  key: "patching/Critical",
  patchGroup: "Critical",
  registrations: [{ baseline: managed(linux2.key) }, { baseline: managed(linux2023.key) }],
};

const node = { operatingSystem: "AMAZON_LINUX_2", patchGroup: "Critical" };

test("a command with a baseline of its own overrides everything", () => {
  const choice = baselineFor({ ...node, baselineOverride: "s3://b/o.json" }, environment({ patchGroups: [critical] }));

  expect(choice).toEqual({
    by: "override",
    because: "the command carries a baseline of its own; group and default registrations do not count",
  });
});

test("a node gets the baseline of its group that is for its system", () => {
  const choice = baselineFor(
    { ...node, operatingSystem: "AMAZON_LINUX_2023" },
    environment({ patchGroups: [critical] }),
  );

  expect(choice).toEqual({
    by: "group",
    because: 'registered for patch group "Critical" and Amazon Linux 2023',
    baseline: linux2023,
    key: "patching/Linux2023",
  });
});

test.each([
  [{ ...node, patchGroup: "critical" }, 'patch group "critical" has no baseline for Amazon Linux 2'],
  [{ operatingSystem: "AMAZON_LINUX_2" }, "the node is in no patch group"],
])("without a registration the account's default counts", (given, reason) => {
  const choice = baselineFor(
    given,
    environment({ patchGroups: [critical], defaultBaselines: [{ key: "d", baseline: managed(linux2.key) }] }),
  );

  expect(choice).toMatchObject({
    by: "default",
    because: `${reason}, and it is the account's default for Amazon Linux 2`,
    key: "patching/Linux2",
  });
});

test("without any registration AWS's own counts, as far as can be seen from here", () => {
  const choice = baselineFor(
    { operatingSystem: "UBUNTU", patchGroup: "Critical" },
    environment({ patchGroups: [critical] }),
  );

  expect(choice).toEqual({
    by: "predefined",
    because:
      'patch group "Critical" has no baseline for Ubuntu Server, and nothing here is the account\'s default for ' +
      "Ubuntu Server: AWS's own counts, unless another was registered elsewhere",
    baseline: predefinedBaseline("UBUNTU"),
  });
});

test("a group may be registered to AWS's own baseline, or to one that is kept elsewhere", () => {
  const group = (reference: BaselineReference) =>
    baselineFor(node, environment({ patchGroups: [{ ...critical, registrations: [{ baseline: reference }] }] }));

  expect(group({ kind: "predefined", operatingSystem: "AMAZON_LINUX_2" })).toMatchObject({
    by: "group",
    baseline: { name: "AWS-AmazonLinux2DefaultPatchBaseline" },
  });
  expect(group({ kind: "existing", baselineId: "pb-0123456789abcdef0", operatingSystem: "AMAZON_LINUX_2" })).toEqual({
    by: "group",
    because: 'registered for patch group "Critical" and Amazon Linux 2: pb-0123456789abcdef0, which is kept elsewhere',
  });
});

test("two baselines of one system cannot both be registered", () => {
  const twice = { ...critical, registrations: [{ baseline: managed(linux2.key) }, { baseline: managed(linux2.key) }] };

  expect(baselineFor(node, environment({ patchGroups: [twice] }))).toEqual({
    by: "unknown",
    because: 'patch group "Critical" has two baselines for Amazon Linux 2, and AWS accepts only one',
  });
});

test("a group whose name is not known yet might be the node's", () => {
  const nameless: PatchEnvironmentModel["patchGroups"][number] = { ...critical, patchGroup: UNKNOWN };

  expect(baselineFor(node, environment({ patchGroups: [nameless] }))).toEqual({
    by: "unknown",
    because: 'whether patch group "Critical" has a baseline for Amazon Linux 2 is not known yet',
  });
});

test("a group of another Region is another group", () => {
  const elsewhere = { ...critical, region: "us-east-1" };

  expect(baselineFor(node, environment({ patchGroups: [elsewhere] })).by).toBe("predefined");
  expect(baselineFor({ ...node, region: "us-east-1" }, environment({ patchGroups: [elsewhere] })).by).toBe("group");
});

test("of two default baselines of one system the one of the node's own Region counts", () => {
  const baselines = ["us-east-1", "eu-west-1"].map((region) => ({ ...linux2, key: `patching/${region}`, region }));
  const defaultBaselines = baselines.map(({ key, region }) => ({ key, baseline: { ...managed(key), region } }));
  const followed = (region?: string) =>
    baselineFor(
      { operatingSystem: "AMAZON_LINUX_2", ...(region === undefined ? {} : { region }) },
      environment({ baselines, defaultBaselines }),
    );

  expect(followed("eu-west-1")).toMatchObject({ by: "default", key: "patching/eu-west-1" });
  expect(followed("us-east-1")).toMatchObject({ by: "default", key: "patching/us-east-1" });
  expect(followed("ap-south-1").by).toBe("predefined");
});

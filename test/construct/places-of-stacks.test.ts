import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import { MaintenanceWindow, PatchGroup } from "../../modules";
import { treeFindings } from "../../modules/construct/tree-findings";
import { appOn, stackIn } from "../support/apps";
import { errorOf } from "../support/refusal";
import { baseline, ids, sunday, synth } from "./given";

test.each([
  ["allowedAccountIds", { allowedAccountIds: ["111111111111"] }],
  ["assumeRole", { assumeRole: [{ roleArn: "arn:aws:iam::111111111111:role/patching" }] }],
  ["profile", { profile: "prod" }],
])(
  "two stacks that %s shows to be one account are held together, in whichever order they are written",
  (_, provider) => {
    const refusal = (order: readonly string[]) => {
      const app = appOn();
      for (const id of order) {
        const stack = stackIn(app, id, provider);
        new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] });
      }
      return errorOf(() => app.synth());
    };

    expect(refusal(["a", "b"])).toContain(
      '[b/Web] the patch group "web" has a second baseline for Amazon Linux 2023 [PM611]',
    );
    expect(refusal(["b", "a"])).toBe(refusal(["a", "b"]));
  },
);

test.each([
  ["another account", { allowedAccountIds: ["111111111111"] }, { allowedAccountIds: ["222222222222"] }],
  ["another Region", { profile: "prod" }, { profile: "prod", region: "us-east-1" }],
  ["an account that is not named", {}, {}],
])("%s may register the same group", (_, one, other) => {
  const app = appOn();
  for (const [id, provider] of Object.entries({ a: one, b: other })) {
    const stack = stackIn(app, id, provider);
    sunday(stack, new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] }));
  }

  expect(synth(app, "b").annotations).toEqual([]);
});

test("windows of several stacks that one meets are named in the same order on each day, for it decides where they are accepted", () => {
  const pathsOn = (today: string) => {
    const app = appOn(today);
    for (const [id, day, hour] of [
      ["first", "MON", "2"],
      ["second", "THU", "2"],
      ["third", "*", "3"],
    ] as const) {
      const stack = stackIn(app, id, { allowedAccountIds: ["111111111111"] });
      const schedule = `cron(0 ${hour} ? * ${day} *)`;
      const window = new MaintenanceWindow(stack, "Window", { name: id, schedule, duration: 3, cutoff: 1 });
      const nodes = window.addTarget("Batch", { tags: { Role: ["batch"] } });
      window.addPatchTask("Install", { operation: "Install", rebootOption: "RebootIfNeeded", targets: [nodes] });
    }
    return treeFindings(app).flatMap(({ finding: { checkId, path } }) => (checkId === "PM620" ? [path] : []));
  };

  const sunday = pathsOn("2026-11-29");
  expect(sunday).toEqual(["first and second (tag:Role = batch)"]);
  expect(pathsOn("2026-12-01")).toEqual(sunday);
});

describe("windows of two stacks that are open for the same nodes at once", () => {
  const opening = (at: string, one: Record<string, unknown>, other: Record<string, unknown>) => {
    const app = appOn();
    for (const [id, provider, hour] of [
      ["a", one, "2"],
      ["b", other, at],
    ] as const) {
      const stack = stackIn(app, id, provider);
      const schedule = `cron(0 ${hour} ? * SUN *)`;
      const window = new MaintenanceWindow(stack, "Sunday", { name: "sunday", schedule, duration: 3, cutoff: 1 });
      const nodes = window.addTarget("Batch", { tags: { Role: ["batch"] } });
      window.addPatchTask("Install", { operation: "Install", rebootOption: "RebootIfNeeded", targets: [nodes] });
    }
    return treeFindings(app).flatMap(({ construct, finding, text }) =>
      finding.checkId === "PM620" ? [`${construct.node.path}: ${text}`] : [],
    );
  };
  const PROD = { allowedAccountIds: ["111111111111"] };

  test("are told where the stacks are of one account, on the one that opens later", () => {
    expect(opening("4", PROD, PROD)).toEqual([
      "b/Sunday: runs while a/Sunday runs, on the same nodes [PM620]\n" +
        "    First on Sun 2026-11-29 04:00 UTC: a/Sunday is open for tag:Role = batch since Sun 2026-11-29 02:00 UTC, " +
        "for 3 hours. The one may reboot a node while the other installs.\n" +
        "    → move one of the windows, make the first one shorter, or give them different nodes; or accept this " +
        '(acceptFinding) at "sunday (tag:Role = batch)"',
    ]);
    expect(opening("1", PROD, PROD).map((line) => line.split(":")[0])).toEqual(["a/Sunday"]);
  });

  test.each([
    ["they open at other times", "5", PROD, PROD],
    ["their accounts differ", "4", PROD, { allowedAccountIds: ["222222222222"] }],
    ["their Regions differ", "4", PROD, { ...PROD, region: "us-east-1" }],
    ["it is not known which accounts they are", "4", {}, {}],
  ])("are not where %s", (_, at, one, other) => {
    expect(opening(at, one, other)).toEqual([]);
  });
});

test("providers of one stack are places of their own", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  const other = new AwsProvider(stack, "other", { alias: "other", region: "us-east-1", profile: "other" });
  sunday(stack, new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] }));
  new PatchGroup(stack, "WebThere", {
    patchGroup: "web",
    provider: other,
    baselines: [baseline(stack, "There", { provider: other })],
  });

  expect(ids(synth(app))).toEqual(["warn patching/WebThere PM602"]);
});

test("a variable as the provider's Region or role is no place, and breaks nothing", () => {
  const app = appOn();
  const stack = new TerraformStack(app, "patching");
  const any = new TerraformVariable(stack, "any", {}).stringValue;
  new AwsProvider(stack, "aws", {
    region: any,
    profile: any,
    allowedAccountIds: [any],
    assumeRole: [{ roleArn: any }],
  });
  sunday(stack, new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] }));

  expect(synth(app).annotations).toEqual([]);
});

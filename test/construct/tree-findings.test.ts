import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations, type App, Aspects, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { joinedLines } from "../../model/text/printed-finding";
import { MaintenanceWindow, PatchBaseline, PatchGroup } from "../../modules";
import { acceptFinding, findingsIn } from "../../modules/construct/accept-finding";
import { leaveToWhole } from "../../modules/construct/report";
import { treeFindings } from "../../modules/construct/tree-findings";
import { appOn, stackIn } from "../support/apps";

interface Synthesised {
  readonly annotations: readonly { readonly path: string; readonly level: string; readonly message: string }[];
  readonly terraform: string;
}

function synth(app: App, stack = "patching"): Synthesised {
  app.synth();
  const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8"));
  const annotations = manifest.stacks[stack].annotations.map(
    ({ constructPath, level, message }: Record<string, string>) => ({
      path: constructPath,
      level: level?.slice("@cdktf/".length),
      message: joinedLines(message ?? ""),
    }),
  );
  return { annotations, terraform: readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8") };
}

/** What is said of each construct: level, path and the id of the check. */
function ids({ annotations }: Synthesised): string[] {
  return annotations.map(({ level, path, message }) => `${level} ${path} ${/PM\d+/.exec(message)?.[0]}`);
}

function baseline(scope: Construct, id = "Linux", props: object = {}): PatchBaseline {
  return new PatchBaseline(scope, id, {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 7 }],
    ...props,
  } as never);
}

function sunday(scope: Construct, group: PatchGroup, id = "Sunday"): MaintenanceWindow {
  const window = new MaintenanceWindow(scope, id, {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });
  window.addPatchTask("Install", {
    operation: "Install",
    rebootOption: "RebootIfNeeded",
    targets: [window.addTarget("Nodes", { patchGroups: [group] })],
  });
  return window;
}

test("an environment in which everything fits is synthesised without a word", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  sunday(stack, new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] }));

  expect(synth(app).annotations).toEqual([]);
});

test("what cdktf prints of a finding has at most 80 columns, and stands once for all that have it", () => {
  const app = appOn();
  const LONG = `ask the owner ${"first ".repeat(20)}`;
  for (const name of ["dev", "prod"]) {
    const stack = stackIn(app, name);
    for (const id of ["Web", "Db"]) baseline(stack, id, { operatingSystem: "AMAZON_LINUX_2" });
    Annotations.of(stack).addInfo(LONG);
  }

  app.synth();

  const { dev, prod } = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8")).stacks;
  const messagesIn = ({ annotations }: typeof dev) =>
    annotations
      .map(({ message }: { message: string }) => message)
      .filter((message: string) => /first|PM106/.test(message));
  expect(messagesIn(dev)).toEqual([
    LONG,
    [
      "operatingSystem: Amazon Linux 2 left support on 2026-06-30: no ",
      "  patches are released for it any more; move its nodes to Amazon Linux 2023 ",
      "  [PM106]",
      "    The same in 1 more place of this stack, and in 1 more stack: prod.",
    ].join("\n"),
  ]);
  expect(messagesIn(prod)).toEqual([LONG]);
});

test("a warning stands on the construct at fault, in the words of the check", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] });

  expect(synth(app).annotations).toEqual([
    {
      path: "patching/Web",
      level: "warn",
      message:
        'no maintenance window targets the patch group "web" [PM602]\n' +
        "    Its nodes follow the group's baselines, but there is no maintenance window here: nothing scans " +
        "them or installs anything.\n" +
        "    → add a window, association or patch policy that targets the group, or accept this (acceptFinding) if something else patches its nodes",
    },
  ]);
});

test("an error between objects stops the synth, with the path of the construct at fault", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  new PatchGroup(stack, "One", { patchGroup: "web", baselines: [baseline(stack)] });
  new PatchGroup(stack, "Two", { patchGroup: "web", baselines: [baseline(stack, "Other")] });

  expect(() => app.synth()).toThrow(
    "Validation failed with the following errors:\n" +
      '  [patching/Two] the patch group "web" has a second baseline for Amazon Linux 2023 [PM610]\n' +
      "    patching/One registers patching/Linux for it, this one registers patching/Other. AWS accepts one " +
      "baseline for a group and system, and refuses the second with AlreadyExistsException.\n" +
      "    → register the group once, or give one of the two another name",
  );
});

test("nothing across objects is said where the app skips validation", () => {
  const app = appOn("2026-11-23", { skipValidation: true });
  const stack = stackIn(app, "patching");
  new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] });

  expect(synth(app).annotations).toEqual([]);
});

test("what an aspect adds is looked at, and what was taken out of the tree is not", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  const web = new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] });
  new PatchGroup(stack, "Gone", { patchGroup: "gone", baselines: [baseline(stack, "Other")] });
  stack.node.tryRemoveChild("Gone");
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === stack && stack.node.tryFindChild("Sunday") === undefined) sunday(stack, web);
    },
  });

  expect(synth(app).annotations).toEqual([]);
});

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
      try {
        app.synth();
        return "accepted";
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
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
        "    → move one of the windows, make the first one shorter, or give them different nodes",
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

const lab = (app: App): TerraformStack => {
  const stack = stackIn(app, "patching");
  const linux = baseline(stack, "Linux", { operatingSystem: "AMAZON_LINUX_2" });
  sunday(stack, new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [linux] }));
  return stack;
};

const END_OF_SUPPORT = {
  check: "PM106",
  reason: "moves to Amazon Linux 2023 in spring",
  owner: "platform team",
  until: "2027-03-31",
};

test("an accepted finding is listed with its reason, and no longer warned of", () => {
  const app = appOn();

  acceptFinding(lab(app), END_OF_SUPPORT);

  expect(synth(app).annotations).toEqual([
    {
      path: "patching/Linux",
      level: "info",
      message:
        "PM106 accepted until 2027-03-31 (platform team): Amazon Linux 2 left support on 2026-06-30: no patches are " +
        "released for it any more; move its nodes to Amazon Linux 2023\n    Reason: moves to Amazon Linux 2023 in spring",
    },
  ]);
});

test("after its last day an acceptance no longer holds, and the warning tells of it", () => {
  const app = appOn("2027-04-01");

  acceptFinding(lab(app), END_OF_SUPPORT);

  expect(synth(app).annotations).toEqual([
    {
      path: "patching/Linux",
      level: "warn",
      message:
        "operatingSystem: Amazon Linux 2 left support on 2026-06-30: no patches are released for it any more; " +
        "move its nodes to Amazon Linux 2023 [PM106]\n" +
        "    It was accepted until 2027-03-31 (platform team): moves to Amazon Linux 2023 in spring",
    },
  ]);
});

test("an acceptance that matches nothing is a warning where it stands", () => {
  const app = appOn("2026-06-01");

  acceptFinding(lab(app), { ...END_OF_SUPPORT, at: "operatingSystem" });

  expect(synth(app).annotations).toEqual([
    {
      path: "patching",
      level: "warn",
      message: "expected a finding of PM106 at operatingSystem in patching, got none; remove the acceptance [PM690]",
    },
  ]);
});

test("an acceptance for the whole app counts in every stack, and one without effect stands on the first", () => {
  const app = appOn();
  acceptFinding(app, END_OF_SUPPORT);
  acceptFinding(app, { ...END_OF_SUPPORT, check: "PM605" });
  lab(app);

  expect(ids(synth(app))).toEqual(["warn patching PM605", "info patching/Linux PM106"]);
});

test("a summary can be made of what is found below a construct", () => {
  const app = appOn();
  const stack = lab(app);
  acceptFinding(stack, END_OF_SUPPORT);

  expect(
    findingsIn(stack).map(({ construct, finding, accepted }) => [
      construct.node.path,
      finding.checkId,
      accepted?.owner,
    ]),
  ).toEqual([["patching/Linux", "PM106", "platform team"]]);
});

test("what is left to a whole is not told of its part, though all was looked at before", () => {
  const stack = lab(appOn());
  const told = () => treeFindings(stack).map(({ finding }) => finding.checkId);

  expect(told()).toEqual(["PM106"]);

  leaveToWhole(stack.node.findChild("Linux") as PatchBaseline, "PM106");

  expect(told()).toEqual([]);
});

test("the day decides what is warned of, and nothing that Terraform reads", () => {
  const before = appOn("2026-06-01");
  const after = appOn("2027-01-01");
  lab(before);
  lab(after);

  const [one, other] = [synth(before), synth(after)];

  expect(other.annotations).not.toEqual(one.annotations);
  expect(other.terraform).toBe(one.terraform);
});

test("a day that is none is refused", () => {
  const app = appOn("2026-02-30");

  expect(() => lab(app)).toThrow(
    "context cdktf-patch-manager:today is not valid\n" +
      '  - cdktf-patch-manager:today: expected a valid date as YYYY-MM-DD, got "2026-02-30" [PM001]',
  );
});

test.each<[string, object, string]>([
  [
    "a check that does not exist",
    { check: "PM999" },
    'check: expected the id of a check such as PM106, got "PM999"; npx cdktf-patch checks lists them [PM001]',
  ],
  [
    "an error",
    { check: "PM610" },
    "check: PM610 is an error and cannot be accepted; register the group once, or give the second another name [PM001]",
  ],
  [
    "all that a check finds of several, also what comes later",
    { check: "PM766" },
    'at: expected a system such as "WINDOWS", missing; each is accepted by itself, so that none is hidden that comes later [PM001]',
  ],
  [
    "a day that does not exist",
    { until: "2027-02-29" },
    'until: expected a valid date as YYYY-MM-DD, got "2027-02-29" [PM001]',
  ],
  ["no reason worth the word", { reason: "ok" }, 'reason: expected 10 to 500 characters, got "ok" [PM001]'],
  ["nobody", { owner: "" }, 'owner: expected 1 to 100 characters, got "" [PM001]'],
  ["a misspelt property", { untill: "2027-01-01" }, "untill: there is no such property; did you mean until [PM001]"],
])("throws when a finding is accepted with %s", (_, changes, line) => {
  const stack = lab(appOn());

  expect(() => acceptFinding(stack, { ...END_OF_SUPPORT, ...changes } as never)).toThrow(
    new Error(`accepted finding in patching is not valid\n  - ${line}`),
  );
});

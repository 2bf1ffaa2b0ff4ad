import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { PolicyOfTheAccount } from "../../../examples/patch-policy/main";
import { PatchingStack } from "../../../main";
import { PatchAssociation, PatchBaseline, PatchEnvironment, Schedule } from "../../../modules";
import { NIGHTLY, synthesisedApp } from "../given-apps";
import { run } from "../given-stacks";

interface Row {
  readonly patchGroup: string;
  readonly policy?: string;
  readonly association?: string;
  readonly operatingSystem: string;
  readonly homes: readonly { readonly region?: string }[];
  readonly arrival: { readonly deadlines: readonly { readonly text: string }[] };
  readonly ways: readonly { readonly does: string; readonly nextRun?: string }[];
  readonly findings: readonly { readonly text: string }[];
}

/** The overview of an app as JSON, as it is on the day of the tests. */
async function overviewOf(
  fill: (app: App) => void,
): Promise<{ readonly rows: readonly Row[]; readonly otherFindings: Row["findings"] }> {
  const { out } = await run(synthesisedApp(fill), ["summary", "--format", "json"]);
  return JSON.parse(out);
}

test("a finding about a construct stands in the rows of its nodes, with who accepts it until when", async () => {
  const { rows, otherFindings } = await overviewOf((app) => new PatchingStack(app, "patching"));

  const bySystem = new Map(
    rows.map(({ operatingSystem, findings }) => [operatingSystem, findings.map(({ text }) => text)]),
  );
  expect(bySystem.get("Amazon Linux 2")).toContainEqual(
    expect.stringMatching(/^PM106 accepted until 2027-03-31 \(platform team\): Amazon Linux 2 left support/),
  );
  expect(bySystem.get("Amazon Linux 2023")?.join()).not.toContain("PM106");
  expect(otherFindings).toEqual([]);
});

/** A scan of web that meets its installation on Sundays. */
function webIn(app: App, stackId: string): void {
  const stack = new TerraformStack(app, stackId);
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  const window = { duration: 3, cutoff: 1, patchGroups: ["Web"] } as const;
  new PatchEnvironment(stack, "Default", {
    baselines: {
      Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 3 }] },
    },
    patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
    maintenanceWindows: {
      Scan: { ...window, name: "scan", schedule: Schedule.daily("03:00"), patchTasks: { Look: { operation: "Scan" } } },
      Sunday: {
        ...window,
        name: "sunday",
        schedule: Schedule.weekly("SUN", "04:00"),
        patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
      },
    },
  });
}

test("accounts that follow the same have one row, though a finding names objects of each", async () => {
  const { rows } = await overviewOf((app) => {
    webIn(app, "one");
    webIn(app, "two");
  });

  expect(rows).toHaveLength(1);
  expect(rows[0]?.homes).toHaveLength(2);
  expect(rows[0]?.findings.map(({ text }) => text)).toContain(
    "runs while Default/Scan runs, on the same nodes [PM620]",
  );
});

test("nodes that a patch policy works on have a row, with its patches, its deadline and its next run", async () => {
  const { rows } = await overviewOf((app) => new PolicyOfTheAccount(app, "patch-policy"));

  expect(rows).toHaveLength(1);
  const [{ patchGroup, operatingSystem, homes, arrival, ways }] = rows as [Row];
  expect([patchGroup, operatingSystem]).toEqual(["nodes with tag Stage = prod", "Amazon Linux 2023"]);
  expect(homes.map(({ region }) => region)).toEqual(["eu-central-1", "eu-west-1"]);
  expect(arrival.deadlines.map(({ text }) => text)).toEqual(["Critical and Important within 15 days: met"]);
  expect(ways.map(({ does, nextRun }) => [does.split(",")[0], nextRun])).toEqual([
    ["Install", "Sun 2026-11-29 02:00 UTC"],
    ["Scan", "Tue 2026-11-24 01:00 UTC"],
  ]);
});

test("nodes of an association with baselineTags have a row that names it, and are counted as such", async () => {
  const folder = synthesisedApp((app) => {
    const stack = new TerraformStack(app, "nightly");
    new AwsProvider(stack, "aws", { region: "eu-central-1" });
    new PatchBaseline(stack, "Linux", {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 3 }],
      tags: { Stage: "prod" },
    });
    new PatchAssociation(stack, "Nightly", NIGHTLY);
  });

  const [row] = JSON.parse((await run(folder, ["summary", "--format", "json"])).out).rows as readonly Row[];
  const { out: page } = await run(folder, ["summary", "--format", "html"]);

  expect(row).toMatchObject({ association: "nightly", patchGroup: "nodes with tag Stage = prod" });
  expect(row?.policy).toBeUndefined();
  expect(page).toContain('<p class="faint">1 association, as of');
});

test("a system that the deadline does not cover has no finding about that of another one", async () => {
  const { rows } = await overviewOf((app) => {
    const stack = new TerraformStack(app, "prod");
    new AwsProvider(stack, "aws", { region: "eu-central-1" });
    const approvalRules = [{ approveAfterDays: 7 }];
    new PatchEnvironment(stack, "Default", {
      baselines: {
        Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules },
        Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 0 }] },
      },
      patchGroups: {
        Web: { patchGroup: "web", baselines: ["Linux", "Ubuntu"], patchWithin: { Critical: 2, acceptable: true } },
      },
      maintenanceWindows: {
        Sunday: {
          name: "sunday",
          schedule: Schedule.weekly("SUN", "04:00"),
          duration: 3,
          cutoff: 1,
          patchGroups: ["Web"],
          patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
        },
      },
    });
  });

  const brokenIn = new Map(
    rows.map(({ operatingSystem, findings }) => [operatingSystem, findings.filter(({ text }) => /PM831/.test(text))]),
  );
  expect(brokenIn.get("Amazon Linux 2023")).toHaveLength(1);
  expect(brokenIn.get("Ubuntu Server")).toEqual([]);
});

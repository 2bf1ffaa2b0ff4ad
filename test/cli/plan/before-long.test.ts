import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { example } from "../../review/stories/example";
import { recorded } from "../../review/stories/recording";
import { testFolder } from "../../support/folders";
import { nodesOf, snapshotOf, windowOn } from "../../support/snapshots";
import { describeWithTerraform } from "../../support/terraform";
import { type Outcome, run, type Stacks, synthesise } from "../given-stacks";
import { planOf } from "./given-before";

/** What review says of plans in which Terraform has nothing to do, beside what was synthesised before. */
function reviewOf(before: Stacks, after: Stacks, ...args: string[]): Promise<Outcome> {
  const folder = testFolder();
  synthesise(join(folder, "main.out"), before);
  synthesise(join(folder, "cdktf.out"), after);
  for (const name of Object.keys(after)) {
    const plan = join(folder, "cdktf.out/stacks", name, "plan.json");
    writeFileSync(plan, JSON.stringify(recorded("nothing-changes").plan));
  }
  return run(folder, ["review", "--before", "main.out", ...args]);
}

const CRITICAL_IN_21_DAYS = { days: { Critical: 21 }, acceptable: true, inForce: false, tolerateMissedRuns: 0 };
const PROMISING = {
  ...example(),
  "//": { patchPromises: { deadlines: [{ patchGroup: "prod-web", path: "eu/Web", within: CRITICAL_IN_21_DAYS }] } },
};

function changed(): ReturnType<typeof example> {
  const one = example();
  one.resource.aws_ssm_patch_baseline.Linux.rejected_patches = ["system-release.*"];
  return one;
}

const HELD = "Planned against simulated accounts that hold main.out (offline-aws): AWS was not\ncontacted.\n";

describeWithTerraform("cdktf-patch plan --offline --before", () => {
  test("reviews the change alone", async () => {
    const { exitCode, out, err } = await planOf({ eu: example() }, { eu: changed() });

    expect(exitCode).toBe(2);
    expect(out).toContain('rejected entry "kernel*" is gone');
    expect(out).toContain("Plan: 0 to add, 1 to change, 0 to destroy.\n");
    expect(err).toBe(HELD);
  });

  test("takes roles, buckets and topics that others made to be there", async () => {
    const standing = (policy: string) => {
      const one = example() as { readonly resource: Record<string, object> };
      one.resource.aws_iam_role_policy = { Nodes: { role: "nodes", policy } };
      one.resource.aws_s3_object = { List: { bucket: "their-bucket", key: "list.yaml", content: "patches: []" } };
      one.resource.aws_sns_topic_subscription = {
        Mail: {
          topic_arn: "arn:aws:sns:eu-central-1:123456789012:theirs",
          protocol: "email",
          endpoint: "a@example.com",
        },
      };
      return one;
    };

    const { exitCode, out } = await planOf({ eu: standing("{}") }, { eu: standing('{"Version":"2012-10-17"}') });

    expect(out).toContain("Plan: 0 to add, 1 to change, 0 to destroy.\n");
    expect(exitCode).toBe(2);
  });

  test("takes stacks that are alike apart: which account each is for, its credentials decide", async () => {
    const { exitCode, out } = await planOf({ dev: example(), prod: example() }, { dev: changed(), prod: changed() });

    expect(out).not.toContain("not planned");
    expect(out).toContain("Plan: 0 to add, 2 to change, 0 to destroy.\n");
    expect(exitCode).toBe(2);
  });

  test("is in the account of the snapshot, where none but simulated ids name one", async () => {
    const snapshot = join(testFolder(), "snapshot.json");
    const own = windowOn("prod-web", "mw-0a597790a80727e2f", { Name: "sunday" });
    const theirs = windowOn("prod-web", "mw-0b597790a80727e2f", { Name: "theirs" });
    const exists = { nodes: [...nodesOf("prod-web", 208)], windows: [own, theirs] };
    writeFileSync(snapshot, JSON.stringify(snapshotOf(exists, "444455556666")));

    const { out } = await planOf({ eu: example() }, { eu: changed() }, "--account", snapshot);

    expect(out).not.toMatch(/123456789012|nothing of/);
    expect(out).toContain("reaches patch group prod-web: 208 nodes");
    expect(out).toContain("window theirs (mw-0b597790a80727e2f), which this stack does not have");
    expect(out).not.toContain("window sunday (");
  });

  test("finds nothing where nothing was changed", async () => {
    const { exitCode, out } = await planOf({ eu: example() }, { eu: example() });

    expect(exitCode).toBe(0);
    expect(out).toContain("No changes.");
  });

  test("ends with 2 where a deadline is gone, though Terraform has nothing to do", async () => {
    const { exitCode, out } = await planOf({ eu: PROMISING }, { eu: example() });

    expect(out).toContain("no deadline any more, was Critical within 21 days");
    expect(out).toMatch(/\nTerraform changes nothing; deadlines or the ring order are loosened\.\n$/);
    expect(exitCode).toBe(2);
  });

  test("names what is gone as the earlier program did", async () => {
    const called = (path: string) => ({ "//": { metadata: { path } } });
    const before = example() as { readonly resource: Record<string, Record<string, object>> };
    const group = {
      patch_group: "web",
      baseline_id: "${aws_ssm_patch_baseline.Linux.id}",
      ...called("eu/Web/AMAZON_LINUX_2023"),
    };
    before.resource.aws_ssm_patch_group = { ...before.resource.aws_ssm_patch_group, Web_AMAZON_LINUX_2023: group };

    const { out } = await planOf({ eu: before }, { eu: example() });

    expect(out).toMatch(/^ {2}- eu\/Web\/AMAZON_LINUX_2023 +aws_ssm_patch_group\.Web_AMAZON_LINUX_2023$/m);
  });

  test("plans a stack that is new from nothing, and names one that is gone", async () => {
    const { exitCode, out, err } = await planOf({ asia: example() }, { eu: example() });

    expect(exitCode).toBe(2);
    expect(out).toContain("Plan: 7 to add, 0 to change, 0 to destroy.\n");
    expect(out).toContain("asia is gone");
    expect(err).toBe(HELD);
  });

  test("does not take a stack for gone that was only not named", async () => {
    const both = { asia: example(), eu: example() };

    const { exitCode, err } = await planOf(both, { asia: example(), eu: changed() }, "eu");

    expect(exitCode).toBe(2);
    expect(err).toBe(HELD);
  });

  test("tells what the simulated account refuses of the earlier synth, and no secret of it", async () => {
    const refused = example();
    refused.resource.aws_ssm_patch_baseline.Linux.description = "${var.secret}";
    const secret = "hunter2".repeat(200);
    const before = { ...refused, variable: { secret: { sensitive: true, default: secret } } };

    const { exitCode, out } = await planOf({ eu: before }, { eu: example() });

    expect(exitCode).toBe(1);
    expect(out).toContain("not planned\n");
    expect(out.replace(/\s+/g, " ")).toContain("terraform apply ended with 1: Error: expected length of description");
    expect(out).not.toContain("hunter2");
  });

  test("gives the variables of the plan to what was there before as well", async () => {
    const before = example();
    before.resource.aws_ssm_patch_baseline.Linux.description = "${var.words}";
    const withWords = { ...before, variable: { words: { type: "string" } } };

    const { exitCode, out } = await planOf({ eu: withWords }, { eu: withWords }, "--", "-var", "words=as ever");

    expect(out).toContain("No changes.");
    expect(exitCode).toBe(0);
  });
});

test.each([
  [
    ["--offline", "--before", "./cdktf.out"],
    '--before: expected another folder than --app, got "./cdktf.out"; copy it before you change anything: cp -r cdktf.out before',
  ],
  [
    ["--offline", "--before", "elsewhere"],
    '--before: expected the output of cdktf synth, got "elsewhere", which is not there; on the main branch: npx cdktf synth --output main.out',
  ],
])("refuses %j", async (args, message) => {
  const folder = testFolder();
  synthesise(join(folder, "cdktf.out"), { eu: example() });
  cpSync(join(folder, "cdktf.out"), join(folder, "main.out"), { recursive: true });

  const { exitCode, out, err } = await run(folder, ["plan", "--skip-synth", ...args]);

  expect(exitCode).toBe(1);
  expect(out).toBe("");
  expect(err.replace(/\s+/g, " ").trim()).toContain(message);
});

test("review --before does not take a deadline that is gone for what was reviewed when nothing was changed", async () => {
  const [promising, silent] = [{ eu: PROMISING }, { eu: example() }];
  const fingerprintOf = async (before: Stacks, after: Stacks) => {
    const { out } = await reviewOf(before, after, "--format", "json");
    return JSON.parse(out).fingerprint as string;
  };

  for (const unchanged of [promising, silent]) {
    const reviewed = await fingerprintOf(unchanged, unchanged);
    expect((await reviewOf(promising, silent, "--expect", reviewed)).exitCode).toBe(1);
    expect((await reviewOf(unchanged, unchanged, "--expect", reviewed)).exitCode).toBe(0);
  }
  const reviewed = await fingerprintOf(promising, silent);
  expect((await reviewOf(promising, silent, "--expect", reviewed)).exitCode).toBe(2);
});

test("review --before tells in every form a stack that is gone, with a risk: nothing else may change", async () => {
  const review = (...args: string[]) => reviewOf({ eu: example(), us: example() }, { eu: example() }, ...args);
  const says =
    "in main.out and not in cdktf.out, so not reviewed; what it made stays until it is destroyed (with the code from before: cdktf destroy us)";

  const { out } = await review();
  const { gone, verdict, hasChanges } = JSON.parse((await review("--format", "json")).out);

  expect(out).toContain("MEDIUM  us is gone, and what was made stays");
  expect(out.replace(/\s+/g, " ")).toContain(`us gone medium ${says}`);
  expect(out).toMatch(/\nTerraform changes nothing; 1 stack is gone\.\n$/);
  expect([gone, verdict, hasChanges]).toEqual([
    [{ stack: "us", says, risk: "medium" }],
    "us is gone, and what was made stays",
    true,
  ]);
  for (const form of ["markdown", "html", "sarif"]) {
    expect((await review("--format", form)).out).toContain("in main.out and not in cdktf.out, so not reviewed");
  }
  expect((await review("--fail-on", "medium")).exitCode).toBe(3);
});

test("review --before tells which promises are loosened, and stops at them, though Terraform plans nothing", async () => {
  const folder = testFolder();
  const promising = (Critical: number, daysOnRingBefore: number) => {
    const within = { days: { Critical }, acceptable: true, inForce: false, tolerateMissedRuns: 0 };
    return {
      ...example(),
      "//": {
        patchPromises: { deadlines: [{ patchGroup: "prod-web", path: "eu/Web", within }] },
        patchFleet: {
          account: { id: "123456789012", name: "eu" },
          ring: "prod",
          rings: [{ name: "prod", soakDays: 0, daysOnRingBefore }],
          from: {},
        },
      },
    };
  };
  synthesise(join(folder, "main.out"), { eu: promising(21, 2) });
  synthesise(join(folder, "cdktf.out"), { eu: promising(60, 0) });
  writeFileSync(join(folder, "cdktf.out/stacks/eu/plan.json"), JSON.stringify(recorded("nothing-changes").plan));

  const { exitCode, out } = await run(folder, ["review", "--before", "main.out", "--fail-on", "medium"]);

  expect(out).toContain("! PM761 eu/Web patchWithin.Critical: deadline Critical: 60 days, was 21\n");
  expect(out).toContain("! PM761 ring prod: daysOnRingBefore: 0 days, was 2\n");
  expect(exitCode).toBe(3);
  expect((await run(folder, ["review", "--fail-on", "low"])).exitCode).toBe(0);
});

test("review --before tells what is accepted from now on, and no longer, which is no change of Terraform's", async () => {
  const accepted = (until: string, ...checks: readonly string[]) => ({
    ...example(),
    "//": {
      acceptedFindings: checks.map((check) => ({
        check,
        scope: "eu/Web",
        until,
        owner: "platform",
        reason: "it is tested elsewhere",
      })),
    },
  });
  const [before, after] = [accepted("2026-12-31", "PM106", "PM211"), accepted("2027-12-31", "PM106", "PM110")];

  const { exitCode, out } = await reviewOf({ eu: before, us: before }, { eu: after, us: before }, "--fail-on", "low");

  expect(exitCode).toBe(0);
  expect(out).toContain("NONE  Nothing changes but what is accepted · ");
  expect(out.replace(/\n +/g, " ")).toContain(`
Accepted from now on: PM106 of Web, until 2027-12-31 (platform), was until 2026-12-31: it is tested elsewhere (eu)
Accepted from now on: PM110 of Web, until 2027-12-31 (platform): it is tested elsewhere (eu)
No longer accepted: PM211 of Web, was until 2026-12-31 (platform): it is tested elsewhere (eu)
`);
  expect((await reviewOf({ eu: before }, { eu: before })).out).not.toContain("accepted");
  for (const form of ["markdown", "html", "json"])
    expect((await reviewOf({ eu: before }, { eu: after }, "--format", form)).out).toContain("it is tested elsewhere");
  const both = await reviewOf({ eu: before, us: before }, { eu: after, us: after });
  expect(both.out).toContain("elsewhere (eu and us)");
});

test("review --before says of which plans it cannot compare promises, and calls none of them gone", async () => {
  const folder = testFolder();
  const within = { days: { Critical: 21 }, acceptable: true, inForce: false, tolerateMissedRuns: 0 };
  const patchPromises = { deadlines: [{ patchGroup: "prod-web", path: "eu/Web", within }] };
  synthesise(join(folder, "main.out"), { eu: { ...example(), "//": { patchPromises } } });
  for (const name of ["eu", "asia"]) {
    writeFileSync(join(folder, `${name}.plan.json`), JSON.stringify(recorded("nothing-changes").plan));
  }

  const { exitCode, out, err } = await run(folder, [
    "review",
    "--before",
    "main.out",
    "eu.plan.json",
    "asia.plan.json",
  ]);

  expect(out).not.toContain("PM761");
  expect(err).toBe(
    "cdktf-patch: --before: deadlines and ring order not compared for eu and asia: main.out has no such stack, or no cdk.tf.json stands beside the plan\n",
  );
  expect(exitCode).toBe(0);
});

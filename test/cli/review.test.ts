import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recorded } from "../review/stories/recording";
import { ACCOUNT_STORIES } from "../review/stories/stories";
import { testFolder } from "../support/folders";
import { type Outcome, run } from "./given-stacks";

/** A folder with a plan.json for each stack, below stacks/. */
function plansIn(stories: Readonly<Record<string, string>>): string {
  const folder = testFolder();
  for (const [stack, story] of Object.entries(stories)) {
    mkdirSync(join(folder, "cdktf.out/stacks", stack), { recursive: true });
    writeFileSync(join(folder, "cdktf.out/stacks", stack, "plan.json"), textOf(story));
  }
  return folder;
}

const textOf = (story: string) => JSON.stringify(recorded(story).plan);
const review = (folder: string, ...args: string[]): Promise<Outcome> => run(folder, ["review", ...args]);
const ACCOUNTS = Object.fromEntries(ACCOUNT_STORIES.map((story) => [story.replace("account-", ""), story]));

const ANOTHER = "0000-0000-0000-0000-0000-0000-0000-0000";

describe("the exit code", () => {
  test.each([
    [0, "nothing-changes", []],
    [2, "approved-later", []],
    [2, "moved", []],
    [2, "refresh-only", []],
    [2, "not-about-patching", []],
    [2, "approved-later", ["--fail-on", "high"]],
    [3, "approved-at-once", ["--fail-on", "medium"]],
    [3, "instance-leaves-group", ["--fail-on", "high"]],
    [0, "nothing-changes", ["--fail-on", "low"]],
  ])("is %d for %s %j", async (exitCode, story, args) => {
    expect((await review(plansIn({ one: story }), ...args)).exitCode).toBe(exitCode);
  });

  test.each<[number, string, object, string[]]>([
    [1, "window-longer", { errored: true }, []],
    [1, "nothing-changes", { errored: true }, ["--fail-on", "low"]],
    [2, "nothing-changes", { complete: false }, []],
    [2, "refresh-only", { applyable: undefined }, []],
    [3, "refresh-only", {}, ["--fail-on", "medium"]],
  ])("is %d for %s with %j %j", async (exitCode, story, fields, args) => {
    const folder = plansIn({});
    writeFileSync(join(folder, "plan.json"), JSON.stringify({ ...recorded(story).plan, ...fields }));

    expect((await review(folder, "plan.json", ...args)).exitCode).toBe(exitCode);
  });

  test.each(["approved-at-once", "refresh-only"])("is 3 for %s by OpenTofu, too", async (story) => {
    const folder = plansIn({});
    const { applyable, complete, ...plan } = recorded(story).plan;
    const opened = JSON.stringify(plan).replaceAll("registry.terraform.io/", "registry.opentofu.org/");
    writeFileSync(join(folder, "plan.json"), opened);

    expect((await review(folder, "plan.json", "--fail-on", "medium")).exitCode).toBe(3);
    expect((await review(folder, "plan.json")).exitCode).toBe(2);
  });

  test("is 1, not 2 as for changes, for a slip of the hand", async () => {
    const { exitCode, err } = await review(plansIn({}), "--nonsense");

    expect(exitCode).toBe(1);
    expect(err).toBe("error: unknown option '--nonsense'\n(see cdktf-patch review --help)\n");
  });

  test.each<[number, string[], string]>([
    [3, ["--fail-on", "low"], "cdktf-patch: stopped: the risk is high, --fail-on is low\n"],
    [1, ["--expect", ANOTHER], `cdktf-patch: expected the plan with the fingerprint ${ANOTHER}, got `],
    [2, [], ""],
  ])("is %d with %j, also where nobody reads what is printed any more", async (exitCode, args, message) => {
    const outcome = await run(plansIn({ one: "approved-at-once" }), ["review", ...args], "", { isReaderGone: true });

    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.err.startsWith(message)).toBe(true);
  });

  test("says why it stopped", async () => {
    const { err } = await review(plansIn({ one: "approved-at-once" }), "--fail-on", "low");

    expect(err).toBe("cdktf-patch: stopped: the risk is high, --fail-on is low\n");
  });
});

describe("what is read", () => {
  test("every plan below a folder, cdktf's own by default, named by its folder", async () => {
    const { out } = await review(plansIn(ACCOUNTS));

    expect(out.split("\n")[0]).toBe("HIGH  prod-us differs from the other 5: the kernel is no longer rejected · 0 to");
  });

  test("a plan from standard input", async () => {
    const { out, exitCode } = await run(plansIn({}), ["review", "-"], textOf("window-longer"));

    expect(exitCode).toBe(2);
    expect(out).toContain("is open for: 6 h, was 3 h");
    expect(out).toContain("\nstdin  123456789012 · eu-central-1");
  });

  test("files by name, two of one name told apart by their folders", async () => {
    const folder = plansIn({ eu: "window-longer" });
    mkdirSync(join(folder, "old/eu"), { recursive: true });
    writeFileSync(join(folder, "old/eu/plan.json"), textOf("window-disabled"));

    const { out } = await review(folder, "cdktf.out", "old/eu/plan.json", "--format", "json");

    expect(JSON.parse(out).stacks.map(({ name }: { name: string }) => name)).toEqual([
      "cdktf.out/stacks/eu/plan.json",
      "old/eu/plan.json",
    ]);
  });

  test("construct paths from the synthesised stack beside the plan", async () => {
    const folder = plansIn({ patching: "window-longer" });
    const path = { "//": { metadata: { path: "patching/Sunday/Default" } } };
    writeFileSync(
      join(folder, "cdktf.out/stacks/patching/cdk.tf.json"),
      JSON.stringify({ resource: { aws_ssm_maintenance_window: { Sunday: path } } }),
    );

    const { out } = await review(folder);

    expect(out).toContain("  ~ patching/Sunday                            aws_ssm_maintenance_window.Sunday\n");
  });
});

test("SARIF names the synthesised stack beside a plan, else the plan itself, and no file for standard input", async () => {
  const folder = plansIn({ "prod eu": "window-longer" });
  const locations = async (...args: string[]) => {
    const { out } = await run(folder, ["review", ...args, "--format", "sarif"], textOf("window-longer"));
    const [result] = JSON.parse(out).runs[0].results;
    return result.locations.map(({ physicalLocation }: Record<string, object>) => physicalLocation);
  };

  const plain = await locations();
  writeFileSync(join(folder, "cdktf.out/stacks/prod eu/cdk.tf.json"), "{}");
  const synthesised = await locations();

  const at = (uri: string) => ({ artifactLocation: { uri }, region: { startLine: 1 } });
  expect(plain).toEqual([at("cdktf.out/stacks/prod%20eu/plan.json")]);
  expect(synthesised).toEqual([at("cdktf.out/stacks/prod%20eu/cdk.tf.json")]);
  expect(await locations("-")).toEqual([undefined]);
});

test("tells account and ring as the program says them, where a first plan shows neither", async () => {
  const folder = plansIn({ "prod-eu": "everything-created" });
  const note = { account: { id: "210987654321", name: "prod-eu" }, ring: "prod", rings: [], from: {} };
  writeFileSync(join(folder, "cdktf.out/stacks/prod-eu/cdk.tf.json"), JSON.stringify({ "//": { patchFleet: note } }));

  const { out } = await review(folder);

  expect(out).toContain("prod-eu  210987654321 · eu-central-1 · ring prod");
});

const MADE_BY =
  "make one: terraform plan -out tfplan, then terraform show -json tfplan > plan.json; or let cdktf-patch plan do both";

describe("bad input", () => {
  test.each([
    [
      ["empty"],
      `empty: expected plan.json or *.plan.json below this folder, or .tf files in it, found none; ${MADE_BY}`,
    ],
    [["nowhere"], `nowhere: expected a plan, or a folder with plans or .tf files, found nothing there; ${MADE_BY}`],
    [["--fail-on", "none"], '--fail-on: expected one of low, medium, high, got "none"'],
    [
      ["--expect", "hello"],
      '--expect: expected a fingerprint such as 6f1c-90aa-33d2-41bc-0d2e-77aa-9c11-b2f0, got "hello"',
    ],
    [["--format", "pdf"], '--format: expected one of terminal, markdown, html, json, sarif, got "pdf"'],
    [["--write", "a.pdf"], '--write: expected a file that ends in one of .md, .html, .json, .sarif, got "a.pdf"'],
  ])("%j is told in one line", async (args, message) => {
    const folder = plansIn({ one: "moved" });
    // What belongs to others is not looked through.
    for (const name of ["node_modules", ".git", ".terraform"]) {
      mkdirSync(join(folder, "empty", name), { recursive: true });
      writeFileSync(join(folder, "empty", name, "plan.json"), textOf("moved"));
    }

    const { exitCode, err } = await review(folder, ...args);

    expect([exitCode, err]).toEqual([1, `cdktf-patch: ${message}\n`]);
  });

  test("a file of Terraform's language is not read by itself: its folder is", async () => {
    const folder = plansIn({});
    writeFileSync(join(folder, "main.tf"), "");

    const { exitCode, err } = await review(folder, "main.tf");

    expect(exitCode).toBe(1);
    expect(err).toBe("cdktf-patch: main.tf: expected a plan or a folder, got a file of one; give its folder: .\n");
  });

  test("standard input that is no plan is called so", async () => {
    const { exitCode, err } = await run(plansIn({}), ["review", "-"], "");

    expect([exitCode, err]).toEqual([1, "cdktf-patch: standard input: missing, expected a Terraform plan as JSON\n"]);
  });

  test.each([
    ["a: b", "accepted.yaml: expected a list of acceptances, got an object"],
    ["- 'a\n- b", "accepted.yaml: line 2: expected YAML or JSON of plain data; Missing closing 'quote"],
  ])("acceptances that say %j are refused", async (text, message) => {
    const folder = plansIn({ one: "moved" });
    writeFileSync(join(folder, "accepted.yaml"), text);

    const { exitCode, err } = await review(folder, "--accept", "accepted.yaml");

    expect([exitCode, err]).toEqual([1, `cdktf-patch: ${message}\n`]);
  });

  test("a system that there is not is refused beside a patch list", async () => {
    const folder = plansIn({ one: "moved" });
    writeFileSync(join(folder, "patches.json"), JSON.stringify({ Patches: [] }));

    const { exitCode, err } = await review(folder, "--patches", "patches.json", "--os", "LINUX");

    expect(exitCode).toBe(1);
    expect(err).toMatch(/^cdktf-patch: --os: expected one of WINDOWS, AMAZON_LINUX, .*, got "LINUX"\n$/);
  });

  test("a file that is no plan is named, and nothing of it is quoted", async () => {
    const folder = plansIn({});
    writeFileSync(join(folder, "plan.json"), "password=hunter2 {");

    const { exitCode, err } = await review(folder, "plan.json");

    expect(exitCode).toBe(1);
    expect(err).toBe(
      "cdktf-patch: plan.json: expected JSON, got text that is not; make one with: terraform plan -out=tfplan && terraform show -json tfplan > plan.json\n",
    );
  });
});

test("takes the short form of a fingerprint at a terminal alone, and says so", async () => {
  const folder = plansIn({ one: "approved-at-once" });
  const { fingerprint } = JSON.parse((await review(folder, "--format", "json")).out);
  const short = fingerprint.slice(0, 14);

  const inScript = await review(folder, "--expect", short);
  const atTerminal = await run(folder, ["review", "--expect", short], "", { isTerminal: true });

  expect(inScript).toEqual({
    exitCode: 1,
    out: "",
    err: `cdktf-patch: --expect: expected the whole fingerprint, such as 6f1c-90aa-33d2-41bc-0d2e-77aa-9c11-b2f0, got its short form "${short}", which is good for a terminal only; take the whole one from the comment or from review.json\n`,
  });
  expect(atTerminal.exitCode).toBe(2);
  expect(atTerminal.err).toBe(`cdktf-patch: compared by the short fingerprint; the whole one is ${fingerprint}\n`);
});

test("holds a plan to the fingerprint that was reviewed", async () => {
  const folder = plansIn({ one: "approved-at-once" });
  const { fingerprint } = JSON.parse((await review(folder, "--format", "json")).out);

  const same = await review(folder, "--expect", fingerprint);
  const another = await review(folder, "--expect", ANOTHER);

  expect(same.exitCode).toBe(2);
  expect(another.exitCode).toBe(1);
  expect(another.err).toBe(
    `cdktf-patch: expected the plan with the fingerprint ${ANOTHER}, got ${fingerprint}; it is not what was reviewed: review it again\n`,
  );
});

test("writes any number of forms beside what it prints", async () => {
  const folder = plansIn({ one: "approved-at-once" });

  await review(
    folder,
    "--write",
    "r.md",
    "--write",
    "r.html",
    "--write",
    "r.json",
    "--write",
    "r.sarif",
    "--name",
    "mine",
  );

  const begins = ["r.md", "r.html", "r.json", "r.sarif"].map((file) =>
    readFileSync(join(folder, file), "utf8").slice(0, 30),
  );
  expect(begins).toEqual([
    "<!-- cdktf-patch review: mine ",
    '<!doctype html>\n<html lang="en',
    '{\n  "version": "3.0",\n  "at": ',
    '{\n  "$schema": "https://json.s',
  ]);
});

test("says which patches of a list are approved on one side of the plan only, and when they come", async () => {
  const patch = (advisory: string, released: string) => ({
    Id: advisory,
    ReleaseDate: released,
    Classification: "Security",
    Severity: "Important",
    Product: "AmazonLinux2023",
    AdvisoryIds: [advisory],
    Name: "openssl",
    Version: "3.0.8",
    Release: `${advisory.slice(-1)}.amzn2023`,
    Arch: "x86_64",
  });
  const folder = plansIn({ one: "approved-at-once" });
  const list = [patch("ALAS2023-2026-1", "2026-10-01T00:00:00Z"), patch("ALAS2023-2026-2", "2026-11-20T00:00:00Z")];
  writeFileSync(join(folder, "list.json"), JSON.stringify({ Patches: list }));

  const { out } = await review(folder, "--patches", "list.json");

  expect(out).toContain(`
1 more patch is approved today
  + ALAS2023-2026-2 openssl 3.0.8-2.amzn2023: prod-web; first on Sun
    2026-11-29 02:00 Asia/Seoul
`);
});

describe("an accepted finding", () => {
  const acceptance = {
    check: "PM613",
    reason: "the lab wants everything now",
    owner: "platform",
    until: "2027-01-31",
  };

  async function withAcceptance(accepted: object, ...args: string[]): Promise<Outcome> {
    const folder = plansIn({ lab: "approved-at-once" });
    writeFileSync(join(folder, "accepted.yaml"), JSON.stringify([accepted]));
    return review(folder, "--accept", "accepted.yaml", ...args);
  }

  test("is told with its reason, and weighs nothing", async () => {
    const { out } = await withAcceptance(acceptance, "--format", "json");

    expect(JSON.parse(out).stacks[0].findings[0]).toMatchObject({
      checkId: "PM613",
      risk: "none",
      accepted: { owner: "platform", until: "2027-01-31", reason: "the lab wants everything now" },
    });
  });

  test("counts again from the day after", async () => {
    const { out } = await withAcceptance(acceptance, "--at", "2027-02-01T00:00Z");

    expect(out).toContain("      was accepted until 2027-01-31 (platform)\n");
  });

  test("is about the object that is named, by path or address", async () => {
    const scope = "aws_ssm_patch_baseline.Linux";
    const [here, elsewhere] = [
      await withAcceptance({ ...acceptance, scope }),
      await withAcceptance({ ...acceptance, scope: "other" }),
    ];

    expect(here.out).toContain("accepted until 2027-01-31 (platform): the lab wants everything now");
    expect(elsewhere.out).not.toContain("accepted until");
  });

  test("is told where the program accepts it, without a file", async () => {
    const folder = plansIn({ lab: "approved-at-once" });
    const { check, ...rest } = acceptance;
    const accepted = [{ check, scope: "lab/Linux", ...rest }, "nonsense", { check: "PM613" }];
    const path = { "//": { metadata: { path: "lab/Linux/Default" } } };
    writeFileSync(
      join(folder, "cdktf.out/stacks/lab/cdk.tf.json"),
      JSON.stringify({ "//": { acceptedFindings: accepted }, resource: { aws_ssm_patch_baseline: { Linux: path } } }),
    );

    const { out } = await review(folder);
    const over = await review(folder, "--at", "2027-02-01T00:00Z");

    expect(out).toContain(`
      ! PM613 approvalRules[0].approveAfterDays: patches are approved the day
        they are released, and no ring is earlier
          accepted until 2027-01-31 (platform): the lab wants everything now
`);
    expect(over.out).toContain("      was accepted until 2027-01-31 (platform)\n");
  });

  test("is refused with everything that is wrong with it", async () => {
    const wrong = { check: "PM9999", reason: "short", until: "2027-02-30", scope: 7 };

    const { exitCode, err } = await withAcceptance(wrong);

    expect(exitCode).toBe(1);
    expect(err).toContain("accepted.yaml is not a list of accepted findings");
    expect(err).toContain("[0] scope: expected a path or an address, got 7");
    expect(err).toContain("\n  - [0] owner: missing, expected");
    expect(err).toContain("[0] until: expected a valid date");
  });
});

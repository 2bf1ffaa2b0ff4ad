import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type GivenResource, planWith } from "../../review/given-plans";
import { testFolder } from "../../support/folders";
import { type Outcome, run } from "../given-stacks";

const ROOT = join(__dirname, "../../..");
const RULES = `module.exports = { rules: require(${JSON.stringify(join(ROOT, "examples/house-rules/house-rules"))}).houseRules() };`;
const DEFINE = `const { defineCheck } = require(${JSON.stringify(join(ROOT, "model/house-rules"))});`;

const window = (schedule: string, before?: object): GivenResource => ({
  address: "aws_ssm_maintenance_window.Night",
  after: { name: "night", schedule, duration: 3, cutoff: 1, enabled: true },
  ...(before === undefined ? {} : { before }),
});
const WEDNESDAYS = planWith([window("cron(0 2 ? * WED *)")]);

/** A folder with plans by the names of their stacks, and modules. */
function folderWith(plans: Readonly<Record<string, object>>, modules: Readonly<Record<string, string>> = {}): string {
  const folder = testFolder();
  for (const [name, plan] of Object.entries(plans)) {
    writeFileSync(join(folder, `${name}.plan.json`), JSON.stringify(plan));
  }
  for (const [name, text] of Object.entries({ "rules.js": RULES, ...modules })) writeFileSync(join(folder, name), text);
  return folder;
}

const review = (folder: string, ...args: string[]): Promise<Outcome> => run(folder, ["review", ".", ...args]);

const SENTENCE = "expected runs on Saturday or Sunday, got one on 2026-11-25";

describe("a violation of a house rule carries the same id, sentence and fix in every form of the review", () => {
  const folder = folderWith({ "prod-eu": WEDNESDAYS });

  test("in the terminal", async () => {
    const { exitCode, out } = await review(folder, "--checks", "./rules.js");

    expect(exitCode).toBe(2);
    expect(out).toContain("! ACME001 schedule: expected runs on Saturday");
    expect(out.replace(/\s+/g, " ")).toContain(SENTENCE);
    expect(out).toContain("The change board only approves weekends.");
    expect(out).toContain("→ Move the window to Saturday or Sunday.");
  });

  test("in Markdown", async () => {
    const { out } = await review(folder, "--checks", "./rules.js", "--format", "markdown");

    expect(out).toContain("**ACME001**");
    expect(out).toContain(SENTENCE);
    expect(out).toContain("Move the window to Saturday or Sunday.");
  });

  test("in JSON", async () => {
    const { out } = await review(folder, "--checks", "./rules.js", "--format", "json");

    const [finding] = JSON.parse(out).stacks[0].findings.filter(({ checkId }: never) => checkId === "ACME001");
    expect(finding).toMatchObject({
      severity: "error",
      risk: "high",
      path: "schedule",
      message: SENTENCE,
      because: "The change board only approves weekends.",
      fix: "Move the window to Saturday or Sunday.",
    });
  });

  test("in SARIF, as a rule of its own", async () => {
    const { out } = await review(folder, "--checks", "./rules.js", "--format", "sarif");

    const [{ tool, results }] = JSON.parse(out).runs;
    expect(tool.driver.rules).toContainEqual({
      id: "ACME001",
      shortDescription: { text: "A production window runs on a weekday." },
      fullDescription: { text: "The change board only approves weekends." },
      help: { text: "Move the window to Saturday or Sunday." },
    });
    expect(results).toContainEqual(
      expect.objectContaining({ ruleId: "ACME001", message: { text: `prod-eu: schedule: ${SENTENCE}` } }),
    );
  });

  test("and stops where the risk is not taken", async () => {
    expect((await review(folder, "--checks", "./rules.js", "--fail-on", "high")).exitCode).toBe(3);
    expect((await review(folder, "--fail-on", "high")).exitCode).toBe(2);
  });
});

test("over recorded plans a new rule tells which of them it would have stopped", async () => {
  const moved = planWith([window("cron(0 2 ? * WED *)", { ...window("").after, schedule: "cron(0 2 ? * SUN *)" })]);
  const kept = planWith([window("cron(0 2 ? * WED *)", { ...window("cron(0 2 ? * WED *)").after, duration: 2 })]);
  const folder = folderWith({ "prod-1": moved, "prod-2": kept, "dev-3": moved });

  const { out } = await review(folder, "--checks", "rules.js", "--format", "json");

  const stopped = JSON.parse(out).stacks.flatMap(({ name, findings }: never) =>
    (findings as { checkId: string }[]).map(({ checkId }) => `${name} ${checkId}`),
  );
  expect(stopped.filter((one: string) => one.includes("ACME"))).toEqual(["prod-1 ACME001"]);
});

test("a rule on changes sees the plan", async () => {
  const text = `${DEFINE} module.exports = [defineCheck({ id: "ACME9", severity: "warning", on: "change", cause: "c", reason: "r",
    fix: "f", find: ({ kind, before, after }, { problems }) => problems.add("", kind + " from " + before.duration + " to " + after.duration) })];`;
  const folder = folderWith(
    { one: planWith([window("cron(0 2 ? * SUN *)", { ...window("cron(0 2 ? * SUN *)").after, duration: 2 })]) },
    { "change.js": text },
  );

  expect((await review(folder, "--checks", "change.js")).out).toContain("window from 2 to 3");
});

test("a warning of a house rule can be accepted in a list", async () => {
  const folder = folderWith(
    { "dev-eu": planWith([{ address: "aws_ssm_patch_baseline.B", after: baseline }]) },
    {
      "accept.yaml": "- { check: ACME004, reason: charged to the platform, owner: platform, until: 2027-01-31 }",
    },
  );

  const { out } = await review(folder, "--checks", "rules.js", "--accept", "accept.yaml");

  expect(out).toContain("accepted until 2027-01-31 (platform): charged to the platform");
});

const baseline = {
  name: "b",
  operating_system: "AMAZON_LINUX_2023",
  approval_rule: [{ approve_after_days: 7, patch_filter: [{ key: "PRODUCT", values: ["*"] }] }],
};

test("an ECMAScript module is loaded as well", async () => {
  const url = JSON.stringify(join(ROOT, "examples/house-rules/house-rules.ts"));
  const text = `import { createRequire } from "node:module"; export default createRequire(import.meta.url)(${url}).houseRules();`;
  const folder = folderWith({ "prod-eu": WEDNESDAYS }, { "rules.mjs": text });

  expect((await review(folder, "--checks", "./rules.mjs")).out).toContain("ACME001");
});

describe("with --checks app", () => {
  const noting = (...modules: string[]) => JSON.stringify({ "//": { checks: modules } });

  test("the modules that the stacks name are loaded", async () => {
    const folder = folderWith({ "prod-eu": WEDNESDAYS }, { "cdk.tf.json": noting("./rules.js") });

    expect((await review(folder, "--checks", "app")).out).toContain("ACME001");
    expect((await review(folder)).out).not.toContain("ACME001");
  });

  test("the name of a module may begin with two dots", async () => {
    const folder = folderWith({ "prod-eu": WEDNESDAYS }, { "cdk.tf.json": noting("./..rules.js") });

    expect((await review(folder, "--checks", "app")).err).toContain(
      "./..rules.js: expected a module with house rules, found nothing there",
    );
  });

  test.each([
    [noting("/etc/rules.js"), "--checks app: expected modules within this folder, got /etc/rules.js"],
    [noting("../rules.js"), "--checks app: expected modules within this folder, got ../rules.js"],
    ["{}", "--checks app: expected stacks that name their house rules, found none; give addChecks the option module"],
  ])("where they name %s nothing is loaded", async (note, message) => {
    const folder = folderWith({ "prod-eu": WEDNESDAYS }, { "cdk.tf.json": note });

    expect(await review(folder, "--checks", "app")).toEqual({ exitCode: 1, out: "", err: `cdktf-patch: ${message}\n` });
  });
});

test.each<[string, string, string]>([
  ["is not there", "", "./none.js: expected a module with house rules, found nothing there"],
  ["is no package", "", "no-such-pack: expected a module with house rules, found no package of this name"],
  ["throws when it is loaded", 'throw new Error("no licence");', "./bad.js: cannot be loaded: no licence"],
  ["is not JavaScript", "const = 1", "./bad.js: cannot be loaded: "],
  [
    "exports no check",
    "module.exports = { rules: [] };",
    "./bad.js: expected a module that exports what defineCheck returns, found no check in it",
  ],
  [
    "has on misspelt",
    `${DEFINE} defineCheck({ id: "A1", severity: "error", on: "windo", cause: "c", reason: "r", fix: "f", find() {} });`,
    './bad.js: cannot be loaded: check "A1" is not valid: on: expected one of baseline, group, window, task, ' +
      'association, policy, environment, fleet, change, got "windo"; did you mean window [PM001]',
  ],
])("a module that %s is one clear error", async (_, text, message) => {
  const folder = folderWith({ "prod-eu": WEDNESDAYS }, text === "" ? {} : { "bad.js": text });

  const { exitCode, out, err } = await review(folder, "--checks", message.slice(0, message.indexOf(":")));

  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(err).toContain(`cdktf-patch: ${message}`);
  expect(
    err
      .trimEnd()
      .split("\n")
      .filter((line) => line.startsWith("    at ")),
  ).toEqual([]);
});

test("two modules with one id, and an id of ours, are refused with their places", async () => {
  const check = (id: string) =>
    `defineCheck({ id: "${id}", severity: "error", on: "window", cause: "c", reason: "r", fix: "f", find() {} })`;
  const folder = folderWith(
    { "prod-eu": WEDNESDAYS },
    {
      "bad.js": `${DEFINE} module.exports = [${check("PM104")}, ${check("ACME1")}, ${check("ACME1")}];`,
    },
  );

  expect((await review(folder, "--checks", "./bad.js")).err).toBe(
    "cdktf-patch: ./bad.js: " +
      'checks[0]: expected an id of your own, got "PM104"; PM and a number is cdktf-patch-manager\'s; ' +
      'checks[2]: expected an id that no other check has, got "ACME1" again; rename one of them\n',
  );
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ALL_CHECKS } from "../../../model/checks/all-checks";
import { planWith } from "../../review/given-plans";
import { testFolder } from "../../support/folders";
import { patching, projectWith, run } from "../given-stacks";

const ROOT = join(__dirname, "../../..");
const RULES = `module.exports = require(${JSON.stringify(join(ROOT, "examples/house-rules/house-rules"))}).houseRules();`;

function withRules(folder: string): string {
  writeFileSync(join(folder, "rules.js"), RULES);
  return folder;
}

describe("cdktf-patch checks", () => {
  test("lists every check of ours, within 80 columns", async () => {
    const { exitCode, out } = await run(testFolder(), ["checks"]);

    expect(exitCode).toBe(0);
    expect(ALL_CHECKS.filter(({ id }) => !out.includes(`  ${id} `))).toEqual([]);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(out).not.toContain("House rules");
  });

  test.each([
    ["pm690", ""],
    ["PM325", " (maintenance window facts, A6)"],
  ])("tells the check %s whole: why, by which source if it has one, and how to fix it", async (typed, told) => {
    const { exitCode, out } = await run(testFolder(), ["checks", typed]);

    const { id, severity, cause, reason, fix } = ALL_CHECKS.find(
      (one) => one.id === typed.toUpperCase(),
    ) as (typeof ALL_CHECKS)[number];
    expect(exitCode).toBe(0);
    expect(out.replace(/\s+/g, " ").trim()).toBe(`${id} ${severity} ${cause} ${reason}${told} → ${fix}`);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test.each([
    ["PM000", "there is no check PM000; see cdktf-patch checks"],
    ["pm9999", "there is no check PM9999; see cdktf-patch checks"],
    ["766", "there is no check 766; did you mean PM766"],
    ["rebooot", 'no check speaks of "rebooot"; did you mean reboot'],
    ["PMM620", 'no check speaks of "PMM620"; did you mean PM620'],
    ["xylophone", 'no check speaks of "xylophone"; see cdktf-patch checks'],
  ])("refuses %s, the id of no check and a word of none, in one line", async (id, says) => {
    const { exitCode, err } = await run(testFolder(), ["checks", id]);

    expect(exitCode).toBe(2);
    expect(err).toBe(`cdktf-patch: ${says}\n`);
  });

  test.each([
    [["freeze"], "PM830"],
    [["SLA"], "PM830"],
    [["Ubuntu"], "PM812"],
    [["timezone"], "PM324"],
    [["overlap"], "PM620"],
    [["canary"], "PM811"],
    [["mail"], "PM716"],
    [["suppress"], "PM690"],
    [["Deadline"], "PM830"],
    [["reboot", "scans"], "PM546"],
    [["scheduleOffset"], "PM322"],
    [["enableNonSecurity"], "PM117"],
    [["enable_non_security"], "PM119"],
    [["minutesPerNode", "window"], "PM631"],
    [["lockFile"], "PM820"],
    [["emergency"], "PM764"],
    [["emergency"], "PM766"],
    [["EmergencyPatch", "task"], "PM764"],
    [["product"], "PM123"],
  ])("lists the checks that speak of %j, each in a line, or the only one whole", async (words, id) => {
    const { exitCode, out } = await run(withRules(testFolder()), ["checks", ...words]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(new RegExp(`^(?: {2})?${id} `, "m"));
    expect(out).not.toContain("PM101");
  });

  test.each([
    [["repository snapshot"], "PM812", "point the nodes of each ring at"],
    [["change", "board", "--checks", "./rules.js"], "ACME001", "The change board only approves weekends."],
  ])("tells the only check that speaks of %j whole", async (words, id, says) => {
    const { out } = await run(withRules(testFolder()), ["checks", ...words]);

    expect(out).toMatch(new RegExp(`^${id}  `));
    expect(out.toLowerCase().replace(/\s+/g, " ")).toContain(says.toLowerCase());
    expect(out).toContain("→");
  });

  test("lists house rules behind them, in Markdown with reason, source and fix", async () => {
    const { out } = await run(withRules(testFolder()), ["checks", "--format", "markdown", "--checks", "./rules.js"]);

    expect(out).toContain(
      [
        "## House rules",
        "",
        "### ACME001",
        "",
        "**Error:** A production window runs on a weekday.",
        "",
        "The change board only approves weekends. _(house rule)_",
        "",
        "→ Move the window to Saturday or Sunday.",
      ].join("\n"),
    );
  });
});

test("the summary tells what house rules say, at the address in the stack, and not what synth noted already", async () => {
  const folder = withRules(projectWith({ "prod-eu": patching }));

  const { out } = await run(folder, ["summary", "--checks", "./rules.js"]);

  expect(out).toContain("  ✖ aws_ssm_maintenance_window.Tuesday: schedule: expected runs on Saturday or");
  expect(out).toContain("    → Move the window to Saturday or Sunday.");
  expect((await run(folder, ["summary"])).out).not.toContain("ACME");
});

describe("who must approve", () => {
  const delay = (days: number) => ({
    name: "linux",
    operating_system: "AMAZON_LINUX_2023",
    approval_rule: [
      { approve_after_days: days, compliance_level: "HIGH", patch_filter: [{ key: "PRODUCT", values: ["*"] }] },
    ],
  });
  const plan = planWith([{ address: "aws_ssm_patch_baseline.Linux", before: delay(7), after: delay(0) }]);

  async function approvers(table: string): Promise<unknown> {
    const folder = testFolder();
    writeFileSync(join(folder, "dev-eu.plan.json"), JSON.stringify(plan));
    writeFileSync(join(folder, "approvers.yaml"), table);
    const { out, err } = await run(folder, ["review", ".", "--format", "json", "--approvers", "approvers.yaml"]);
    return err === "" ? JSON.parse(out).approvers : err;
  }

  test.each<[string, string, string[]]>([
    [
      "the risk and the path of a change fit",
      "[{ risk: low, path: '*baseline.*', approvers: [sre, security] }]",
      ["security", "sre"],
    ],
    ["several rows fit, each name once", "[{ approvers: [b, a] }, { risk: low, approvers: [a] }]", ["a", "b"]],
    ["the risk is not reached", "[{ risk: high, approvers: [sre] }]", []],
    ["another path is meant", "[{ path: aws_ssm_patch_group.*, approvers: [sre] }]", []],
    ["another ring is meant", "[{ ring: prod, approvers: [sre] }]", []],
    ["a dot in a path means itself", "[{ path: 'aws_ssm_patch_baseline*Linu.', approvers: [sre] }]", []],
  ])("is told where %s", async (_, table, names) => {
    expect(await approvers(table)).toEqual(names);
  });

  test.each([
    ["7", "expected a list, got 7"],
    ["[{ risk: none, approvers: [a] }]", '[0].risk: expected one of low, medium, high, got "none"'],
    ["[{ approvers: [] }]", "[0].approvers: expected a list with at least one entry, got a list of 0 entries"],
    ["[{ approvers: [a], rings: prod }]", "[0].rings: there is no such property; did you mean ring"],
  ])("%s is refused in our words", async (table, problem) => {
    expect(await approvers(table)).toBe(
      `cdktf-patch: approvers.yaml is not a table of approvers\n  - ${problem} [PM001]\n`,
    );
  });

  test("what is no YAML is refused in one line", async () => {
    expect(await approvers("[")).toBe(
      "cdktf-patch: approvers.yaml: line 1: expected YAML or JSON of plain data; Flow sequence must end with a ]\n",
    );
  });

  test("is not told where nobody gave a table", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));

    const { out } = await run(folder, ["review", "plan.json", "--format", "json"]);

    expect(JSON.parse(out)).not.toHaveProperty("approvers");
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import execa from "execa";
import { plainErrorText } from "../../cli/console/plain-error-text";
import { NotValidError } from "../../model/values/finding";
import { PatchFleet } from "../../modules/patch-fleet";
import { FLEET } from "../patch-fleet/given";
import { refusedApp } from "../scripts/refused-app";
import { testFolder } from "../support/folders";
import { README } from "../support/readme";

const ROOT = join(__dirname, "../..");

/** What is told of the error with which an app ends. */
function toldOf(wrong: Parameters<typeof refusedApp>[0]): string {
  try {
    refusedApp(wrong, testFolder());
    return "nothing";
  } catch (error) {
    return plainErrorText(error);
  }
}

test("what is wrong with one object is told without a stack trace, in 80 columns, as the readme shows it", () => {
  const { app } = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as { app: string };
  const [command = "", ...words] = app.replace("main.ts", "test/scripts/refused-app.ts").split(" ");
  const env = { CDKTF_OUTDIR: testFolder(), CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1" };

  const { stderr, exitCode } = execa.sync(command, words, { cwd: ROOT, env, reject: false });

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^patch baseline patching\/AmazonLinux2 is not valid\n {2}- approvalRules\[1\]: gives both/);
  expect(README).toContain(`\n\`\`\`\n${stderr}\n\`\`\`\n`);
  expect(Math.max(...stderr.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("an error of the app's own keeps its frames, and steers no terminal", () => {
  const error = Object.assign(new Error("x"), { stack: "Error: a\u001b[2J\n    at main.ts:1:1" });

  expect(plainErrorText(error)).toBe("Error: a\\u{001B}[2J\n    at main.ts:1:1");
});

test("what does not fit between two objects is told in 80 columns, and its fix begins a line", () => {
  expect(toldOf("two objects")).toBe(
    [
      "Validation failed with the following errors:",
      '  [patching/Two] the patch group "web" has a second baseline for Amazon Linux',
      "    2 [PM610]",
      "    patching/One registers patching/BaselineOne for it, this one registers",
      "    patching/BaselineTwo. AWS accepts one baseline for a group and system, and",
      "    refuses the second with AlreadyExistsException.",
      "    → register the group once, or give one of the two another name",
      "  Warnings of patching, which may explain its errors (even if accepted later):",
      "  [patching/BaselineOne, patching/BaselineTwo] operatingSystem: Amazon Linux 2",
      "    left support on 2026-06-30: no patches are released for it any more; move",
      "    its nodes to Amazon Linux 2023 [PM106]",
      "  [patching/One, patching/Two] no maintenance window targets the patch group",
      '    "web" [PM602]',
      "    Its nodes follow the group's baselines, but there is no maintenance window",
      "    here: nothing scans them or installs anything.",
      "    → add a window, association or patch policy that targets the group, or",
      "      accept this (acceptFinding) if something else patches its nodes",
      '  [patching/Two] the patch group "web" is made twice [PM606]',
      "    patching/One has the same name, and to AWS both are one group: a window that",
      "    targets one of them works on the nodes of both, and reboots them.",
      "    → make one group with the baselines of both, or give one of them another",
      "      name",
      "",
      "If you wish to ignore these validations, pass 'skipValidation: true' to your App",
      "configuration.",
    ].join("\n"),
  );
});

test("two constructs of one id are told in words, with the place in the program", () => {
  const stack = new TerraformStack(new App({ outdir: testFolder() }), "prod-us");
  new TerraformOutput(stack, "Nodes", { value: "" });
  let told = "";
  try {
    new TerraformOutput(stack, "Nodes", { value: "" });
  } catch (error) {
    told = plainErrorText(error);
  }

  const lines = told.split("\n");
  expect(lines.slice(0, 2).join(" ").replace(/\s+/g, " ")).toBe(
    'two constructs in prod-us have the id "Nodes"; give one of them another id, in a loop such as `Nodes-${region}`',
  );
  expect(told.replace(/\s+/g, " ")).toMatch(/ at .*plain-errors\.test\.ts:\d+:\d+\)?$/);
  expect(told).not.toContain("node_modules");
});

test("what a part of a fleet is refused for, many calls below the program, knows its place as well", () => {
  const topicArn = "arn:aws:sns:eu-central-1:999999999999:slack";
  const environment = { ...FLEET.environment, operations: { notifications: { topicArn, events: ["noncompliance"] } } };
  let stack: string | undefined;

  try {
    new PatchFleet(new App(), { ...FLEET, environment, lockFile: "not-there.json" } as never);
  } catch (error) {
    stack = (error as NotValidError).stack;
  }

  expect(stack).toContain("[PM717]");
  expect(stack).toContain("plain-errors.test.ts");
});

test("what is refused is told with the place where the program wrote it, which a schedule has no path for", () => {
  const error = new NotValidError("Schedule.weekly", [
    { checkId: "PM001", severity: "error", path: "weekday", message: 'expected SUN, got "SATURDAY"' },
  ]);
  const frames = [
    "check (/app/node_modules/x/y.js:1:2)",
    "Object.<anonymous> (/app/main.ts:35:26)",
    "node:internal:1:1",
  ];
  error.stack = [`NotValidError: ${error.message}`, ...frames.map((frame) => `    at ${frame}`)].join("\n");

  expect(plainErrorText(error)).toBe(
    'Schedule.weekly is not valid\n  - weekday: expected SUN, got "SATURDAY" [PM001]\n  at /app/main.ts:35:26',
  );
  expect(plainErrorText(new NotValidError("Schedule.weekly", error.findings))).not.toContain("  at ");
});

test("that place is the same on every machine, where the program runs in its own folder", () => {
  const finding = {
    checkId: "PM001",
    severity: "error",
    path: "weekday",
    message: 'expected SUN, got "SATURDAY"',
  } as const;
  const error = new NotValidError("Schedule.weekly", [finding]);
  const toldAt = (file: string) => {
    const { cwd } = process;
    process.cwd = () => "/project/app";
    try {
      error.stack = `NotValidError: ${error.message}\n    at Object.<anonymous> (${file}:35:26)`;
      return plainErrorText(error).split("\n").at(-1);
    } finally {
      process.cwd = cwd;
    }
  };

  expect(toldAt("/project/app/stacks/main.ts")).toBe("  at stacks/main.ts:35:26");
  expect(toldAt("file:///project/app/main.ts")).toBe("  at main.ts:35:26");
  expect(toldAt("/project/shared/window.ts")).toBe("  at /project/shared/window.ts:35:26");
});

test("a mistake of the program itself keeps its stack trace", () => {
  expect(toldOf("no input")).toMatch(/^RangeError: a mistake in the program itself\n +at .*refused-app\.ts/);
});

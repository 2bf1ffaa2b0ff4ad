import { once } from "node:events";
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import execa from "execa";
import { splitArguments } from "../../cli/commands/plan";
import { findTerraform } from "../../host/terraform/find-terraform";
import { example } from "../review/stories/example";
import { testFolder } from "../support/folders";
import { describeWithTerraform } from "../support/terraform";
import { type Outcome, run, type Stacks, synthesise } from "./given-stacks";

/** A project whose program copies what it would synthesise. */
function projectWith(stacks: Stacks): string {
  const folder = testFolder();
  synthesise(join(folder, "made"), stacks);
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({ app: 'cp -r made/. "$CDKTF_OUTDIR" && echo synthesised' }),
  );
  mkdirSync(join(folder, "cdktf.out"));
  return folder;
}

const COMMAND = join(__dirname, "../../cli/cdktf-patch.ts");
const TYPESCRIPT = ["--require", require.resolve("../support/require-typescript.cjs")];

/** Linux alone tells in /proc who runs. */
const onLinux = process.platform === "linux" ? test : test.skip;

/** A folder with a `terraform` that leaves a file there when it begins, and goes on as the real one. */
function announcedTerraform(): string {
  const folder = testFolder();
  const command = join(folder, "terraform");
  writeFileSync(command, `#!/bin/sh\n: > "${folder}/begun"\nexec "${findTerraform()}" "$@"\n`, { mode: 0o755 });
  return folder;
}

/** Process ids of what was started with a variable of this value in its environment, and all that these started. */
function processesWith(variable: string): readonly string[] {
  return readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, "utf8").split("\0").includes(variable);
    } catch {
      return false;
    }
  });
}

/** The command as a process of its own, with tools before those of the machine. */
const started = (folder: string, tools: string, ...args: string[]) =>
  execa(process.execPath, [...TYPESCRIPT, COMMAND, "plan", "--offline", ...args], {
    cwd: folder,
    reject: false,
    env: { NODE_OPTIONS: "", STARTED_IN: folder, PATH: `${tools}:${process.env.PATH}` },
  });

const plan = (folder: string, ...args: string[]): Promise<Outcome> => run(folder, ["plan", "--offline", ...args]);

describeWithTerraform("cdktf-patch plan", () => {
  test("synthesises, plans every stack and reviews the plans; one that fails does not hide the others", async () => {
    const broken = example();
    broken.resource.aws_ssm_patch_baseline.Linux.rejected_patches_action = "MAYBE";

    const { exitCode, out, err } = await plan(projectWith({ eu: example(), us: example(), asia: broken }));

    expect(exitCode).toBe(1);
    expect(out).toMatch(/^INCOMPLETE {2}1 of 3 stacks could not be planned; what was planned is medium/);
    expect(out).toContain("asia                                                                 not planned\n");
    expect(out.replace(/\s+/g, " ")).toContain(
      'terraform plan ended with 1: Error: expected rejected_patches_action to be one of ["ALLOW_AS_DEPENDENCY" "BLOCK"], got MAYBE',
    );
    expect(out).toContain("eu and us  eu-central-1");
    expect(out).toContain("Plan: 14 to add, 0 to change, 0 to destroy.\n");
    expect(err).toBe("synthesised\nPlanned against simulated, empty accounts (offline-aws): AWS was not contacted.\n");
  });

  describe("of one stack that was synthesised before, with flags of terraform plan", () => {
    let outcome: Outcome;

    beforeAll(async () => {
      const reason = "bugfixes wait for the next image";
      const accepted = { check: "PM126", scope: "us/Linux", reason, owner: "platform team", until: "2027-03-31" };
      const us = example();
      us.resource.aws_ssm_patch_baseline.Linux["//"] = { metadata: { path: "us/Linux/Default" } };
      const folder = projectWith({ eu: example(), us: { ...us, "//": { acceptedFindings: [accepted] } } });
      cpSync(join(folder, "made"), join(folder, "cdktf.out"), { recursive: true });

      const target = "-target=aws_ssm_patch_baseline.Linux";
      outcome = await plan(folder, "us", "--skip-synth", "--", target, "-detailed-exitcode", "-out=elsewhere");
    });

    test("plans no other, and only what the flags say; where the plan goes stays our affair", () => {
      expect(outcome.exitCode).toBe(2);
      expect(outcome.out).toContain("us  eu-central-1");
      expect(outcome.out).toContain("Plan: 1 to add, 0 to change, 0 to destroy.\n");
    });

    test("synthesises nothing", () => {
      expect(outcome.err).toBe("Planned against simulated, empty accounts (offline-aws): AWS was not contacted.\n");
    });

    test("tells what the program accepts, with reason, owner and date", () => {
      expect(outcome.out.replace(/\s+/g, " ")).toContain(
        "i PM126 approvalRules: no rule approves patches of classification Bugfix, Enhancement, Recommended or Newpackage, nor of severity Low or None " +
          "accepted until 2027-03-31 (platform team): bugfixes wait for the next image",
      );
    });
  });

  test("plans in place where there is a real account, and keeps the plan to be applied", async () => {
    const folder = projectWith({ eu: { resource: { terraform_data: { Only: { input: "built in" } } } } });

    const { exitCode, out } = await run(folder, ["plan"]);

    expect(exitCode).toBe(2);
    expect(out).toContain("NONE  Nothing about patching changes · 1 to add, 0 to change, 0 to destroy\n");
    expect(existsSync(join(folder, "cdktf.out/stacks/eu/tfplan"))).toBe(true);
  });

  describe("in a folder in which a plan of yesterday lies", () => {
    /** A project with an old plan in each stack; Terraform's own object needs no provider. */
    function withOldPlans(stacks: Stacks): string {
      const folder = projectWith(stacks);
      cpSync(join(folder, "made"), join(folder, "cdktf.out"), { recursive: true });
      for (const name of Object.keys(stacks)) writeFileSync(planOf(folder, name), "of yesterday");
      writeFileSync(join(folder, "plans.txt"), "of yesterday");
      return folder;
    }
    const planOf = (folder: string, stack: string) => join(folder, "cdktf.out/stacks", stack, "tfplan");
    const good = { resource: { terraform_data: { Only: { input: "built in" } } } };
    const bad = { resource: { terraform_data: { Only: { nonsense: true } } } };

    test("a stack that is planned has its new one, for its owner alone, and one that fails has none", async () => {
      const folder = withOldPlans({ bad, good });

      const { exitCode } = await run(folder, ["plan", "--write-plans", "plans.txt"]);

      expect(exitCode).toBe(1);
      expect(existsSync(planOf(folder, "bad"))).toBe(false);
      expect(readFileSync(planOf(folder, "good")).subarray(0, 2).toString()).toBe("PK");
      expect(statSync(planOf(folder, "good")).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, "cdktf.out/stacks/good")).mode & 0o777).toBe(0o700);
      expect(existsSync(join(folder, "plans.txt"))).toBe(false);
    });

    test("nothing is left where the program does not even synthesise", async () => {
      const folder = withOldPlans({ good });
      writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app: "false" }));

      await run(folder, ["plan", "--write-plans", "plans.txt"]);

      expect([existsSync(planOf(folder, "good")), existsSync(join(folder, "plans.txt"))]).toEqual([false, false]);
    });

    test("nothing is left of a stack that is broken, or that is listed no longer", async () => {
      const folder = withOldPlans({ good, fileless: good, damaged: good, gone: good });
      rmSync(join(folder, "cdktf.out/stacks/fileless/cdk.tf.json"));
      const manifest = join(folder, "cdktf.out/manifest.json");
      const { stacks } = JSON.parse(readFileSync(manifest, "utf8"));
      writeFileSync(manifest, JSON.stringify({ stacks: { ...stacks, damaged: null, gone: undefined } }));

      const { exitCode } = await run(folder, ["plan", "--skip-synth"]);

      expect(exitCode).toBe(1);
      const left = ["good", "fileless", "damaged", "gone"].filter((stack) => existsSync(planOf(folder, stack)));
      expect(left).toEqual(["good"]);
    });

    test("nothing is left where the list of stacks is damaged", async () => {
      const folder = withOldPlans({ good });
      writeFileSync(join(folder, "cdktf.out/manifest.json"), "{");

      await run(folder, ["plan", "--skip-synth"]);

      expect(existsSync(planOf(folder, "good"))).toBe(false);
    });

    test("the plans of this run are listed, and those of other stacks are left alone", async () => {
      const folder = withOldPlans({ one: good, two: good, three: good });

      const { exitCode } = await run(folder, ["plan", "one", "two", "--write-plans", "plans.txt"]);

      expect(exitCode).toBe(2);
      expect(readFileSync(join(folder, "plans.txt"), "utf8")).toBe(
        "cdktf.out/stacks/one/tfplan\ncdktf.out/stacks/two/tfplan\n",
      );
      expect(readFileSync(planOf(folder, "three"), "utf8")).toBe("of yesterday");
    });

    test.each([
      [3, ["--fail-on", "low"], example()],
      [1, ["--expect", "0000-0000-0000-0000-0000-0000-0000-0000"], good],
    ])("no plan is listed that ends with %d by %j", async (code, args, stack) => {
      const folder = withOldPlans({ stack });
      const offline = code === 3;

      const { exitCode } = await run(folder, [
        "plan",
        ...args,
        ...(offline ? ["--offline"] : ["--write-plans", "plans.txt"]),
      ]);

      expect(exitCode).toBe(code);
      expect(existsSync(join(folder, "plans.txt"))).toBe(offline);
    });

    test("a plan that is kept nowhere cannot be listed", async () => {
      const { exitCode, err } = await run(withOldPlans({ good }), ["plan", "--offline", "--write-plans", "plans.txt"]);

      expect([exitCode, err]).toEqual([
        1,
        "cdktf-patch: --write-plans: expected plans that are kept, got --offline, which keeps none\n",
      ]);
    });

    test("the loop of docs/ci.md applies what is listed, and nothing else", async () => {
      const folder = withOldPlans({ one: good, two: good });
      await run(folder, ["plan", "one", "--write-plans", "plans.txt"]);
      const page = readFileSync(join(__dirname, "../../docs/ci.md"), "utf8");
      const [, indent = "", loop = ""] = /^( +)(while read -r plan; do\n[\s\S]*?done < plans\.txt)$/m.exec(page) ?? [];

      const { exitCode, stdout } = await execa("bash", ["-ec", loop.replaceAll(`\n${indent}`, "\n")], {
        cwd: folder,
        reject: false,
      });

      expect(exitCode).toBe(0);
      expect(stdout.match(/Apply complete!/g)).toHaveLength(1);
      expect(stdout).toContain("1 added");
    });
  });

  onLinux("ends when it is interrupted, tells what is missing, and leaves no process behind", async () => {
    const names = Array.from({ length: 6 }, (_, index) => `stack-${index}`);
    const folder = projectWith(Object.fromEntries(names.map((name) => [name, example()])));
    const tools = announcedTerraform();
    const begun = once(watch(tools, { persistent: false }), "change");
    const child = started(folder, tools, "--parallelism", "1");

    await Promise.race([begun, child]);
    expect(processesWith(`STARTED_IN=${folder}`)).not.toEqual([]);
    child.kill("SIGINT");
    const { exitCode, stdout } = await child;

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/[1-6] of 6 stacks could not be planned/);
    expect(stdout.replace(/\s+/g, " ")).toMatch(/stack-5(?: not planned)? interrupted before the plan was there/);
    expect(processesWith(`STARTED_IN=${folder}`)).toEqual([]);
  });

  onLinux("ends at once when it is interrupted twice, also where Terraform does not listen", async () => {
    const folder = projectWith({ eu: example() });
    const tools = testFolder();
    // What it holds open is closed by the system at its end alone.
    const held = join(testFolder(), "held");
    execa.sync("mkfifo", [held]);
    const ended = once(createReadStream(held).resume(), "end");
    const deaf = `#!/bin/sh\ntrap '' INT\nexec 3> ${held}\n: > ${join(tools, "begun")}\nwhile :; do sleep 1; done\n`;
    writeFileSync(join(tools, "terraform"), deaf, { mode: 0o755 });
    const begun = once(watch(tools, { persistent: false }), "change");
    const child = started(folder, tools);

    await Promise.race([begun, child]);
    const answered = once(child.stderr as Readable, "data");
    child.kill("SIGINT");
    expect(String(await answered)).toContain("once more ends it at once");
    child.kill("SIGINT");

    expect((await child).exitCode).toBe(130);
    await ended;
    expect(processesWith(`STARTED_IN=${folder}`)).toEqual([]);
  });

  onLinux("leaves no process of the program behind when it is interrupted while that synthesises", async () => {
    const folder = projectWith({ eu: example() });
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app: `node begun.js; true` }));
    // It runs by the time that it says so: a shell says it before the command that it waits for is there.
    writeFileSync(
      join(folder, "begun.js"),
      'require("fs").writeFileSync("made/begun", ""); setTimeout(() => {}, 6e5);',
    );
    const begun = once(watch(join(folder, "made"), { persistent: false }), "change");
    const child = started(folder, testFolder());

    await Promise.race([begun, child]);
    child.kill("SIGINT");
    const { exitCode, stderr } = await child;

    expect(exitCode).toBe(1);
    expect(stderr).toContain("cdktf-patch: interrupted before anything was planned");
    expect(processesWith(`STARTED_IN=${folder}`)).toEqual([]);
  });

  test("a program without a stack is an error: nothing was reviewed, so that nothing is let through", async () => {
    const { exitCode, out, err } = await plan(projectWith({}), "--fail-on", "high");

    expect({ exitCode, out, err }).toEqual({
      exitCode: 1,
      out: "",
      err: "synthesised\ncdktf-patch: cdktf.out/manifest.json: stacks: expected a stack, found none; add one to the app, and run npx cdktf synth again\n",
    });
  });

  test("refuses a stack that is not there, naming those that are", async () => {
    const { exitCode, err } = await plan(projectWith({ eu: example(), us: example() }), "asia");

    expect(exitCode).toBe(1);
    expect(err).toBe('synthesised\ncdktf-patch: expected a stack of eu, us, got "asia"\n');
  });

  test.each([
    [["--parallelism", "many"], '--parallelism: expected a whole number from 1, got "many"'],
    [[], "cdktf.json: app: expected the command that synthesises"],
  ])("refuses %j in a project without an app", async (args, message) => {
    const folder = projectWith({});
    writeFileSync(join(folder, "cdktf.json"), "{}");

    const { exitCode, err } = await plan(folder, ...args);

    expect([exitCode, err]).toEqual([1, `cdktf-patch: ${message}\n`]);
  });

  test("says in a folder of plain Terraform what to type instead", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "main.tf"), "");

    const { exitCode, err } = await plan(folder);

    expect([exitCode, err]).toEqual([
      1,
      "cdktf-patch: expected cdktf.json, found plain Terraform; type terraform plan -out=tfplan && " +
        "terraform show -json tfplan > plan.json && npx cdktf-patch review plan.json\n",
    ]);
  });

  test("says in a folder without a program where to type it", async () => {
    const { exitCode, err } = await plan(testFolder());

    expect([exitCode, err]).toEqual([
      1,
      "cdktf-patch: expected cdktf.json, found none here; type it in the folder of your program, or with --skip-synth " +
        "where its cdktf.out is\n",
    ]);
  });

  test("shows what the program said, line by line, when it does not synthesise, and then that nothing was planned", async () => {
    const folder = projectWith({});
    const app = "printf 'patch fleet is not valid\\n  - rings[2] (prod): too early,\\n    by a day\\n'; exit 3";
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app }));

    const { exitCode, err } = await plan(folder);

    expect(exitCode).toBe(1);
    expect(err).toContain(
      "patch fleet is not valid\n  - rings[2] (prod): too early,\n    by a day\ncdktf-patch: printf ",
    );
    expect(err).toMatch(/ended with 3, nothing was planned\n$/);
  });
});

test("flags stand behind --, names before it", () => {
  expect(splitArguments(["eu", "-target=x"], ["plan", "eu", "--offline", "--", "-target=x"])).toEqual({
    stacks: ["eu"],
    flags: ["-target=x"],
  });
  expect(splitArguments(["eu"], ["plan", "eu"])).toEqual({ stacks: ["eu"], flags: [] });
});

import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import execa from "execa";
import { splitArguments } from "../../cli/commands/plan";
import { example } from "../review/stories/example";
import { testFolder } from "../support/folders";
import { describeWithTerraform } from "../support/terraform";
import { type Outcome, run } from "./given-stacks";

/** A project whose program copies what it would synthesise. */
function projectWith(stacks: Readonly<Record<string, object>>): string {
  const folder = testFolder();
  const manifest = Object.keys(stacks).map((name) => [name, { synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]);
  mkdirSync(join(folder, "made"));
  writeFileSync(join(folder, "made/manifest.json"), JSON.stringify({ stacks: Object.fromEntries(manifest) }));
  for (const [name, configuration] of Object.entries(stacks)) {
    mkdirSync(join(folder, "made/stacks", name), { recursive: true });
    writeFileSync(join(folder, "made/stacks", name, "cdk.tf.json"), JSON.stringify(configuration));
  }
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({ app: 'cp -r made/. "$CDKTF_OUTDIR" && echo synthesised' }),
  );
  mkdirSync(join(folder, "cdktf.out"));
  return folder;
}

const ROOT = join(__dirname, "../..");
const COMMAND = join(__dirname, "../../cli/cdktf-patch.ts");
const TSX = ["--import", require.resolve("tsx")];

/** Linux alone tells in /proc who runs where. */
const onLinux = process.platform === "linux" ? test : test.skip;

/** Waits until a process has a child: Terraform. */
async function firstPlanBegins(pid: number): Promise<void> {
  for (;;) {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    if (children !== "") return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Process ids of what still works in a folder. */
function terraformsBelow(folder: string): readonly string[] {
  return readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

const plan = (folder: string, ...args: string[]): Promise<Outcome> => run(folder, ["plan", "--offline", ...args]);

describeWithTerraform("cdktf-patch plan", () => {
  test("synthesises, plans every stack and reviews the plans", async () => {
    const { exitCode, out, err } = await plan(projectWith({ eu: example(), us: example() }));

    expect(exitCode).toBe(2);
    expect(out).toContain("eu and 1 more  eu-central-1");
    expect(out).toContain("Plan: 14 to add, 0 to change, 0 to destroy.\n");
    expect(err).toBe("synthesised\nPlanned against pretended, empty accounts (offline-aws): AWS was not asked.\n");
  });

  test("one stack that fails does not hide the others", async () => {
    const broken = example();
    broken.resource.aws_ssm_patch_baseline.Linux.rejected_patches_action = "MAYBE";

    const { exitCode, out } = await plan(projectWith({ eu: example(), us: broken }));

    expect(exitCode).toBe(1);
    expect(out).toMatch(/^MEDIUM {2}1 of 2 stacks could not be planned/);
    expect(out).toContain("us                                                                   not planned\n");
    expect(out.replace(/\s+/g, " ")).toContain(
      'terraform plan ended with 1: Error: expected rejected_patches_action to be one of ["ALLOW_AS_DEPENDENCY" "BLOCK"], got MAYBE',
    );
    expect(out).toContain("Plan: 7 to add, 0 to change, 0 to destroy.\n");
  });

  test("plans only the stacks that are named, with the flags behind --", async () => {
    const folder = projectWith({ eu: example(), us: example() });

    const { out } = await plan(folder, "us", "--", "-target=aws_ssm_patch_baseline.Linux");

    expect(out).toContain("us  eu-central-1");
    expect(out).toContain("Plan: 1 to add, 0 to change, 0 to destroy.\n");
  });

  test("plans in place where there is a real account, and keeps the plan to be applied", async () => {
    const folder = projectWith({ eu: { resource: { terraform_data: { Only: { input: "built in" } } } } });

    const { exitCode, out } = await run(folder, ["plan"]);

    expect(exitCode).toBe(2);
    expect(out).toContain("NONE  Nothing about patching changes · 1 to add, 0 to change, 0 to destroy\n");
    expect(existsSync(join(folder, "cdktf.out/stacks/eu/tfplan"))).toBe(true);
  });

  test("tells what the program accepts, with reason, owner and date, until that day is over", async () => {
    const at = async (day: string) => {
      const { out } = await run(ROOT, ["plan", "--offline", "--output", testFolder(), "--at", `${day}T00:00Z`]);
      return out.replace(/\s+/g, " ");
    };

    expect(await at("2026-11-23")).toContain(
      "! PM106 patching/AmazonLinux2 operatingSystem: Amazon Linux 2 left support on 2026-06-30: no patches are " +
        "released for it any more; move its nodes to Amazon Linux 2023 accepted until 2027-03-31 (platform team): " +
        "its last nodes move to Amazon Linux 2023, whose baseline stands beside it",
    );
    expect(await at("2027-04-01")).toContain("was accepted until 2027-03-31 (platform team)");
  });

  onLinux("ends when it is interrupted, tells what is missing, and leaves no process behind", async () => {
    const names = Array.from({ length: 6 }, (_, index) => `stack-${index}`);
    const folder = projectWith(Object.fromEntries(names.map((name) => [name, example()])));
    const child = execa(process.execPath, [...TSX, COMMAND, "plan", "--offline", "--parallelism", "1"], {
      cwd: folder,
      reject: false,
      env: { NODE_OPTIONS: "", TMPDIR: join(folder, "made") },
    });

    await once(child.stderr as Readable, "data"); // the program has synthesised, Terraform begins
    await firstPlanBegins(child.pid as number);
    child.kill("SIGINT");
    const { exitCode, stdout } = await child;

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/[1-6] of 6 stacks could not be planned/);
    expect(stdout.replace(/\s+/g, " ")).toContain("stack-5 not planned interrupted before the plan was there");
    expect(terraformsBelow(folder)).toEqual([]);
  });

  test("refuses a stack that is not there, naming those that are", async () => {
    const { exitCode, err } = await plan(projectWith({ eu: example(), us: example() }), "asia");

    expect(exitCode).toBe(1);
    expect(err).toBe('synthesised\ncdktf-patch: expected a stack of eu, us, got "asia"\n');
  });

  test("tells what the program said when it does not synthesise", async () => {
    const folder = projectWith({});
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app: "echo patch baseline x is not valid; exit 3" }));

    const { exitCode, err } = await plan(folder);

    expect(exitCode).toBe(1);
    expect(err).toContain("ended with 3, nothing was planned");
    expect(err).toContain("patch baseline x is not valid");
  });
});

test("flags stand behind --, names before it", () => {
  expect(splitArguments(["eu", "-target=x"], ["plan", "eu", "--offline", "--", "-target=x"])).toEqual({
    stacks: ["eu"],
    flags: ["-target=x"],
  });
  expect(splitArguments(["eu"], ["plan", "eu"])).toEqual({ stacks: ["eu"], flags: [] });
});

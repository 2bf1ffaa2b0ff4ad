import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whereCommandCannotRun } from "../../../cli/console/framework-command";
import { chosenStacks, stackFiles } from "../../../cli/stacks/stack-files";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { projectWith, run } from "../given-stacks";

/** A project whose output folder has this manifest. */
function projectWithManifest(manifest: string): string {
  const folder = testFolder();
  mkdirSync(join(folder, "cdktf.out"));
  writeFileSync(join(folder, "cdktf.out", "manifest.json"), manifest);
  return folder;
}

const AGAIN = `run npx cdktf synth again${whereCommandCannotRun()}`;

/** What is wrong with a manifest, and how that is told. */
const DAMAGED: readonly (readonly [string, string])[] = [
  ["{}", `stacks: expected cdktf's list of stacks; ${AGAIN}`],
  ["null", `expected cdktf's list of stacks; ${AGAIN}`],
  ["[]", `expected cdktf's list of stacks; ${AGAIN}`],
  ['{"stacks":', "line 1: expected complete JSON"],
  ['{"stacks":null}', `stacks: expected cdktf's list of stacks; ${AGAIN}`],
  ['{"stacks":{"a":null}}', `stacks.a: expected what cdktf synth writes; ${AGAIN}`],
  ['{"stacks":{"a":{}}}', `stacks.a.synthesizedStackPath: expected the path of the stack's cdk.tf.json; ${AGAIN}`],
  [
    '{"stacks":{"a":{"synthesizedStackPath":7}}}',
    `stacks.a.synthesizedStackPath: expected the path of the stack's cdk.tf.json; ${AGAIN}`,
  ],
  [
    '{"stacks":{"a":{"synthesizedStackPath":"stacks/../../secret/cdk.tf.json"}}}',
    'stacks.a.synthesizedStackPath: expected a path within the folder, got "stacks/../../secret/cdk.tf.json"',
  ],
  [
    '{"stacks":{"a":{"synthesizedStackPath":"/etc/passwd"}}}',
    'stacks.a.synthesizedStackPath: expected a path within the folder, got "/etc/passwd"',
  ],
  [
    '{"stacks":{"a":{"synthesizedStackPath":"stacks/a/cdk.tf.json"}}}',
    `stacks.a.synthesizedStackPath: expected a file, found nothing at "stacks/a/cdk.tf.json"; ${AGAIN}`,
  ],
];

describe.each(DAMAGED)("a damaged manifest %s", (manifest, message) => {
  test.each([["calendar"], ["matrix"], ["promote", "test", "prod"]])("is one clear line in %s", async (...args) => {
    const { exitCode, out, err } = await run(projectWithManifest(manifest), args);

    expect({ exitCode, out, err }).toEqual({
      exitCode: 2,
      out: "",
      err: `cdktf-patch: cdktf.out/manifest.json: ${message}\n`,
    });
  });
});

test.each([["summary"], ["calendar"], ["matrix"]])(
  "a stack that was synthesised as HCL is one clear line in %s",
  async (command) => {
    const folder = projectWithManifest('{"stacks":{"a":{"synthesizedStackPath":"stacks/a/cdk.tf"}}}');
    mkdirSync(join(folder, "cdktf.out/stacks/a"), { recursive: true });
    writeFileSync(join(folder, "cdktf.out/stacks/a/cdk.tf"), "terraform {\n}\n");

    const { exitCode, err } = await run(folder, [command]);

    expect(err).toBe(
      `cdktf-patch: cdktf.out/manifest.json: stacks.a.synthesizedStackPath: expected JSON, got HCL in "stacks/a/cdk.tf"; run npx cdktf synth without --hcl${whereCommandCannotRun()}\n`,
    );
    expect(exitCode).toBe(2);
  },
);

/** What Terraform plans without any provider. */
const BUILT_IN = { terraform_data: { Only: { input: "built in" } } };
const OF_ONE_STACK = DAMAGED.filter(([manifest]) => manifest.includes('"a"'));
const OF_ALL = DAMAGED.filter(([manifest]) => !manifest.includes('"a"'));

describeWithTerraform("before anything is planned", () => {
  test.each(OF_ALL)("a damaged manifest %s is one clear line", async (manifest, message) => {
    const { exitCode, out, err } = await run(projectWithManifest(manifest), [
      "plan",
      "--skip-synth",
      "--app",
      "cdktf.out",
    ]);

    expect({ exitCode, out, err }).toEqual({
      exitCode: 1,
      out: "",
      err: `cdktf-patch: cdktf.out/manifest.json: ${message}\n`,
    });
  });

  test("a stack that the manifest lists in a broken way is named, and keeps no other from being planned", async () => {
    const folder = projectWith({ good: BUILT_IN });
    const broken = OF_ONE_STACK.map(([manifest], index) => [`broken-${index}`, JSON.parse(manifest).stacks.a] as const);
    const good = { synthesizedStackPath: "stacks/good/cdk.tf.json" };
    const stacks = { good, ...Object.fromEntries(broken) };
    writeFileSync(join(folder, "cdktf.out/manifest.json"), JSON.stringify({ stacks }));

    const { exitCode, out } = await run(folder, ["plan", "--skip-synth", "--offline", "--format", "json"]);

    const review = JSON.parse(out);
    expect(exitCode).toBe(1);
    expect(review.stacks.map(({ name }: { name: string }) => name)).toEqual(["good"]);
    expect(review.failures).toEqual(
      OF_ONE_STACK.map(([, message], index) => ({
        stack: `broken-${index}`,
        reason: `cdktf.out/manifest.json: ${message.replace("stacks.a", `stacks.broken-${index}`)}`,
      })),
    );
  });

  test("a stack whose file is cut, a folder or gone is named without a word of it, and keeps no other back", async () => {
    const folder = projectWith({ cut: {}, folder: {}, good: BUILT_IN, gone: {} });
    const file = (stack: string) => join(folder, "cdktf.out/stacks", stack, "cdk.tf.json");
    writeFileSync(file("cut"), '{"variable": {"password": {"default": "hunter2"');
    rmSync(file("folder"));
    mkdirSync(file("folder"));
    rmSync(file("gone"));

    const { exitCode, out, err } = await run(folder, ["plan", "--skip-synth", "--offline", "--format", "json"]);

    const review = JSON.parse(out);
    expect(exitCode).toBe(1);
    expect(review.stacks.map(({ name }: { name: string }) => name)).toEqual(["good"]);
    expect(review.failures).toEqual([
      { stack: "cut", reason: "cdktf.out/stacks/cut/cdk.tf.json: line 1: expected complete JSON" },
      { stack: "folder", reason: "cdktf.out/stacks/folder/cdk.tf.json: expected a file, found a folder" },
      {
        stack: "gone",
        reason: `cdktf.out/manifest.json: stacks.gone.synthesizedStackPath: expected a file, found nothing at "stacks/gone/cdk.tf.json"; ${AGAIN}`,
      },
    ]);
    expect(out + err).not.toContain("hunter2");
  });
});

test("a link that leads out of the folder is refused, for Terraform would run where it leads to", async () => {
  const folder = projectWith({ a: {} });
  const elsewhere = testFolder();
  writeFileSync(join(elsewhere, "cdk.tf.json"), "{}");
  rmSync(join(folder, "cdktf.out/stacks/a"), { recursive: true });
  symlinkSync(elsewhere, join(folder, "cdktf.out/stacks/a"));

  expect((await run(folder, ["calendar"])).err).toBe(
    "cdktf-patch: cdktf.out/manifest.json: stacks.a.synthesizedStackPath: expected a path within the folder, got a link that leads out of it\n",
  );
});

test("a folder without a manifest is no output of cdktf", async () => {
  const folder = testFolder();
  mkdirSync(join(folder, "cdktf.out"));

  const { err } = await run(folder, ["calendar"]);

  expect(err).toBe(
    `cdktf-patch: cdktf.out/manifest.json: expected the output of cdktf synth, found nothing there; run npx cdktf synth first${whereCommandCannotRun()}\n`,
  );
});

test("stacks are listed by their names, with what was noticed about them", () => {
  const folder = join(projectWith({ b: {}, a: {} }), "cdktf.out");
  const notice = { constructPath: "a/Linux", level: "@cdktf/warn", message: "approves nothing", stacktrace: [] };
  const stack = (name: string, annotations?: object[]) => ({
    synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
    annotations,
  });
  const manifest = { stacks: { b: stack("b"), a: stack("a", [notice]) } };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));

  const { stacktrace: _, ...told } = notice;
  expect(stackFiles(folder, "cdktf.out")).toEqual([
    {
      name: "a",
      file: join(folder, "stacks/a/cdk.tf.json"),
      shown: "cdktf.out/stacks/a/cdk.tf.json",
      annotations: [told],
    },
    { name: "b", file: join(folder, "stacks/b/cdk.tf.json"), shown: "cdktf.out/stacks/b/cdk.tf.json", annotations: [] },
  ]);
});

test("a finding is whole and in its place, as this release prints it and as an older one did", () => {
  const folder = join(projectWith({ a: {}, b: {} }), "cdktf.out");
  const own = { constructPath: "b/Linux", level: "@cdktf/info", message: "approves all [PM114]" };
  const first = { constructPath: "a/Linux", level: "@cdktf/warn" };
  const repeated = { ...first, constructPath: "b/Linux", message: "the same as in a/Linux [PM110]" };
  const stack = (name: string, annotations: object[]) => ({
    synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
    annotations,
  });
  const of = (stacks: object) => {
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ stacks }));
    return stackFiles(folder, "cdktf.out").map(({ annotations }) => annotations.map(({ message }) => message));
  };
  const also = "\n    The same in 1 more stack: b.";

  const before = {
    a: stack("a", [{ ...first, message: `approves nothing [PM110]\n    It waits.${also}` }]),
    b: stack("b", [repeated, own]),
  };
  const now = {
    a: stack("a", [{ ...first, message: `approves \n  nothing [PM110]\n    It \n    waits.${also}` }]),
    b: { ...stack("b", [own]), repeatedFindings: [{ ...repeated, at: 0 }] },
  };
  const texts = [["approves nothing [PM110]\n    It waits."], ["approves nothing [PM110]\n    It waits.", own.message]];
  expect(of(before)).toEqual(texts);
  expect(of(now)).toEqual(texts);
});

test("a name that none of many stacks has is refused in a line, with the one that was probably meant", () => {
  const stacks = Array.from({ length: 300 }, (_, at) => ({ name: `prod-${at}`, reason: "" }));

  expect(() => chosenStacks(["prdo-77"], stacks, "cdktf.out", "/")).toThrow(
    'expected a stack of prod-0, prod-1, prod-2, prod-3, prod-4, prod-5 and 294 more, got "prdo-77"; did you mean prod-77',
  );
});

test.each([[[]], [["prod"]]])(
  "an output without a stack is refused with how to make one, whatever is asked for: %j",
  (names) => {
    expect(() => chosenStacks(names, [], "cdktf.out", "/")).toThrow(
      "cdktf.out/manifest.json: stacks: expected a stack, found none; add one to the app, and run npx cdktf synth again",
    );
  },
);

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { recorded } from "../review/stories/recording";
import { faultsIn } from "../support/attacks/faults";
import { cases } from "../support/attacks/full-size";
import { type Leaf, textsOf, withLeaf } from "../support/attacks/json";
import { HOSTILE_NAMES } from "../support/attacks/names";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

const TIME = 900_000;
const NAMES = Object.values(HOSTILE_NAMES);
const ALL_AT_ONCE = NAMES.join(" ");

/** A synthesised fleet, and a list of patches. */
function project(): string {
  const folder = synthesisedFleet();
  writeFileSync(join(folder, "plan.json"), JSON.stringify(recorded("target-moved").plan));
  writeFileSync(join(folder, "list.json"), JSON.stringify({ Patches: [PATCH] }));
  writeFileSync(join(folder, "rules.js"), RULES);
  return folder;
}

/** A rule of somebody's own that repeats whatever it sees, as places and in sentences. */
const RULES = `
const { defineCheck } = require(${JSON.stringify(join(__dirname, "../../model/house-rules"))});
const repeat = (object, { problems }) => {
  const text = JSON.stringify(object);
  problems.add(String(object.name ?? object.patchGroup ?? text), text, { because: text, fix: text });
};
const rule = (id, on) =>
  defineCheck({ id, severity: "warning", on, cause: "c", reason: "r", source: "s", fix: "f", find: repeat });
module.exports = [rule("ACME001", "baseline"), rule("ACME002", "group"), rule("ACME003", "window")];
`;

const PATCH = {
  Id: "a.x86_64",
  ReleaseDate: "2026-11-10T12:00:00+00:00",
  Title: "a",
  Name: "a",
  Version: "1.0",
  Release: "1.amzn2023",
  Arch: "x86_64",
  Product: "AmazonLinux2023",
  ProductFamily: "Amazon Linux",
  Classification: "Security",
  Severity: "Important",
  CVEIds: ["CVE-2026-1"],
};

/** Every form of every command that shows what it read, by the file in which names come in. */
const FILES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "cdktf.out/stacks/prod-us/cdk.tf.json": [
    ["calendar", "--limit", "2"],
    ["calendar", "--format", "json"],
    ["calendar", "--write", "page.html", "--write", "page.ics"],
    ["matrix"],
    ["matrix", "--format", "json", "--write", "page.html"],
    ["summary", "--notes"],
    ["summary", "--format", "json", "--write", "page.html"],
    ["summary", "--notes", "--checks", "./rules.js", "--write", "page.html", "--write", "page.json"],
    ["promote", "test", "prod", "--dry-run"],
    ["arrival"],
    ["arrival", "list.json", "--format", "csv"],
    ["arrival", "list.json", "--format", "json"],
    ["explain", "list.json"],
    ["explain", "list.json", "--format", "csv"],
    ["explain", "list.json", "--format", "json"],
    ["explain", "list.json", "--patch", "a"],
  ],
  "cdktf.out/manifest.json": [["calendar"], ["matrix"], ["summary", "--notes"]],
  "list.json": [
    ["explain", "list.json"],
    ["explain", "list.json", "--format", "csv"],
    ["explain", "list.json", "--format", "json"],
    ["explain", "list.json", "--patch", "a"],
  ],
  "plan.json": [
    ["review", "plan.json"],
    ["review", "plan.json", "--format", "json"],
    ["review", "plan.json", "--write", "page.html", "--write", "page.md", "--write", "page.sarif"],
    ["review", "plan.json", "--checks", "./rules.js", "--write", "page.html", "--write", "page.md"],
  ],
};

/** What users name: groups, windows, baselines, accounts, rings, patches. */
const WORDS = ["web", "sunday", "amazon-linux-2023", "prod-us", "prod", "a", "linux", "dev-web", "security first"];

async function faultsOf(folder: string, args: readonly string[]): Promise<readonly string[]> {
  const { out, err } = await run(folder, args);
  const form = args.includes("--format") ? (args[args.indexOf("--format") + 1] as string) : "terminal";
  const written = readdirSync(folder).filter((name) => name.startsWith("page."));
  return [
    ...faultsIn(`${args[0]}.${form}`, out),
    ...faultsIn("standard error", err),
    ...written.flatMap((name) => faultsIn(name, readFileSync(join(folder, name), "utf8"))),
  ];
}

describe.each(Object.entries(FILES))(
  "names in %s steer nothing, hide nothing and look like no other",
  (file, commands) => {
    const folder = project();
    const path = join(folder, file);
    const given = readFileSync(path, "utf8");

    test("where nobody changed them, all is read and shown", async () => {
      for (const args of commands) {
        const { exitCode, out, err } = await run(folder, args);

        // What changes is no fault of a plan.
        expect([args, exitCode, err]).toEqual([args, args[0] === "review" ? 2 : 0, ""]);
        expect(out).not.toBe("");
      }
    });

    test.each(WORDS.filter((word) => given.includes(JSON.stringify(word))))(
      "where %s is called so, in every form of every command",
      async (word) => {
        const found: string[] = [];

        writeFileSync(path, given.replaceAll(JSON.stringify(word), JSON.stringify(ALL_AT_ONCE)));
        for (const args of commands) found.push(...(await faultsOf(folder, args)));

        expect(found).toEqual([]);
      },
      TIME,
    );

    test(
      "wherever they stand",
      async () => {
        const data = JSON.parse(given);
        const leaves = textsOf(data);
        const found: string[] = [];

        for (const { at, name, args } of draws(leaves.length, commands, cases(20))) {
          const leaf = leaves[at] as Leaf;
          writeFileSync(path, JSON.stringify(withLeaf(data, leaf, name)));
          found.push(...(await faultsOf(folder, args)).map((fault) => `${leaf.join(".")}: ${fault}`));
        }

        expect(found.slice(0, 20)).toEqual([]);
      },
      TIME,
    );
  },
);

/** The same places, names and commands on every day. */
function* draws(places: number, commands: readonly (readonly string[])[], count: number) {
  for (const [at, name, command] of fc.sample(
    fc.tuple(fc.nat(places - 1), fc.constantFrom(...NAMES), fc.constantFrom(...commands)),
    { numRuns: count, seed: 16 },
  )) {
    yield { at, name, args: command };
  }
}

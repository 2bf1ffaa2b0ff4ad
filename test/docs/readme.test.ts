import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { REPOSITORY } from "../../cli/run-cli";
import * as library from "../../modules";
import { exampleSummary } from "../../scripts/example-summary";
import { terminalPicture } from "../../scripts/terminal-picture";
import { testFolder } from "../support/folders";
import { firstInReadme, README } from "../support/readme";
import { exampleProgram, runIn } from "../support/written-program";

const ROOT = join(__dirname, "../..");

test.each([
  ["the first program", firstInReadme("ts"), ["patching"]],
  ["the fleet", fleetInReadme(), ["dev", "prod", "prod-us", "test"]],
])("%s warns of nothing", (_, program, stacks) => {
  const app = new App({ outdir: testFolder(), context: { [library.TODAY_CONTEXT]: "2026-11-23" } });

  runIn(app, program);

  expect(readdirSync(join(app.outdir, "stacks")).sort()).toEqual(stacks);
  expect(warningsIn(app)).toEqual([]);
});

test("the fleet is examples/three-rings, which the compiler reads", () => {
  expect(fleetInReadme()).toBe(exampleProgram("three-rings"));
});

test("the fleet works on every Region of an account that has two: its groups, its topic and its emergency", () => {
  const ofUs = '      region: "us-east-1",\n      overrides';
  const [, regions = ""] = /^- An account with several Regions: `(.*?)` beside/m.exec(README) ?? [];
  const program = fleetInReadme().replace(ofUs, `      ${regions},\n${ofUs}`);
  const app = new App({ outdir: testFolder(), context: { [library.TODAY_CONTEXT]: "2026-11-23" } });

  runIn(app, program);

  const { resource } = JSON.parse(readFileSync(join(app.outdir, "stacks/prod-us/cdk.tf.json"), "utf8"));
  const regionsOf = (type: string, shown = (_: Record<string, string>) => true) =>
    Object.values<Record<string, string>>(resource[type])
      .filter(shown)
      .map(({ region = "us-east-1" }) => region)
      .sort();
  const both = ["us-east-1", "us-west-2"];
  expect(regionsOf("aws_sns_topic_subscription")).toEqual(both);
  expect(regionsOf("aws_s3_object")).toEqual(both);
  expect(regionsOf("aws_ssm_maintenance_window", ({ name }) => name === "emergency-openssl")).toEqual(both);
  expect(Object.keys(resource.aws_iam_role_policy).filter((id) => id.startsWith("Nodes"))).toHaveLength(2);
  expect(warningsIn(app)).toEqual([]);
});

test("the fleet may have nodes with Ubuntu, with what stands below it", () => {
  const [, note = ""] = /^(- Nodes with Ubuntu[\s\S]*?)(?=^- )/m.exec(README) ?? [];
  const [within = "", acceptance = "", patches = ""] = [
    ...note.matchAll(/`((?:patchWithin|acceptFinding|patches)[^`]*)`/g),
  ].map(([, code = ""]) => code);
  const ubuntu = 'Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ complianceLevel: "HIGH" }] }';
  const program = fleetInReadme()
    .replace(/RedHat: \{.*\}/, ubuntu)
    .replace('"RedHat"', '"Ubuntu"')
    .replace(/patchWithin: \{.*?\}/, within)
    .replace(/patches: \[.*?\]/, patches)
    .replace(
      "const app = new App();",
      `const app = new App();\n${acceptance.replace("…", "a snapshot for each ring")};`,
    );
  const app = new App({ outdir: testFolder(), context: { [library.TODAY_CONTEXT]: "2026-11-23" } });

  runIn(app, program);

  expect(program).toContain("UBUNTU");
  expect(warningsIn(app)).toEqual([]);
});

test("the fleet may have a change freeze, with what stands below it", () => {
  const [, freeze = ""] =
    /^- A change freeze \(blackout\): `(changeFreezes: .*?)` in `environment`/m.exec(README) ?? [];
  const program = fleetInReadme().replace("Important: 14 }", `Important: 14 },\n    ${freeze}`);
  const app = new App({ outdir: testFolder(), context: { [library.TODAY_CONTEXT]: "2026-11-23" } });

  runIn(app, program);

  const stack = (name: string) => JSON.parse(readFileSync(join(app.outdir, `stacks/${name}/cdk.tf.json`), "utf8"));
  const datesOf = (name: string) =>
    Object.values<Record<string, string>>(stack(name).resource.aws_ssm_maintenance_window)
      .filter((window) => window.name?.startsWith("weekly"))
      .map(({ start_date, end_date }) => start_date ?? end_date)
      .filter((date) => date !== undefined)
      .sort();
  expect(JSON.stringify(stack("prod")["//"])).toContain('"exceptDuring":[{"from":"2026-12-14","until":"2027-01-04"}]');
  expect(datesOf("prod")).toEqual(["2026-12-14T00:00:00+01:00", "2027-01-04T00:00:00+01:00"]);
  expect(datesOf("prod-us")).toEqual(["2026-12-14T00:00:00-05:00", "2027-01-04T00:00:00-05:00"]);
  expect(warningsIn(app)).toEqual([]);
});

test("says what must be there before the fleet is applied: all that its program names and does not make", () => {
  const [, needed = ""] = README.split("Before an apply these must be there:");
  const [table = ""] = needed.trim().split("\n\n");
  const named = [...fleetInReadme().matchAll(/(?:roleName|bucket|role|endpoint|patchGroup): "([^"]+)"/g)];

  expect(named.map(([, name]) => name).sort()).toEqual([
    "nodes",
    "patching",
    "patching@example.com",
    "servers",
    "terraform-states",
  ]);
  for (const [, name] of named) expect(table).toMatch(new RegExp(`^\\| .*[\` ]${name}\``, "m"));
});

test("the badges say what package.json, the lanes and the bindings say", () => {
  const [ours, lanes, bindings] = [
    "package.json",
    "test/lanes/package.json",
    "node_modules/@cdktf/provider-aws/package.json",
  ].map((file) => JSON.parse(readFileSync(join(ROOT, file), "utf8")));
  const nodes = readFileSync(join(ROOT, ".ci/run"), "utf8").matchAll(/^ *lane node-(\d+) /gm);
  const compilers = Object.keys(lanes.dependencies).flatMap((name) => /^typescript-(.+)/.exec(name)?.[1] ?? []);

  expect([...README.matchAll(/^!\[([^\]]+)\]\(https:/gm)].map(([, badge]) => badge)).toEqual([
    ours.license,
    `Node ${[/\d+/.exec(ours.engines.node)?.[0], ...[...nodes].map(([, version]) => version)].join(", ")}`,
    "Terraform 1.5 or later, or OpenTofu",
    `TypeScript ${compilers.sort()[0]} or later`,
    `AWS provider ${/^\d+/.exec(bindings.cdktf.provider.version)}`,
  ]);
});

test("npm makes addresses of README's links: package.json has the one that help prints", () => {
  const { homepage, bugs, repository } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

  expect([homepage, bugs.url, repository.url]).toEqual([
    `${REPOSITORY}#readme`,
    `${REPOSITORY}/issues`,
    `git+${REPOSITORY}.git`,
  ]);
});

test("shows what synth tells of the example, in words and as a picture, with two accepted findings and no note", () => {
  const summary = exampleSummary().trimEnd();

  expect(README).toContain(`\n\`\`\`\n${summary}\n\`\`\`\n`);
  expect(readFileSync(join(ROOT, "docs/summary.svg"), "utf8")).toBe(
    terminalPicture("npm run synth", summary.split("\n")),
  );
  expect(summary.match(/^ {2}[i!✖] /gm)).toHaveLength(2);
});

/** What is warned of, without what the program itself accepts. */
function warningsIn(app: App): readonly string[] {
  return library
    .findingsIn(app)
    .filter(({ finding, accepted }) => finding.severity !== "information" && accepted === undefined)
    .map(({ text }) => text);
}

/** The block that makes a fleet. */
function fleetInReadme(): string {
  return [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code as string)[1] ?? "";
}

test("the README and the guides say how main.out is made, where they compare with it", () => {
  for (const page of ["README.md", "docs/review.md", "docs/ci.md"])
    expect(readFileSync(join(ROOT, page), "utf8")).toMatch(/npx cdktf synth --output main\.out/);
});

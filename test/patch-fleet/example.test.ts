import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App } from "cdktf";
import execa from "execa";
import { patchFleet } from "../../examples/fleet/main";
import { findingsIn, TODAY_CONTEXT } from "../../modules";
import { run } from "../cli/given-stacks";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";

const ROOT = resolve(__dirname, "../..");
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function app(): App {
  const outdir = mkdtempSync(join(tmpdir(), "fleet-example-"));
  folders.push(outdir);
  return new App({ outdir, context: { [TODAY_CONTEXT]: "2026-11-23" } });
}

test("the example keeps its promises", () => {
  const { promises } = patchFleet(app());

  expect(promises.map(({ before, ring, baseline, outcome }) => [before, ring, baseline, outcome])).toEqual([
    ["dev", "test", "AmazonLinux2023", "kept"],
    ["dev", "test", "Windows", "kept"],
    ["test", "prod", "AmazonLinux2023", "kept"],
    ["test", "prod", "Windows", "kept"],
  ]);
});

test("the example is free of findings", () => {
  const to = app();
  patchFleet(to);

  expect(findingsIn(to).map(({ text }) => text)).toEqual([]);
});

test("its matrix marks the account that is not like the others", async () => {
  const to = app();
  patchFleet(to);
  to.synth();

  const { out } = await run(to.outdir, ["matrix", "--app", "."]);

  expect(out.split("\n").slice(0, 7)).toEqual([
    "               delay  non-      reboot     window                      from",
    "                      security",
    "dev-eu   dev   0 d    yes       if needed  Tue 22:00 Europe/Paris      ring",
    "test-eu  test  3 d    yes       if needed  Thu 22:00 Europe/Paris      ring",
    "prod-eu  prod  7 d    no        if needed  Sun 04:00 Europe/Paris      ring",
    "prod-jp  prod  7 d    no        if needed  Sun 04:00 Asia/Tokyo        account",
    "prod-us  prod  7 d    no        no ◄       Sun 04:00 America/New_York  account",
  ]);
});

test("its command writes the stacks, and a shard of them", () => {
  const outdir = mkdtempSync(join(tmpdir(), "fleet-example-"));
  folders.push(outdir);
  const command = ["--import", "tsx", "examples/fleet/main.ts", "--shard", "1/2"];

  execa.sync("node", command, { cwd: ROOT, env: { CDKTF_OUTDIR: outdir } });

  expect(readdirSync(join(outdir, "stacks"))).toEqual(["prod-jp", "test-eu"]);
});

describeWithTerraform("the example with Terraform", () => {
  test(
    "every account is applied, and then there is nothing to do",
    withOfflineAws(async ({ terraform }) => {
      const to = app();
      const { stacks } = patchFleet(to);
      to.synth();

      for (const name of Object.keys(stacks)) {
        const file = join(to.outdir, "stacks", name, "cdk.tf.json");
        const one = terraform(JSON.parse(readFileSync(file, "utf8")) as object);
        await one.apply();

        expect([name, (await one.plan()).changes]).toEqual([name, false]);
      }
    }),
  );
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../cli/given-stacks";
import { folderWith, hcl } from "../cli/stacks/given-hcl";
import { testFolder } from "../support/folders";
import { nodesOf, snapshotOf } from "../support/snapshots";
import { describeWithTerraform } from "../support/terraform";

describeWithTerraform("a folder of .tf files as it was before", () => {
  test("is found by its name where there are several, and one that is gone is named", async () => {
    const folder = testFolder();
    for (const name of ["web", "db"]) folderWith(join(folder, "before/stacks"), name, hcl(7));
    folderWith(join(folder, "after/stacks"), "web", hcl(7));

    const { exitCode, out } = await run(folder, ["review", "after", "--before", "before"]);

    expect(out).toContain("MEDIUM  before/stacks/db is gone, and what was made stays");
    expect(out).toContain("has no counterpart in after: what it had is not reviewed");
    expect(out.replace(/\s+/g, " ")).toContain("0 to add, 0 to change, 0 to destroy");
    expect(exitCode).toBe(2);
  });

  test("is found by its path below what was typed, so that a root with stacks beside it is compared", async () => {
    const folder = testFolder();
    for (const place of ["main", "mine"]) {
      folderWith(folder, place, hcl(7));
      folderWith(join(folder, place, "stacks"), "web", hcl(7));
    }
    writeFileSync(join(folder, "mine", "main.tf"), hcl(7).slice(0, hcl(7).indexOf('resource "aws_ssm_patch_group"')));

    const { exitCode, out } = await run(folder, ["review", "mine", "--before", "main", "--fail-on", "high"]);

    expect(out).toContain("patch group prod-web");
    expect(out).toContain("0 to add, 0 to change, 1 to destroy");
    expect(exitCode).toBe(3);
  });

  test("is not taken for another stack where each side has one alone", async () => {
    const folder = testFolder();
    folderWith(join(folder, "before/stacks"), "prod", hcl(7));
    folderWith(join(folder, "after/stacks"), "dev", hcl(7));

    const { exitCode, out } = await run(folder, ["review", "after", "--before", "before"]);

    expect(out).toContain("before/stacks/prod is gone");
    expect(out).toContain("has no counterpart in after: what it had is not reviewed");
    expect(out).toContain("2 to add, 0 to change, 0 to destroy");
    expect(exitCode).toBe(2);
  });

  test("is in the account of the snapshot: that its simulated ids name names none", async () => {
    const folder = testFolder();
    folderWith(folder, "before", hcl(7));
    folderWith(folder, "after", hcl(0));
    const patchGroups = [
      { PatchGroup: "prod-web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: "pb-0cb31f45955d373d8" },
    ];
    const snapshot = snapshotOf({ nodes: [...nodesOf("prod-web", 208)], patchGroups }, "444455556666");
    writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshot));

    const { out, err } = await run(folder, ["review", "after", "--before", "before", "--account", "snapshot.json"]);

    expect(err + out).not.toMatch(/123456789012|nothing of/);
    expect(out).toContain("reaches patch group prod-web: 208 nodes");
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { patching, projectWith, run } from "../given-stacks";
import { fixture, project } from "./given-lists";

test.each([
  ["<release>Rocky Linux 8</release>", "ROCKY_LINUX"],
  ["<release>AlmaLinux 9</release>", "ALMA_LINUX"],
  ["<pkglist><collection><name>Red Hat Enterprise Linux 8.10</name></collection></pkglist>", "REDHAT_ENTERPRISE_LINUX"],
])("a list that says %s is not asked for its system", async (release, system) => {
  const systems = ["ROCKY_LINUX", "ALMA_LINUX", "REDHAT_ENTERPRISE_LINUX"];
  const one = (name: string) => ({ ...patching.aws_ssm_patch_baseline.AmazonLinux2, name, operating_system: name });
  const folder = projectWith({
    patching: {
      aws_ssm_patch_baseline: Object.fromEntries(systems.map((name) => [name, one(name)])),
      aws_ssm_patch_group: Object.fromEntries(
        systems.map((name) => [name, { patch_group: "web", baseline_id: `\${aws_ssm_patch_baseline.${name}.id}` }]),
      ),
    },
  });
  const list =
    `<updates><update type="security"><id>RLSA-2026:1</id>${release}<severity>Important</severity>` +
    '<issued date="2026-11-20 10:00:00"/></update></updates>';

  const { err, out } = await run(folder, ["explain", "-", "--format", "json"], list);

  expect(err).toBe("");
  expect(JSON.parse(out).map(({ operatingSystem }: { operatingSystem: string }) => operatingSystem)).toEqual([system]);
});

test("reads a packed list, and several lists at once", async () => {
  const folder = project();
  writeFileSync(join(folder, "updateinfo.xml.gz"), gzipSync(fixture("amazon-linux-2")));

  const packed = await run(folder, ["explain", "updateinfo.xml.gz"]);
  const both = await run(folder, ["explain", "updateinfo.xml.gz", "updateinfo.xml", "--format", "json"]);

  expect(packed.out).toBe((await run(folder, ["explain", "updateinfo.xml"])).out);
  expect(JSON.parse(both.out)).toHaveLength(16);
});

test("leaves out what is for a system without baseline, and says so", async () => {
  const folder = project();
  writeFileSync(join(folder, "other.xml"), fixture("amazon-linux-2023"));

  const { exitCode, out } = await run(folder, ["explain", "updateinfo.xml", "other.xml"]);

  expect(exitCode).toBe(0);
  expect(out).toContain("Left out: 2 entries for Amazon Linux 2023, for which no group here has a\nbaseline.\n");
});

test("says that a list is cut off where AWS had more to say", async () => {
  const folder = project();
  const patches = [{ Title: "bash", KBId: "bash.x86_64", Classification: "Security", Severity: "Low" }];
  const list = (json: object) => writeFileSync(join(folder, "list.json"), JSON.stringify(json));

  list({ Patches: patches, NextToken: "AAEAAW" });
  expect((await run(folder, ["explain", "list.json", "--os", "AMAZON_LINUX_2"])).err).toBe(
    "list.json is not whole: its NextToken says that more follow.\n",
  );
  list({ Patches: patches, NextToken: null });
  expect((await run(folder, ["explain", "list.json", "--os", "AMAZON_LINUX_2"])).err).toBe("");
});

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { patching, projectWith, run } from "../given-stacks";
import { FIXTURES } from "./given-lists";

describe("a patch group that follows a baseline kept elsewhere", () => {
  const elsewhere = {
    ...patching,
    aws_ssm_patch_group: {
      ...patching.aws_ssm_patch_group,
      Prod: { patch_group: "prod", baseline_id: "pb-0123456789abcdef0" },
      Other: { patch_group: "other", baseline_id: "${var.baseline}" },
      Both: { patch_group: "Critical", baseline_id: "pb-0fedcba9876543210" },
    },
  };
  const because = "its baseline pb-0123456789abcdef0 is kept elsewhere, and what it approves is not known here";

  function projectElsewhere(stack: object = elsewhere): string {
    const folder = projectWith({ stack });
    copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
    return folder;
  }

  test.each([[[]], [["--patch", "curl"]]])("is named below what is printed with %j", async (args) => {
    const { exitCode, out } = await run(projectElsewhere(), ["explain", "updateinfo.xml", ...args]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(
      new RegExp(
        [
          "As of .*",
          "local times by time zone data 2026f.",
          "prod is not explained: its baseline pb-0123456789abcdef0 is kept elsewhere, and",
          "what it approves is not known here.",
          "other is not explained: which baseline it follows is not known yet.",
          "$",
        ].join("\n"),
      ),
    );
  });

  test("has a record of its own in JSON, and a line in CSV", async () => {
    const json = await run(projectElsewhere(), ["explain", "updateinfo.xml", "--format", "json"]);
    const csv = await run(projectElsewhere(), ["explain", "updateinfo.xml", "--format", "csv"]);

    expect(JSON.parse(json.out)).toHaveLength(10);
    expect(JSON.parse(json.out)[8]).toEqual({ stack: "stack", patchGroup: "prod", verdict: "unknown", because });
    expect(csv.out).toContain(`\r\nstack,prod,,,,,,,unknown,,,,,,,,,,,,,"${because}",,,,,,,,\r\n`);
  });

  test("is told even if it is the only one", async () => {
    const { aws_ssm_patch_group } = elsewhere;
    const folder = projectElsewhere({ aws_ssm_patch_group: { Prod: aws_ssm_patch_group.Prod } });

    const { exitCode, out, err } = await run(folder, [
      "explain",
      "updateinfo.xml",
      "--format",
      "json",
      "--os",
      "AMAZON_LINUX_2",
    ]);

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(JSON.parse(out)).toEqual([{ stack: "stack", patchGroup: "prod", verdict: "unknown", because }]);
  });

  test("is left out where another group is asked for", async () => {
    const { out } = await run(projectElsewhere(), ["explain", "updateinfo.xml", "--group", "dev-web"]);

    expect(out).not.toContain("not explained");
  });
});

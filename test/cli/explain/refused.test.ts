import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { patching, projectWith, run } from "../given-stacks";
import { fixture, project } from "./given-lists";

describe("refuses", () => {
  const cut = (xml: Buffer) => xml.subarray(0, 2000);

  test.each<[string, string[], Record<string, string | Buffer>, string]>([
    ["a missing list", ["no.xml"], {}, "no.xml: expected a file, found nothing there"],
    ["a folder", ["cdktf.out"], {}, "cdktf.out: expected a file, found a folder"],
    ["an empty list", ["a"], { a: "" }, "a: expected an updateinfo.xml or JSON of the AWS CLI"],
    ["another format", ["a"], { a: "id,severity" }, "a: expected an updateinfo.xml or JSON of the AWS CLI"],
    ["a binary file", ["a"], { a: Buffer.from([0xff, 0x00, 0xfe]) }, "a: expected text in UTF-8"],
    ["half a list", ["a"], { a: cut(fixture("amazon-linux-2")) }, "a: line 37: unclosed tag: update"],
    [
      "half a packed list",
      ["a"],
      { a: gzipSync(fixture("amazon-linux-2")).subarray(0, 400) },
      "a: expected a complete gzip file, it ends too early",
    ],
    [
      "another packing",
      ["a.xz"],
      { "a.xz": Buffer.from("fd377a585a00", "hex") },
      "a.xz: expected XML, gzip or JSON, got a packed file; run unxz a.xz first",
    ],
    ["half of JSON", ["a"], { a: '{"Patches": [\n{"Name": ' }, "a: line 2: expected complete JSON"],
    [
      "JSON of another command",
      ["a"],
      { a: "{}" },
      "a: expected the output of describe-available-patches or describe-instance-patches, got an object without a list of Patches",
    ],
    [
      "a list of another system",
      ["a"],
      { a: fixture("amazon-linux-2023") },
      "expected a patch list for these stacks, got one for Amazon Linux 2023; the groups here are for Amazon Linux 2",
    ],
    [
      "a patch that is not there",
      ["updateinfo.xml", "--patch", "ALAS2-1"],
      {},
      'expected a patch called "ALAS2-1", found none in updateinfo.xml',
    ],
    [
      "a group that is not there",
      ["updateinfo.xml", "--group", "prod"],
      {},
      '--group: no stack has a patch group called "prod", there are Critical and dev-web',
    ],
    [
      "a system that is none",
      ["updateinfo.xml", "--os", "BEOS"],
      {},
      '--os: expected one of WINDOWS, AMAZON_LINUX, AMAZON_LINUX_2, AMAZON_LINUX_2022, UBUNTU, REDHAT_ENTERPRISE_LINUX, SUSE, CENTOS, ORACLE_LINUX, DEBIAN, MACOS, RASPBIAN, ROCKY_LINUX, ALMA_LINUX, AMAZON_LINUX_2023, got "BEOS"',
    ],
    [
      "a moment without zone",
      ["updateinfo.xml", "--at", "2026-11-29T02:00"],
      {},
      '--at: expected a moment with its zone, such as 2026-11-29T02:00Z or 2026-11-29T02:00[Asia/Seoul], got "2026-11-29T02:00"',
    ],
    [
      "two formats",
      ["updateinfo.xml", "--json", "--csv"],
      {},
      "expected one form, got --json and --csv; leave one out",
    ],
    ["stacks that are no JSON", ["updateinfo.xml", "--app", "a"], { a: "{" }, "a: line 1: expected complete JSON"],
    [
      "stacks that are something else",
      ["updateinfo.xml", "--app", "a"],
      { a: "[]" },
      "a: expected a Terraform configuration, got a list of 0 entries",
    ],
  ])("%s with one line and exit code 2", async (_, args, files, message) => {
    const folder = project();
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);

    const { exitCode, out, err } = await run(folder, ["explain", ...args]);

    expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${message}\n` });
  });

  test("an unmarked list, if several systems are patched", async () => {
    const windows = { name: "win", operating_system: "WINDOWS" };
    const stack = {
      ...patching,
      aws_ssm_patch_baseline: { ...patching.aws_ssm_patch_baseline, Windows: windows },
      aws_ssm_patch_group: {
        ...patching.aws_ssm_patch_group,
        Windows: { patch_group: "win", baseline_id: "${aws_ssm_patch_baseline.Windows.id}" },
      },
    };
    const list = JSON.stringify([{ Name: "openssl", Version: "1" }]);

    const { err } = await run(projectWith({ stack }), ["explain", "-"], list);
    const told = await run(projectWith({ stack }), ["explain", "-", "--os", "AMAZON_LINUX_2"], list);

    expect(err).toBe(
      "cdktf-patch: expected --os, for openssl does not say which system it is for: AMAZON_LINUX_2 (Amazon Linux 2) or WINDOWS (Windows Server)\n",
    );
    expect(told.exitCode).toBe(0);
  });

  test("what is not a command or option, with a hint", async () => {
    const { exitCode, err } = await run(project(), ["explain", "updateinfo.xml", "--when", "now"]);

    expect(exitCode).toBe(2);
    expect(err).toBe("error: unknown option '--when'\n(see cdktf-patch explain --help)\n");
  });
});

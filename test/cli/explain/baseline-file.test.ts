import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { baselineOverride } from "../../../model/patch-operations/emergency/baseline-override";
import { installOverrideList } from "../../../model/patch-operations/emergency/install-override-list";
import { testFolder } from "../../support/folders";
import { run } from "../given-stacks";

const LIST = join(__dirname, "../../model/patch-lists/fixtures/updateinfo-amazon-linux-2.xml");

const SECURITY = {
  PatchFilterGroup: { PatchFilters: [{ Key: "CLASSIFICATION", Values: ["Security"] }] },
  ComplianceLevel: "HIGH",
  ApproveAfterDays: 7,
  EnableNonSecurity: false,
};

/** What `aws ssm get-patch-baseline` prints. */
const BASELINE = {
  BaselineId: "pb-0123456789abcdef0",
  Name: "acme-linux",
  OperatingSystem: "AMAZON_LINUX_2",
  GlobalFilters: { PatchFilters: [] },
  ApprovalRules: { PatchRules: [SECURITY] },
  ApprovedPatches: [],
  ApprovedPatchesComplianceLevel: "UNSPECIFIED",
  ApprovedPatchesEnableNonSecurity: false,
  RejectedPatches: ["curl*"],
  RejectedPatchesAction: "BLOCK",
  PatchGroups: ["web"],
  CreatedDate: "2026-01-01T00:00:00+00:00",
  Sources: [],
};

/** Asks about one patch with a file in place of a synthesised stack. */
async function ask(file: string, text: string, patch: string, ...more: readonly string[]) {
  const folder = testFolder();
  copyFileSync(LIST, join(folder, "updateinfo.xml"));
  writeFileSync(join(folder, file), text);
  return run(folder, ["explain", "updateinfo.xml", "--app", file, "--patch", patch, ...more]);
}

test("a baseline that exists is asked about before it is adopted", async () => {
  const { exitCode, out } = await ask("baseline.json", JSON.stringify(BASELINE), "ALAS2-2026-2914");

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^ALAS2-2026-2914 on acme-linux: waiting, and when it is installed cannot be said\.\n/);
  expect(out.split("\n").slice(4)).toEqual([
    "acme-linux   waiting until 2026-11-27 14:03 UTC",
    "             by approvalRules[0] (Security after 7 days, HIGH)",
    "             missing it counts as HIGH",
    "             when it is installed cannot be said: a baseline's file says nothing",
    "             of windows",
    "",
    "As of 2026-11-23 09:00 UTC, for nodes that have an older version installed.",
    "",
  ]);
});

test("its lists count too", async () => {
  const { out } = await ask("baseline.json", JSON.stringify(BASELINE), "curl");

  expect(out).toContain("acme-linux   rejected by curl*\n             never installed, nor anything that needs it\n");
});

test("a BaselineOverride has a baseline for each system", async () => {
  const override = baselineOverride([
    {
      name: "emergency",
      operatingSystem: "AMAZON_LINUX_2",
      approvalRules: [],
      globalFilters: [],
      approvedPatches: ["openssl"],
      approvedPatchesComplianceLevel: "CRITICAL",
      approvedPatchesEnableNonSecurity: true,
      rejectedPatches: [],
      rejectedPatchesAction: "BLOCK",
      sources: [],
      tags: {},
    },
  ]);

  const { out } = await ask("override.json", override, "ALAS2-2026-2914");

  expect(out).toContain(
    "approved\n                by approvedPatches (openssl)\n                missing it counts as CRITICAL\n",
  );
});

test("an InstallOverrideList approves what it names, and nothing else", async () => {
  const list = installOverrideList([{ id: "openssl" }, { id: "kernel*", title: "*" }]);

  expect((await ask("list.yaml", list, "ALAS2-2026-2914", "--os", "AMAZON_LINUX_2")).out).toContain(
    "approved\n            by patches (openssl)\n            when it is installed cannot be said",
  );
  expect((await ask("list.yaml", list, "curl", "--os", "AMAZON_LINUX_2")).out).toContain(
    "list.yaml   not selected\n            the list does not name it\n",
  );
});

test("an entry of such a list that asks for a version is told as it is, of what it names", async () => {
  const list = installOverrideList([{ id: "openssl", title: "1:1.0.2k-24.amzn2.0.17" }]);

  expect((await ask("list.yaml", list, "ALAS2-2026-2914", "--os", "AMAZON_LINUX_2")).out).toContain(
    "list.yaml   openssl 1:1.0.2k-24.amzn2.0.17:\n" +
      "            cannot be said, because the list asks for version\n" +
      "            1:1.0.2k-24.amzn2.0.17 of openssl, and AWS does not say how a node\n" +
      "            compares it\n",
  );
  expect((await ask("list.yaml", list, "curl", "--os", "AMAZON_LINUX_2")).out).toContain("list.yaml   not selected\n");
});

test.each([
  [
    "baseline.json",
    JSON.stringify({ ...BASELINE, ApprovalRules: { PatchRules: [{}] } }),
    [],
    "cdktf-patch: baseline.json: ApprovalRules.PatchRules[0].PatchFilterGroup: missing, expected an object\n",
  ],
  [
    "list.yaml",
    "patches:\n  - title: x\n",
    [],
    "cdktf-patch: list.yaml: patches[0].id: expected the id of a patch, got undefined\n",
  ],
  [
    "baseline.json",
    JSON.stringify(BASELINE),
    ["--group", "web"],
    "cdktf-patch: --group: expected a synthesised stack beside it, got the file of a baseline; leave it out\n",
  ],
])("%s with %s and %j is refused in one line", async (file, text, more, err) => {
  expect(await ask(file, text, "curl", ...more)).toEqual({ exitCode: 2, out: "", err });
});

import { adopt } from "../../account/adopt/adopt";
import { fromSnapshot } from "../../account/adopt/from-snapshot";
import type { SnapshotRegion } from "../../account/snapshot/snapshot-schema";
import { runProgram } from "../../modules/adopted-program/run-program";
import { accountOf, BASELINE } from "../account/adopt/given-account";
import { compilerMessagesOfAdopted } from "../support/compiler";
import { describeWithTerraform } from "../support/terraform";

const OPTIONS = { stack: "patching", protect: true, names: new Map<string, string>(), run: runProgram };
const TAGS = { Team: "platform", CostCenter: "42", Service: "patching" };

function baseline(index: number, severity: string): SnapshotRegion["baselines"][number] {
  const PatchFilters = [
    { Key: "CLASSIFICATION", Values: ["Security"] },
    { Key: "SEVERITY", Values: [severity] },
  ];
  return {
    ...BASELINE,
    BaselineId: `pb-0123456789abcdef${index}`,
    Name: `linux-${index}`,
    ApprovalRules: { PatchRules: [{ PatchFilterGroup: { PatchFilters }, ApproveAfterDays: 7 }] },
    Tags: TAGS,
  };
}

describeWithTerraform("equal parts of what exists", () => {
  test("are said once, in words of the objects, and the program compiles and plans nothing", async () => {
    const baselines = [baseline(0, "Critical"), baseline(1, "Critical"), baseline(2, "Later"), baseline(3, "Later")];

    const { files, remaining } = await adopt(fromSnapshot(accountOf({ baselines })), OPTIONS);

    const main = files["main.ts"] as string;
    expect(remaining).toEqual([]);
    expect(main).toContain(`// Said by several of what follows.
const approvalRules = [
  { patchFilters: { classification: ["Security"], severity: ["Critical"] }, approveAfterDays: 7 },
] as const;
const tags = { Team: "platform", CostCenter: "42", Service: "patching" } as const;
const approvalRules2 = [
  { patchFilters: { classification: ["Security"], severity: [unlisted("Later")] }, approveAfterDays: 7 },
] as const;
`);
    expect(main).toContain(`    new PatchBaseline(this, "Linux1", {
      name: "linux-1",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules,
      tags,
    });`);
    expect(compilerMessagesOfAdopted([files])).toEqual([]);
  });

  test("that are short, or said by one alone, stay where they are", async () => {
    const baselines = [
      { ...BASELINE, Tags: { Team: "a" } },
      { ...baseline(1, "Critical"), Tags: { Team: "a" } },
    ];

    const { files } = await adopt(fromSnapshot(accountOf({ baselines })), OPTIONS);

    expect(files["main.ts"]).not.toContain("Said by several");
    expect(files["main.ts"]).toContain('tags: { Team: "a" },');
  });
});

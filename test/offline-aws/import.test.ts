import type { Account } from "../../offline-aws/account/account";
import type { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";
import { SHARED, SSM_CASES } from "./ssm-cases";

const IN_WINDOW = (type: string) => (account: Account) => {
  const found = account.list(type)[0];
  return `${String(found?.attributes.window_id)}/${found?.id ?? ""}`;
};

/** What each type is imported by. */
const IMPORT_IDS: Readonly<Record<string, (account: Account) => string>> = {
  aws_ssm_patch_baseline: (account) =>
    account.list("aws_ssm_patch_baseline").find(({ attributes }) => attributes.name === "full")?.id ?? "",
  aws_ssm_default_patch_baseline: () => "UBUNTU",
  aws_ssm_maintenance_window: (account) =>
    account.list("aws_ssm_maintenance_window").find(({ attributes }) => attributes.name === "full")?.id ?? "",
  aws_ssm_maintenance_window_target: IN_WINDOW("aws_ssm_maintenance_window_target"),
  aws_ssm_maintenance_window_task: IN_WINDOW("aws_ssm_maintenance_window_task"),
  aws_ssm_service_setting: (account) => account.list("aws_ssm_service_setting")[0]?.id ?? "",
  aws_ssm_resource_data_sync: () => "full",
  aws_ssm_association: (account) => account.list("aws_ssm_association")[0]?.id ?? "",
};

describeWithTerraform("import", () => {
  test(
    "takes what exists by its real import id, with a Region or without, and nothing is left to change",
    withOfflineAws(async ({ terraform, offline }) => {
      const resource = Object.fromEntries(
        Object.entries(SSM_CASES).map(([type, { full }]) => [type, { ...SHARED[type], full }]),
      );
      await terraform(configuration({ resource })).apply();
      const account = offline.aws.account();
      const baselines = account.list("aws_ssm_patch_baseline");
      const shared = baselines.find(({ attributes }) => attributes.name === "shared")?.id ?? "";
      const imports = Object.entries(IMPORT_IDS).map(([type, idOf], index) => ({
        to: `${type}.full`,
        id: `${idOf(account)}${index % 2 === 0 ? "@eu-central-1" : ""}`,
      }));

      const importable: Record<string, object> = Object.fromEntries(
        Object.keys(IMPORT_IDS).map((type) => [type, { full: withIds(SSM_CASES[type]?.full, account) }]),
      );
      // A default baseline goes by the id of the baseline as well.
      const byBaseline = { operating_system: "UBUNTU", baseline_id: shared };
      importable.aws_ssm_default_patch_baseline = {
        ...importable.aws_ssm_default_patch_baseline,
        by_baseline: byBaseline,
      };
      const other = terraform({
        ...configuration({ resource: importable }),
        import: [...imports, { to: "aws_ssm_default_patch_baseline.by_baseline", id: shared }],
      });

      expect((await other.plan()).summary).toBe("Plan: 9 to import, 0 to add, 0 to change, 0 to destroy.");
    }),
  );

  test(
    "fails of something that is not there, and of a patch group, as in the real provider",
    withOfflineAws(async ({ terraform }) => {
      const resource = {
        aws_ssm_maintenance_window: { nowhere: SSM_CASES.aws_ssm_maintenance_window?.full ?? {} },
        aws_ssm_patch_group: { group: { patch_group: "full", baseline_id: "pb-0123456789abcdef0" } },
      };
      const one = terraform({
        ...configuration({ resource }),
        import: [
          { to: "aws_ssm_maintenance_window.nowhere", id: "mw-0123456789abcdef0" },
          { to: "aws_ssm_patch_group.group", id: "full,pb-0123456789abcdef0" },
        ],
      });

      const refusal = await one.plan().catch((problem: TerraformError) => problem);

      expect((refusal as TerraformError).errors.sort()).toEqual([
        "Cannot import non-existent remote object",
        "resource aws_ssm_patch_group doesn't support import",
      ]);
    }),
  );
});

/** A configuration that names what the account has instead of referring to another resource. */
function withIds(configuration: unknown, account: Account): unknown {
  const idOf = (type: string) => account.list(type).find(({ attributes }) => attributes.name === "shared")?.id ?? "";
  const text = JSON.stringify(configuration).replace(/\$\{(\w+)\.shared\.id\}/g, (_all, type: string) => idOf(type));
  return JSON.parse(text);
}

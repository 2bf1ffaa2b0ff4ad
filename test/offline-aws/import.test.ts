import type { Account } from "../../offline-aws/account/account";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
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
      const imports = Object.entries(IMPORT_IDS).map(([type, idOf], index) => ({
        to: `${type}.full`,
        id: `${idOf(account)}${index % 2 === 0 ? "@eu-central-1" : ""}`,
      }));

      const importable = Object.keys(IMPORT_IDS).map((type) => [
        type,
        { full: withIds(SSM_CASES[type]?.full, account) },
      ]);
      const other = terraform({ ...configuration({ resource: Object.fromEntries(importable) }), import: imports });
      const planned = await other.plan();

      expect(planned.summary).toBe("Plan: 7 to import, 0 to add, 0 to change, 0 to destroy.");
      const changes = (await other.show()).resource_changes ?? [];
      const imported = changes.filter(({ change }) => change.importing);
      expect(imported.map(({ address, change }) => [address, change.actions])).toEqual(
        imports.map(({ to }) => [to, ["no-op"]]).sort(([one], [two]) => (String(one) < String(two) ? -1 : 1)),
      );
    }),
  );

  test(
    "of a default baseline goes by the id of the baseline as well",
    withOfflineAws(async ({ terraform, offline }) => {
      const { aws_ssm_patch_baseline, aws_ssm_default_patch_baseline } = resources();
      await terraform(configuration({ resource: { aws_ssm_patch_baseline, aws_ssm_default_patch_baseline } })).apply();
      const id =
        offline.aws
          .account()
          .list("aws_ssm_patch_baseline")
          .find(({ attributes }) => attributes.name === "shared")?.id ?? "";

      const other = terraform(
        configuration({
          resource: { aws_ssm_default_patch_baseline: { one: { operating_system: "UBUNTU", baseline_id: id } } },
        }),
      );
      await other.import("aws_ssm_default_patch_baseline.one", id);

      expect((await other.plan()).changes).toBe(false);
    }),
  );

  test(
    "of a patch group is not possible, as in the real provider",
    withOfflineAws(async ({ terraform }) => {
      const { aws_ssm_patch_baseline, aws_ssm_patch_group } = resources();
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline, aws_ssm_patch_group } }));

      const refusal = await one
        .import("aws_ssm_patch_group.one", "full,pb-0123456789abcdef0")
        .catch((problem: Error) => problem);

      expect(refusal).toBeInstanceOf(TerraformError);
      expect((refusal as Error).message).toContain("resource aws_ssm_patch_group doesn't support import");
    }),
  );

  test(
    "of something that is not there fails",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(
        configuration({
          resource: { aws_ssm_maintenance_window: { one: SSM_CASES.aws_ssm_maintenance_window?.full ?? {} } },
        }),
      );

      const refusal = await one
        .import("aws_ssm_maintenance_window.one", "mw-0123456789abcdef0")
        .catch((problem: Error) => problem);

      expect((refusal as Error).message).toContain("Cannot import non-existent remote object");
    }),
  );
});

/** A configuration that names what the account has instead of referring to another resource. */
function withIds(configuration: unknown, account: Account): unknown {
  const idOf = (type: string) => account.list(type).find(({ attributes }) => attributes.name === "shared")?.id ?? "";
  const text = JSON.stringify(configuration).replace(/\$\{(\w+)\.shared\.id\}/g, (_all, type: string) => idOf(type));
  return JSON.parse(text);
}

function resources() {
  const { aws_ssm_patch_baseline = {} } = SHARED;
  return {
    aws_ssm_patch_baseline,
    aws_ssm_default_patch_baseline: { one: SSM_CASES.aws_ssm_default_patch_baseline?.full ?? {} },
    aws_ssm_patch_group: { one: SSM_CASES.aws_ssm_patch_group?.full ?? {} },
  };
}

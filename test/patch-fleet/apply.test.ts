import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { patchFleet } from "../../examples/fleet/main";
import { TODAY_CONTEXT } from "../../modules/construct/today";
import { PatchFleet } from "../../modules/patch-fleet";
import type { Terraform } from "../../offline-aws/terraform/terraform";
import { describeWithTerraform, type OfflineTerraform, withOfflineAws } from "../support/terraform";
import { FLEET } from "./given";

type Stack = Readonly<Record<string, unknown>> & { readonly provider: { readonly aws: readonly object[] } };

const DEV_IN_TWO_REGIONS = {
  id: "111111111111",
  name: "dev-eu",
  ring: "dev",
  regions: ["us-east-1", "eu-central-1"],
};

describeWithTerraform("fleets with Terraform", () => {
  test(
    "every account is applied; then there is nothing to do, but where a Region more adds what belongs to it",
    withOfflineAws(async ({ terraform }) => {
      const all = { ...small(), ...stacksOf("example", patchFleet) };
      const one = await inModules(terraform, all);

      const { diagnostics, steps } = await one.apply();

      expect(diagnostics).toEqual([]);
      for (const name of Object.keys(all)) {
        expect([name, steps.some(({ address }) => address.startsWith(`module.${name}.`))]).toEqual([name, true]);
      }

      writeModules(one, small([DEV_IN_TWO_REGIONS]));

      const added = (await one.plan()).steps.map(({ address, action }) => [
        action,
        address.replace(/_[0-9A-F]{8}$/, ""),
      ]);
      expect(added).toEqual([
        ["create", "module.small-dev-eu.aws_ssm_maintenance_window.us-east-1_Sunday"],
        ["create", "module.small-dev-eu.aws_ssm_maintenance_window_target.us-east-1_Sunday_Web"],
        ["create", "module.small-dev-eu.aws_ssm_maintenance_window_task.us-east-1_Sunday_Install"],
        ["create", "module.small-dev-eu.aws_ssm_patch_baseline.us-east-1_AmazonLinux2023"],
        ["create", "module.small-dev-eu.aws_ssm_patch_group.us-east-1_Web_AMAZON_LINUX_2023"],
      ]);
    }),
  );

  test(
    "a change freeze ends a window in place and adds one after it; when it is taken out the first goes on, and nothing is replaced",
    withOfflineAws(async ({ terraform }) => {
      const [account] = FLEET.accounts;
      const at = (changeFreezes?: object[]) => {
        const environment = { ...FLEET.environment, changeFreezes, operations: { serviceRole: {}, logs: {} } };
        const stacks = stacksOf(
          "one",
          (app) => new PatchFleet(app, { ...FLEET, environment, accounts: [account] } as never),
        );
        return stacks["one-dev-eu"] as object;
      };
      const one = terraform(at());
      await one.apply();
      const planned = async (configuration: object) => {
        one.configure(configuration);
        const { steps } = await one.plan();
        await one.apply();
        return steps.map(({ address, action }) => `${action} ${address.replace(/_[0-9A-F]{8}$/, "")}`);
      };
      const [first, next] = [
        { from: "2026-12-14", until: "2027-01-04" },
        { from: "2027-06-28", until: "2027-07-05" },
      ];
      const ends = "update aws_ssm_maintenance_window.Sunday";
      const after = (action: string, { until }: typeof first) =>
        ["window.KEY", "window_target.KEY_Web", "window_task.KEY_Install"].map(
          (address) => `${action} aws_ssm_maintenance_${address.replace("KEY", `Sunday-from-${until}`)}`,
        );

      expect(await planned(at([first]))).toEqual([ends, ...after("create", first)]);
      expect(await planned(at([first, next]))).toEqual([
        "update aws_ssm_maintenance_window.Sunday-from-2027-01-04",
        ...after("create", next),
      ]);
      expect(await planned(at([next]))).toEqual([ends, ...after("delete", first)]);
      expect(await planned(at())).toEqual([ends, ...after("delete", next)]);
      expect((await one.plan()).steps).toEqual([]);
    }),
  );

  test(
    "what the stand-in calls the account is the account that is allowed, and no other",
    withOfflineAws(async ({ terraform }) => {
      const { "small-dev-eu": stack } = small();
      const { provider, ...rest } = stack as Stack;
      const assume_role = [{ role_arn: "arn:aws:iam::999999999999:role/patching" }];

      const wrong = terraform({ ...rest, provider: { aws: [{ ...provider.aws[0], assume_role }] } });

      await expect(wrong.plan()).rejects.toThrow(/999999999999/);
    }),
  );
});

/** A small fleet: three accounts in three rings and two Regions. */
function small(accounts: unknown = FLEET.accounts): Record<string, Stack> {
  return stacksOf("small", (app) => new PatchFleet(app, { ...FLEET, lockFile: "not-there.json", accounts } as never));
}

/** What Terraform reads of the stacks of a fleet, by its name and theirs. */
function stacksOf(
  fleet: string,
  build: (app: App) => { readonly stacks: Readonly<Record<string, TerraformStack>> },
): Record<string, Stack> {
  const { stacks } = build(new App({ context: { [TODAY_CONTEXT]: "2026-11-23" } }));
  return Object.fromEntries(
    Object.entries(stacks).map(([name, stack]) => {
      const { terraform, ...parts } = JSON.parse(JSON.stringify(stack.toTerraform()));
      // A module has no state of its own.
      return [`${fleet}-${name}`, { ...parts, terraform: { ...terraform, backend: undefined } }];
    }),
  );
}

/** One Terraform in which each stack is a module as it is written, with a provider for its account. */
async function inModules(
  terraform: OfflineTerraform["terraform"],
  stacks: Readonly<Record<string, Stack>>,
): Promise<Terraform> {
  const module = Object.fromEntries(Object.keys(stacks).map((name) => [name, { source: `./${name}` }]));
  const one = terraform({ module });
  writeModules(one, stacks);
  await one.init();
  return one;
}

function writeModules({ folder }: Terraform, stacks: Readonly<Record<string, Stack>>): void {
  for (const [name, stack] of Object.entries(stacks)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "main.tf.json"), JSON.stringify(stack));
  }
}

import { App } from "cdktf";
import { TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { FLEET } from "./given";

describeWithTerraform("a fleet with Terraform", () => {
  test(
    "three accounts in three rings and two Regions are applied, and then there is nothing to do",
    withOfflineAws(async ({ terraform }) => {
      for (const [name, configuration] of Object.entries(stacks())) {
        const one = terraform(configuration);

        expect([name, (await one.validate()).valid]).toEqual([name, true]);
        await one.apply();

        expect([name, (await one.plan()).changes]).toEqual([name, false]);
      }
    }),
  );

  test(
    "a Region more adds what belongs to it, and changes nothing else",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(stacks()["dev-eu"] as object);
      await one.apply();

      one.configure(
        stacks([{ id: "111111111111", name: "dev-eu", ring: "dev", regions: ["us-east-1", "eu-central-1"] }])[
          "dev-eu"
        ] as object,
      );

      expect((await one.plan()).summary).toBe("Plan: 5 to add, 0 to change, 0 to destroy.");
    }),
  );

  test(
    "what the stand-in calls the account is the account that is allowed, and no other",
    withOfflineAws(async ({ terraform }) => {
      const configuration = stacks()["dev-eu"] as { provider: { aws: { assume_role?: object[] }[] } };
      const wrong = {
        ...configuration,
        provider: {
          aws: [
            {
              ...configuration.provider.aws[0],
              assume_role: [{ role_arn: "arn:aws:iam::999999999999:role/patching" }],
            },
          ],
        },
      };

      await expect(terraform(wrong).plan()).rejects.toThrow(/999999999999/);
    }),
  );
});

function stacks(accounts: unknown = FLEET.accounts): Record<string, object> {
  const app = new App({ context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const fleet = new PatchFleet(app, { ...FLEET, lockFile: "not-there.json", accounts } as never);
  return Object.fromEntries(
    Object.entries(fleet.stacks).map(([name, stack]) => [
      name,
      JSON.parse(JSON.stringify(stack.toTerraform())) as object,
    ]),
  );
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { StateInMemory } from "../../offline-aws/terraform/state-in-memory";
import { testFolder } from "../support/folders";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const WINDOW = { name: "sunday", schedule: "rate(1 day)", duration: 2, cutoff: 1 };

describeWithTerraform("a state in memory", () => {
  test(
    "is each Terraform's own, holds what was applied or imported until it is destroyed, and is never on the disk",
    withOfflineAws(async ({ terraform, offline }) => {
      const resource = { aws_ssm_maintenance_window: { one: WINDOW } };
      const place = { type: "aws_ssm_maintenance_window", region: "eu-central-1" };
      offline.aws.account().put({ ...place, id: "mw-0123456789abcdef0", attributes: WINDOW });
      const applying = terraform(configuration({ resource }), { state: "in memory" });
      const importing = terraform(configuration({ resource }), { state: "in memory" });

      await Promise.all([applying.apply(), importing.import("aws_ssm_maintenance_window.one", "mw-0123456789abcdef0")]);

      const { values } = await importing.state();
      expect(values?.root_module?.resources?.map(({ values }) => values.id)).toEqual(["mw-0123456789abcdef0"]);
      expect(contentsOf(applying.folder) + contentsOf(importing.folder)).not.toContain('"mw-');
      expect((await applying.destroy()).summary).toBe("Apply complete! Resources: 0 added, 0 changed, 1 destroyed.");
      expect((await applying.state()).values).toBeUndefined();
    }),
  );
});

test("a state in memory is gone after close, even before anybody asked for it", async () => {
  const [asked, unasked] = [new StateInMemory(testFolder()), new StateInMemory(testFolder())];
  const address = (await asked.environment()).TF_HTTP_ADDRESS ?? "";
  await fetch(address, { method: "POST", body: "state" });
  expect(await (await fetch(address)).text()).toBe("state");

  for (const memory of [asked, asked, unasked]) memory.close();

  await expect(fetch(address)).rejects.toThrow();
  await expect(fetch((await unasked.environment()).TF_HTTP_ADDRESS ?? "")).rejects.toThrow();
});

/** All files below a folder, one after the other. */
function contentsOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return files.flatMap((file) => (statSync(file).isFile() ? readFileSync(file, "utf8") : [])).join("\n");
}

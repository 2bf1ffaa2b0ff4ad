import { join } from "node:path";
import execa from "execa";
import { describeWithTerraform } from "../support/terraform";

const ROOT = join(__dirname, "../..");

describeWithTerraform("npm run demo", () => {
  test("applies the example, makes a risky change and reviews it", async () => {
    const { stdout } = await execa(process.execPath, ["--import", "tsx", "scripts/demo.ts"], { cwd: ROOT });

    expect(stdout).toContain("✔ the example is applied to a pretended account: Apply complete!");
    expect(stdout).toContain("HIGH  A patch group follows a baseline no longer · 0 to add, 3 to change, 1 to");
    expect(stdout).toContain(
      "      machines at a time: 100%, was 10%\n        why medium: more machines are worked on",
    );
    expect(stdout).toContain("  ~ patching/Sunday                            aws_ssm_maintenance_window.Sunday\n");
    expect(stdout).toMatch(/Plan: 0 to add, 3 to change, 1 to destroy\.$/);
  });
});

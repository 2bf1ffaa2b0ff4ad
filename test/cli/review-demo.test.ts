import { App } from "cdktf";
import { PatchingStack } from "../../main";
import { demo } from "../../scripts/demo";
import { README } from "../support/readme";
import { describeWithTerraform } from "../support/terraform";

function synthesised(outdir: string): boolean {
  const app = new App({ outdir });
  new PatchingStack(app, "patching");
  app.synth();
  return true;
}

describeWithTerraform("npm run demo", () => {
  test("applies the example, makes a risky change and reviews it", async () => {
    const log = jest.spyOn(console, "log").mockReturnValue();

    const exitCode = await demo(synthesised, false);

    const told = log.mock.calls.join("\n");
    expect(exitCode).toBe(0);
    expect(told).toContain("✔ the example is applied to a simulated account: Apply complete!");
    expect(told).toContain("HIGH  A patch group loses its baseline · 0 to add, 3 to change, 1 to destroy");
    expect(told).toContain("      nodes at a time: 100%, was 10%\n        why high: a quarter or more of them");
    expect(told).toContain("  ~ patching/Sunday                            aws_ssm_maintenance_window.Sunday\n");
    expect(told).toMatch(/Plan: 0 to add, 3 to change, 1 to destroy\.$/);
    // The next run is that of the day on which it is tried.
    const onAnyDay = (text: string) => text.replace(/\d{4}-\d\d-\d\d/g, "YYYY-MM-DD");
    expect(onAnyDay(README)).toContain(
      `\n\`\`\`\n${onAnyDay(told.slice(told.indexOf("HIGH  A patch group")))}\n\`\`\`\n`,
    );
  });
});

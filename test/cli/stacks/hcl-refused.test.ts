import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { run } from "../given-stacks";

describeWithTerraform("a folder of .tf files that Terraform refuses", () => {
  test("says of each variable without a value, in a line, how review gets one: flags of Terraform it has none", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "main.tf"), 'variable "days" {\n  type = number\n}\nvariable "name" {}\n');

    const { exitCode, err } = await run(folder, ["review", "."]);

    expect(exitCode).toBe(1);
    expect(err).toBe(
      [
        "cdktf-patch: .: Terraform refuses it:",
        '  - main.tf:1: No value for required variable: The root module input variable "days" is not set, and has no default value. Set TF_VAR_days, or days in terraform.tfvars.',
        '  - main.tf:4: No value for required variable: The root module input variable "name" is not set, and has no default value. Set TF_VAR_name, or name in terraform.tfvars.',
        "",
      ].join("\n"),
    );
  });
});

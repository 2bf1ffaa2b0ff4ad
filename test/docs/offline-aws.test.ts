import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

test("docs/offline-aws.md shows the tests of examples/test-your-stack, as who installed the package writes them", () => {
  const page = readFileSync(join(ROOT, "docs/offline-aws.md"), "utf8");
  const example = readFileSync(join(ROOT, "examples/test-your-stack/patching.test.ts"), "utf8")
    .replace('"../../offline-aws"', '"cdktf-patch-manager/offline"')
    .replace('import { describeWithTerraform } from "../../test/support/terraform";\n', "")
    .replace("describeWithTerraform(", "describe(");

  expect(page).toContain(`\`\`\`ts\n${example}\`\`\`\n`);
});

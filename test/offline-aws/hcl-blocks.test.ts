import { hclBlocks, withoutBlocks } from "../../offline-aws/terraform/hcl-blocks";

const STACK = `variable "text" {
  default = <<-EOT
import {
  to = in.a.text
}
\${join("", [<<INNER
EOT
import {
INNER
])}
  EOT
}
/* terraform {
  backend "s3" {
*/
import {
  to = aws_sns_topic.T
  id = <<EOT
}
EOT
}

  import { // a } in a comment
for_each = { a = "b" }
  to       = aws_sns_topic.U["\${each.key}}"]
  id       = each.value }

resource "aws_sns_topic" "T" {
  name = "import { $\${ %{ if true }\${"}"}%{ endif }"
}
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
  backend s3 {
    key = "k" # }
  }
}
`;

test("blocks are found by their types and labels, and nothing that only looks like one", () => {
  const blocks = hclBlocks(STACK);

  expect(blocks.map(({ type, labels }) => [type, ...labels])).toEqual([
    ["variable", "text"],
    ["import"],
    ["import"],
    ["resource", "aws_sns_topic", "T"],
    ["terraform"],
  ]);
  expect(blocks.at(-1)?.blocks.map(({ type, labels }) => [type, ...labels])).toEqual([
    ["required_providers"],
    ["backend", "s3"],
  ]);
});

test("what is taken out leaves every line of the others where it was", () => {
  const imports = hclBlocks(STACK).filter(({ type }) => type === "import");

  const left = withoutBlocks(STACK, imports);

  const lines = left.split("\n");
  expect(lines).toHaveLength(STACK.split("\n").length);
  expect(lines.slice(15, 26).join("").trim()).toBe("");
  expect(hclBlocks(left).map(({ type }) => type)).toEqual(["variable", "resource", "terraform"]);
  expect(lines.filter((line) => line.trim() !== "")).toEqual(
    STACK.split("\n").filter((line, at) => line.trim() !== "" && (at < 15 || at > 25)),
  );
});

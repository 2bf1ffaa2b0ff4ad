import { withoutImports } from "../../../cli/stacks/without-imports";

const STACK = `variable "text" {
  default = <<-EOT
import {
  to = in.a.text
}
  EOT
}

import {
  to = aws_sns_topic.T
  id = <<EOT
}
EOT
}

import {
  for_each = { a = "b" }
  to       = aws_sns_topic.U[each.key]
  id       = each.value
}

resource "aws_sns_topic" "T" {
  name = "import {"
}
`;

test("import blocks are taken out, and nothing that only looks like one", () => {
  const left = withoutImports(STACK);

  expect(left.replace(/\n+/g, "\n")).toBe(
    `variable "text" {
  default = <<-EOT
import {
  to = in.a.text
}
  EOT
}
resource "aws_sns_topic" "T" {
  name = "import {"
}
`,
  );
  expect(withoutImports(left)).toBe(left);
});

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

const LAST = 'data "external" "x" {\n}\n';

test.each([
  ["unquoted", "data external x {\n}\n"],
  ["comment", 'data /* a */ "external" "x" {\n}\n'],
  ["crlf heredoc", 'locals {\r\n  a = <<EOT\r\n x "{ \r\nEOT\r\n}\r\n'],
  ["indented end", "locals {\n  a = <<EOT\n x\n   EOT\n}\n"],
  ["dash marker", 'locals {\n  a = <<-E-1\n x "\n  E-1\n}\n'],
  ["heredoc in call", 'locals {\n  a = f(<<E\n "{\nE\n  , 1)\n}\n'],
  ["dollar", 'locals {\n  a = "$${"\n b = "$"\n c="%%{"\n d = "$$$${"\n}\n'],
  ["backslash", 'locals {\n  a = "\\\\"\n b = "\\""\n}\n'],
  ["nested", 'locals {\n  a = "${b["x${c}"]}{"\n}\n'],
  ["template comment", 'locals {\n  a = "${ /* } */ b }{"\n}\n'],
  ["strip", 'locals {\n  a = "%{~ if x ~}{%{~ endif ~}"\n}\n'],
  ["one line", 'variable "a" { default = "}" }\nlocals { a = { b = 1 } }\n'],
  ["slash", "locals {\n  a = 1 / 2 // {\n b = 3 # {\n}\n"],
  ["heredoc template", 'locals {\n  a = <<E\n${ x["E"] }\n%{ for a in b }\nE2\n%{ endfor }\nE\n}\n'],
  ["multi-line template", 'locals {\n  a = <<E\n${ join(",", [\n"E"\n, "}"]) }\nE\n}\n'],
  ["for", 'locals {\n  a = { for k, v in b : k => v... if v != "" }\n}\n'],
  ["lt", "locals {\n  a = b < c\n d = b <= c\n}\n"],
  ["not ended", "locals {\n  a = 1 }\n"],
  ["last dollar", 'locals {\n  a = "x$"\n b = <<E\n $\nE\n}\n'],
  ["triple", 'locals {\n  a = "$$${b}"\n}\n'],
  ["no newline", "locals { a = 1 }\n"],
  ["empty heredoc", "locals {\n a = <<E\nE\n}\n"],
  ["next line before an end", "locals {\n a = <<E\n\u0085E\n}\n"],
  ["byte order mark before what is no end", 'locals {\n a = <<E\n\uFEFFE\n "{ \nE\n b = <<F\nE\nF\n}\n'],
  ["line separator in a comment", "# \u2028/*\n// \u2029/*\n"],
  ["line separator in a comment of an expression", 'locals {\n a = 1 # \u2028"\n}\n'],
  ["carriage return in a comment", '# \r/*\nlocals {\n a = 1 # \r"\n}\n'],
])("a block is found behind what holds braces and quotes: %s", (_, text) => {
  expect(hclBlocks(text + LAST).find(({ type }) => type === "data")).toMatchObject({
    type: "data",
    labels: ["external", "x"],
  });
});

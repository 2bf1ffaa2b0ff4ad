import { hclValue, type Json } from "../../../cli/export-hcl/hcl-value";

test.each<[string, Json, string]>([
  ["a reference alone stands bare", "${aws_iam_role.R.arn}", "aws_iam_role.R.arn"],
  [
    "quotes inside an expression stay as they are",
    '${jsonencode({"source" = ["aws.ssm"]})}',
    'jsonencode({"source" = ["aws.ssm"]})',
  ],
  ["an expression with braces in a string", '${format("}%s{", x)}', 'format("}%s{", x)'],
  ["a reference in a text", "arn:${data.aws_partition.P.partition}:iam", '"arn:${data.aws_partition.P.partition}:iam"'],
  ["quotes and backslashes of a text", 'C:\\patches "all"', '"C:\\\\patches \\"all\\""'],
  ["quotes beside an expression", 'a "${b["c"]}" d', '"a \\"${b["c"]}\\" d"'],
  ["what is escaped already", "$${not.one} %%{nor this}", '"$${not.one} %%{nor this}"'],
  ["a directive", "%{ if x }yes%{ endif }", '"%{ if x }yes%{ endif }"'],
  ["an expression that strips spaces", "${~ x ~}", '"${~ x ~}"'],
  ["lines that end with a line feed", "[main]\nenabled=1\n", "<<EOT\n[main]\nenabled=1\nEOT"],
  ["lines that hold the marker", "EOT\nmore\n", "<<EOT0\nEOT\nmore\nEOT0"],
  ["lines without a line feed at the end", "[main]\nenabled=1", '"[main]\\nenabled=1"'],
  ["one line with a line feed", "x\n", '"x\\n"'],
  ["lines of another system", "a\r\nb\r\n", '"a\\r\\nb\\r\\n"'],
  ["what Terraform takes for text behind a carriage return", "a\r${b} $${c}", '"a\\r$${b} $${c}"'],
  ["characters that nobody sees", "\u0000\u0007\u2028", '"\\u0000\\u0007\\u2028"'],
  ["numbers, truth and nothing", [1.5, true, null], "[1.5, true, null]"],
  ["an object", { name: "x", "a.b": 1, "${k}": 2 }, '{\nname = "x"\n"a.b" = 1\n(k) = 2\n}'],
  ["an empty object", {}, "{}"],
])("%s", (_, json, hcl) => {
  expect(hclValue(json)).toBe(hcl);
});

test("a long list stands on lines of its own", () => {
  expect(hclValue(["a".repeat(50), "b".repeat(50)])).toBe(`[\n"${"a".repeat(50)}",\n"${"b".repeat(50)}",\n]`);
});

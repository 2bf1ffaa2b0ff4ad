import { encodedJson } from "../../../model/terraform/encoded-json";
import { decoded, referenceTo } from "../../../model/terraform/terraform-value";
import { UNKNOWN } from "../../../model/values/unknown";

const read = (text: string) => decoded(encodedJson(text));

test("a value that is written out is read, as HCL and as JSON, with references kept", () => {
  expect(
    read('${jsonencode({"a" = {"b" = aws_ssm_patch_baseline.Own-1.id, "c" = [1, true, null]}, "d": "x=\\"}"})}'),
  ).toEqual({
    a: { b: referenceTo("aws_ssm_patch_baseline.Own-1"), c: [1, true, null] },
    d: 'x="}',
  });
  expect(read('${jsonencode({"a" = data.aws_ssm_patch_baseline.Own.arn})}')).toEqual({
    a: referenceTo("data.aws_ssm_patch_baseline.Own"),
  });
});

test("a text with an expression in it is known after apply", () => {
  expect(read('${jsonencode({"a" = "x-${var.stage}", "b" = "y"})}')).toEqual({ a: UNKNOWN, b: "y" });
});

test.each([
  "${jsonencode(var.list)}",
  '${jsonencode({"a" = upper("x")})}',
  '${jsonencode({"a" = aws_ssm_patch_baseline.Own[0].id})}',
  '${jsonencode({for k in ["a"] : k => k})}',
  '${jsonencode({"a" = 1})}-${var.x}',
  '${jsonencode({"a" = 1}, {"b" = 2})}',
  '${base64encode("x")}',
  "text",
])("any other expression is not: %s", (text) => {
  expect(encodedJson(text)).toBeUndefined();
});

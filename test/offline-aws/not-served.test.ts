import { inOwnWords } from "../../offline-aws/schema/not-served";

test("what offline-aws lacks is said of it and not of the provider, also where Terraform breaks the line", () => {
  const said = [
    "The provider hashicorp/aws does not support resource type",
    '"aws_vpc".',
    "",
    'The provider hashicorp/aws does not support data source "aws_eip".',
    'The provider hashicorp/random does not support resource type "random_zoo".',
  ].join("\n");

  expect(inOwnWords(said).split("\n")).toEqual([
    "offline-aws serves 39 resource types, not aws_vpc; environmentFor(configuration) has it planned as written",
    "",
    "offline-aws serves 11 data sources, not aws_eip; environmentFor(configuration) has it planned as written",
    'The provider hashicorp/random does not support resource type "random_zoo".',
  ]);
});

import { BadInput } from "../../../cli/console/bad-input";
import { type Configuration, hclConfiguration } from "../../../cli/export-hcl/hcl-configuration";

function lines(configuration: Configuration): string[] {
  return hclConfiguration(configuration)
    .split("\n")
    .filter((line) => line !== "");
}

test("a backend's objects are arguments, the workspaces of HCP are a block", () => {
  expect(
    lines({
      terraform: { backend: { s3: { bucket: "states", assume_role: { role_arn: "arn" }, use_lockfile: true } } },
    }),
  ).toEqual([
    "terraform {",
    'backend "s3" {',
    'bucket = "states"',
    "assume_role = {",
    'role_arn = "arn"',
    "}",
    "use_lockfile = true",
    "}",
    "}",
  ]);
  expect(
    lines({
      terraform: { cloud: { organization: "acme", workspaces: { name: "patching-prod", project: "patching" } } },
    }),
  ).toEqual([
    "terraform {",
    "cloud {",
    'organization = "acme"',
    "workspaces {",
    'name = "patching-prod"',
    'project = "patching"',
    "}",
    "}",
    "}",
  ]);
});

test("what is a reference in HCL stands bare: dependencies, providers, ignored and moved things", () => {
  const found = lines({
    provider: { aws: [{ region: "eu-west-1" }, { alias: "us", region: "us-east-1" }] },
    resource: {
      aws_ssm_patch_group: {
        G: {
          provider: "aws.us",
          count: 2,
          baseline_id: "${aws_ssm_patch_baseline.B.id}",
          patch_group: "web",
          depends_on: ["aws_sns_topic.T"],
          lifecycle: {
            prevent_destroy: true,
            ignore_changes: ["patch_group"],
            replace_triggered_by: ["aws_sns_topic.T"],
          },
        },
      },
    },
    moved: [{ from: "aws_ssm_patch_group.Old", to: "aws_ssm_patch_group.G" }],
    import: [{ to: "aws_sns_topic.T", id: "arn:aws:sns:us-east-1:123456789012:t" }],
  });

  expect(found).toEqual([
    'provider "aws" {',
    'region = "eu-west-1"',
    "}",
    'provider "aws" {',
    'alias = "us"',
    'region = "us-east-1"',
    "}",
    "moved {",
    "from = aws_ssm_patch_group.Old",
    "to = aws_ssm_patch_group.G",
    "}",
    "import {",
    "to = aws_sns_topic.T",
    'id = "arn:aws:sns:us-east-1:123456789012:t"',
    "}",
    'resource "aws_ssm_patch_group" "G" {',
    "count = 2",
    "provider = aws.us",
    "baseline_id = aws_ssm_patch_baseline.B.id",
    'patch_group = "web"',
    "depends_on = [aws_sns_topic.T]",
    "lifecycle {",
    "prevent_destroy = true",
    "ignore_changes = [patch_group]",
    "replace_triggered_by = [aws_sns_topic.T]",
    "}",
    "}",
  ]);
});

test("what one construct made stands together under its path, its name first", () => {
  const comment = (path: string) => ({ "//": { metadata: { path } } });
  const found = lines({
    data: { aws_region: { Logs_R: comment("s/Logs/Region") } },
    resource: {
      aws_sns_topic: { B: { ...comment("s/Beta/Default"), display_name: "Beta", name: "beta" } },
      aws_s3_bucket: { Logs: comment("s/Logs/Default") },
    },
  });

  expect(found).toEqual([
    "# s/Beta",
    'resource "aws_sns_topic" "B" {',
    'name = "beta"',
    'display_name = "Beta"',
    "}",
    "# s/Logs",
    'resource "aws_s3_bucket" "Logs" {}',
    "# s/Logs/Region",
    'data "aws_region" "Logs_R" {}',
  ]);
});

test.each<[string, Configuration, string]>([
  ["a keyword that is not known", { check: {} }, "there is no HCL form known here for check"],
  [
    "a type that the simulated account does not serve",
    { resource: { aws_lambda_function: { Web: {} } } },
    "aws_lambda_function.Web: the simulated account does not serve this type, so that its export cannot be proved",
  ],
])("throws for %s", (_, configuration, message) => {
  expect(() => hclConfiguration(configuration)).toThrow(new BadInput(message));
});

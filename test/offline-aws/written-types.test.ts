import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { WrittenTypes } from "../../offline-aws/written/written-types";
import { testFolder } from "../support/folders";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const TOPIC = { aws_sns_topic: { runs: { name: "runs" } } };
const ARN = "${aws_sns_topic.runs.arn}";

/** What people keep beside patching: blocks, dynamic blocks, several instances, and what one reads of another. */
const BESIDE = {
  aws_chatbot_slack_channel_configuration: {
    team: { for_each: '${toset(["ops", "web"])}', configuration_name: "${each.key}", sns_topic_arns: [ARN] },
  },
  aws_lambda_function: {
    notify: {
      count: 2,
      function_name: "notify",
      timeout: 30,
      tracing_config: { mode: "Active" },
      dynamic: {
        environment: { for_each: "${toset([1])}", content: { variables: { TOPIC: ARN } } },
      },
    },
  },
  aws_lambda_permission: {
    sns: {
      action: "lambda:InvokeFunction",
      function_name: "${aws_lambda_function.notify[0].arn}",
      statement_id: "${aws_lambda_function.notify[1].tracing_config[0].mode}",
      depends_on: ["aws_lambda_function.notify"],
    },
  },
};

function schemasOf(given: unknown, mode: "resource" | "data" = "resource") {
  const types = new WrittenTypes();
  types.learn(given);
  return types.schemas(mode);
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = testFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("the schema of a type that is not simulated", () => {
  test("has what is given and what is read, and leaves what is simulated and what Terraform itself reads", () => {
    const schemas = schemasOf(configuration({ resource: { ...TOPIC, ...BESIDE } }));

    expect(Object.keys(schemas)).toEqual(Object.keys(BESIDE));
    expect(schemas.aws_lambda_permission?.block.attributes).toEqual({
      action: { type: "dynamic", optional: true },
      function_name: { type: "dynamic", optional: true },
      statement_id: { type: "dynamic", optional: true },
      id: { type: "dynamic", computed: true },
    });
    expect(Object.keys(schemas.aws_lambda_function?.block.attributes ?? {})).toEqual([
      "function_name",
      "timeout",
      "id",
      "arn",
    ]);
    expect(Object.keys(schemas.aws_lambda_function?.block.block_types ?? {})).toEqual([
      "environment",
      "tracing_config",
    ]);
  });

  test("has every attribute that anybody could read of what is handed on as a whole", () => {
    const [named, whole] = ["${data.aws_lb.web.arn}", "${values(aws_vpc.all)}"].map((value) => ({
      resource: { aws_vpc: { all: { for_each: {}, cidr_block: "10.0.0.0/16" } } },
      data: { aws_lb: { web: { name: "web" } } },
      output: { one: { value }, two: { value: "${[for one in local.all : one.main_route_table_id]}" } },
    }));

    expect(Object.keys(schemasOf(named).aws_vpc?.block.attributes ?? {})).toEqual(["cidr_block", "id"]);
    expect(Object.keys(schemasOf(whole).aws_vpc?.block.attributes ?? {})).toEqual([
      "cidr_block",
      "id",
      "all",
      "main_route_table_id",
    ]);
    expect(schemasOf(named, "data").aws_lb?.block.attributes).toMatchObject({ arn: { computed: true } });
  });
});

describeWithTerraform("types that are not simulated", () => {
  test(
    "are planned and applied as they are written, and nothing changes afterwards",
    withOfflineAws(async ({ offline, terraform }) => {
      const data = {
        aws_organizations_organization: { all: {} },
        aws_lb: { web: { tags: { Name: "web" }, filter: [{ name: "x" }] } },
      };
      const output = {
        accounts: { value: "${data.aws_organizations_organization.all.accounts[*].id}" },
        functions: { value: "${[for one in aws_lambda_function.notify : one.qualified_arn]}" },
        balancer: { value: "${data.aws_lb.web.arn}", depends_on: ["data.aws_lb.web"] },
      };
      const stack = terraform(configuration({ resource: { ...TOPIC, ...BESIDE }, data, output }));

      const { outputs, summary } = await stack.apply();

      expect(summary).toBe("Apply complete! Resources: 6 added, 0 changed, 0 destroyed.");
      expect(outputs).toEqual({
        accounts: [expect.stringMatching(/^organization-[0-9a-f]{17}$/)],
        functions: [0, 1].map(() =>
          expect.stringMatching(/^arn:aws:lambda:eu-central-1:123456789012:function-[0-9a-f]{17}$/),
        ),
        balancer: expect.stringMatching(/^arn:aws:lb:eu-central-1:123456789012:/),
      });
      expect(offline.notSimulated).toEqual([
        ...Object.keys(BESIDE),
        "data.aws_lb",
        "data.aws_organizations_organization",
      ]);
      expect((await stack.plan()).changes).toBe(false);
    }),
  );

  test(
    "change as their code does: an argument given, another one, and one taken away",
    withOfflineAws(async ({ terraform }) => {
      const alarm = (own: object) =>
        configuration({ resource: { aws_cloudwatch_metric_alarm: { late: { alarm_name: "late", ...own } } } });
      const stack = terraform(alarm({ threshold: 1.5, metric_query: [{ id: "m1" }] }));
      await stack.apply();

      stack.configure(alarm({ threshold: 2, period: 60 }));
      await stack.plan();

      const [change] = (await stack.show()).resource_changes ?? [];
      expect(change?.change).toMatchObject({
        actions: ["update"],
        before: { alarm_name: "late", threshold: 1.5, period: null, metric_query: [{ id: "m1" }] },
        after: { alarm_name: "late", threshold: 2, period: 60, metric_query: null },
      });
    }),
  );

  test(
    "are found in HCL and in its modules, with their blocks",
    withOfflineAws(async ({ offline }) => {
      const folder = folderWith({
        "main.tf": `
          provider "aws" {
            region = "eu-central-1"
          }
          resource "aws_cloudwatch_metric_alarm" "late" {
            alarm_name = "late"
            metric_query {
              id = "m1"
              metric {
                dimensions = { Window = "w" }
              }
            }
            lifecycle {
              ignore_changes = [alarm_name]
            }
          }
          module "permission" {
            source = "./permission"
            alarm  = aws_cloudwatch_metric_alarm.late
          }
        `,
        "permission/main.tf": `
          variable "alarm" {}
          resource "aws_lambda_permission" "alarm" {
            source_arn = var.alarm.arn
            dynamic "condition" {
              for_each = [1]
              content {
                test = "x"
              }
            }
          }
        `,
      });
      const stack = Terraform.in({}, { environment: offline.environmentFor });
      try {
        await stack.configureFolder(folder);

        const { steps } = await stack.plan();

        expect(steps.map(({ address }) => address)).toEqual([
          "aws_cloudwatch_metric_alarm.late",
          "module.permission.aws_lambda_permission.alarm",
        ]);
        await stack.apply();
        expect((await stack.plan()).changes).toBe(false);
      } finally {
        await stack.close();
      }
    }),
  );
});

import { existsSync } from "node:fs";
import { join } from "node:path";
import { example } from "../../review/stories/example";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { projectWithConfigurations, run } from "../given-stacks";
import { folderWith, hcl } from "../stacks/given-hcl";
import { planOf } from "./given-before";

const NOTE =
  "2 types are not simulated: planned as written, their arguments are not checked, what they answer is invented: " +
  "aws_cloudwatch_metric_alarm, data.aws_lb";

const NOTE_OF_ONE =
  "1 type is not simulated: planned as written, its arguments are not checked, what it answers is invented: " +
  "aws_cloudwatch_metric_alarm";

describeWithTerraform("types that the simulated account knows nothing of", () => {
  test("are planned as written beside what is about patching, which is told at the end and in the review", async () => {
    const stack = example();
    Object.assign(stack.resource, { aws_cloudwatch_metric_alarm: { late: { alarm_name: "late" } } });
    Object.assign(stack, { data: { aws_lb: { web: { name: "web" } } } });

    const folder = projectWithConfigurations({ dev: stack, prod: stack });
    const { exitCode, out, err } = await run(folder, ["plan", "--offline", "--skip-synth", "--format", "json"]);

    expect(exitCode).toBe(2);
    expect(JSON.parse(out).stacks.map(({ caveats }: { caveats: string[] }) => caveats)).toEqual([[NOTE], [NOTE]]);
    expect(err.split("\n").filter((line) => line.includes("not simulated"))).toEqual([NOTE]);
  });

  test("and so in a folder of .tf files", async () => {
    const folder = testFolder();
    const beside = `
      resource "aws_cloudwatch_metric_alarm" "late" {
        alarm_name = "late"
        dimensions { name = data.aws_lb.web.arn }
      }
      data "aws_lb" "web" {
        name = "web"
      }
    `;
    folderWith(folder, "now", `${hcl(3)}${beside}`);
    folderWith(folder, "main", `${hcl(3)}${beside}`);

    const { exitCode, out, err } = await run(folder, ["review", "now", "--format", "json"]);

    expect(exitCode).toBe(2);
    expect(JSON.parse(out).stacks[0].caveats).toEqual([NOTE]);
    expect(err).toBe(
      `now: planned against a simulated, empty account (offline-aws): AWS was not contacted.\nnow: ${NOTE}\n`,
    );
    expect((await run(folder, ["review", "now", "--before", "main"])).out).toContain("Nothing changes");
  });

  test("are told in the review only of stacks in which they change, and once to who runs it", async () => {
    const beside = (alarm: string) => {
      const stack = example();
      Object.assign(stack.resource, { aws_cloudwatch_metric_alarm: { late: { alarm_name: alarm } } });
      return stack;
    };

    const before = { dev: beside("late"), prod: beside("late") };
    const after = { dev: beside("late"), prod: beside("later") };
    const { out, err } = await planOf(before, after, "--format", "json");

    const caveats = JSON.parse(out).stacks.map((stack: { name: string; caveats: string[] }) => [
      stack.name,
      stack.caveats,
    ]);
    expect(caveats).toEqual([
      ["dev", []],
      ["prod", [NOTE_OF_ONE]],
    ]);
    expect(err.split("\n").filter((line) => line.includes("not simulated"))).toEqual([NOTE_OF_ONE]);
  });

  test("of another provider they are not planned, which names it", async () => {
    const stack = example();
    Object.assign(stack.resource, { random_id: { suffix: { byte_length: 4 } }, null_resource: { none: {} } });

    const folder = projectWithConfigurations({ dev: stack });
    const { exitCode, out } = await run(folder, ["plan", "--offline", "--skip-synth", "--format", "json"]);

    expect(exitCode).toBe(1);
    expect(JSON.parse(out).failures).toEqual([
      {
        stack: "dev",
        reason:
          "only the AWS provider is simulated, and this stack needs hashicorp/null and hashicorp/random as well; " +
          "plan it without --offline",
      },
    ]);
  });

  test("a provisioner is not run where what was before is applied to a simulated account", async () => {
    const mark = join(testFolder(), "ran");
    const stack = example();
    Object.assign(stack.resource, {
      terraform_data: { hook: { provisioner: [{ "local-exec": { command: `touch ${mark}` } }] } },
    });

    const { exitCode, out } = await planOf({ dev: stack }, { dev: stack }, "--format", "json");

    expect(exitCode).toBe(1);
    expect(JSON.parse(out).failures[0].reason).toMatch(
      /is applied to a simulated account first, and terraform_data\.hook would really run local-exec$/,
    );
    expect(existsSync(mark)).toBe(false);
  });
});

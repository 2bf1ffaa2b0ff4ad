import { withOfflineAws } from "../../offline-aws/with-offline-aws";
import { describeWithTerraform } from "../support/terraform";

describeWithTerraform("blocks that are left out", () => {
  test("an Automation task without parameters is applied: the provider sends no empty list of them", async () => {
    await withOfflineAws(async ({ terraform }) => {
      const one = terraform({
        terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
        provider: { aws: { region: "eu-central-1" } },
        resource: {
          aws_ssm_maintenance_window: {
            Sunday: { name: "sunday", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1 },
          },
          aws_ssm_maintenance_window_task: {
            Prepare: {
              window_id: "${aws_ssm_maintenance_window.Sunday.id}",
              task_type: "AUTOMATION",
              task_arn: "OwnDocument",
              task_invocation_parameters: [{ automation_parameters: [{ document_version: "$LATEST" }] }],
            },
          },
        },
      });

      const { steps } = await one.apply();

      expect(steps.map(({ address }) => address).sort()).toEqual([
        "aws_ssm_maintenance_window.Sunday",
        "aws_ssm_maintenance_window_task.Prepare",
      ]);
    });
  }, 60_000);
});

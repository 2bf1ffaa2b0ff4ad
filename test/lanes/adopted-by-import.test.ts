import { adoptedByImport } from "../end-to-end/adopted";
import { example } from "../end-to-end/example-stack";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";

describeWithTerraform("what was applied, read by AWS's SDK and adopted", () => {
  test(
    "is the example again: imported, its registrations made once more, and then nothing to do",
    withOfflineAws(async (context) => {
      await context.terraform(example(), { state: "in memory" }).apply();

      const adopted = await adoptedByImport(context, ["ap-northeast-2"]);
      const taken = context.terraform(adopted.configuration, { state: "in memory" });
      const { summary } = await taken.plan();
      await taken.apply();

      expect(adopted).toMatchObject({ remaining: [], kept: [], createdGroups: 2, summary });
      expect((await taken.plan()).changes).toBe(false);
    }),
  );
});

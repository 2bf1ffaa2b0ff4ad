import { describeWithTerraform } from "../support/terraform";
import { STORIES } from "./stories/stories";
import { happen, recorded } from "./stories/story";

describeWithTerraform("the recordings", () => {
  test.each(Object.entries(STORIES))("%s is what Terraform says now", async (name, story) => {
    // As JSON, for a recording has no keys that are undefined.
    expect(JSON.parse(JSON.stringify(await happen(story)))).toEqual(recorded(name));
  });
});

import { describeWithTerraform } from "../support/terraform";
import { STORIES } from "./stories/stories";
import { happen, recorded } from "./stories/story";

/** Every sixth of them; all of them in the long run (`npm run test:fuzz`), for each plans and applies. */
const NOW_AND_THEN = 6;
const TOLD_AGAIN = Object.entries(STORIES).filter((_, index) => process.env.FUZZ || index % NOW_AND_THEN === 0);

describeWithTerraform("the recordings", () => {
  test.each(TOLD_AGAIN)("%s is what Terraform says now", async (name, story) => {
    // As JSON, for a recording has no keys that are undefined.
    expect(JSON.parse(JSON.stringify(await happen(story)))).toEqual(recorded(name));
  });
});

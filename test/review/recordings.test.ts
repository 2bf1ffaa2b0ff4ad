import { describeWithTerraform } from "../support/terraform";
import type { Told } from "./stories/part";
import { recorded } from "./stories/recording";
import { STORIES } from "./stories/stories";
import { happen } from "./stories/story";
import { happenTogether, isSociable } from "./stories/together";

const all = Object.entries(STORIES);

/** All that begin with the example as it is, and every sixth of the others, which have to be applied first. */
const TOGETHER = [
  ...all.filter(([, story]) => isSociable(story) && story.before === undefined),
  ...all.filter(([, story]) => isSociable(story) && story.before !== undefined).filter((_, index) => index % 6 === 0),
];

/** One of those that cannot happen beside others; in the long run (`npm run test:fuzz`) simply all. */
const ALONE = all.filter(([name]) => process.env.FUZZ || name === "sensitive-default-tag");

describeWithTerraform("the recordings", () => {
  let told: ReadonlyMap<string, Told>;

  beforeAll(async () => {
    told = await happenTogether(Object.fromEntries(TOGETHER));
  });

  test.each(TOGETHER.map(([name]) => name))("%s tells of its resources what Terraform says now", (name) => {
    const { now, recording } = told.get(name) as Told;

    expect(now).toEqual(recording);
  });

  test.each(ALONE)("%s is what Terraform says now", async (name, story) => {
    // As JSON, for a recording has no keys that are undefined.
    expect(JSON.parse(JSON.stringify(await happen(story)))).toEqual(recorded(name));
  });
});

// Records anew what Terraform says in the stories that the review is tested with: `npm run fixtures`.

import { record } from "../test/review/stories/recording";
import { STORIES } from "../test/review/stories/stories";
import { happen } from "../test/review/stories/story";

async function main(names: readonly string[]): Promise<void> {
  for (const [name, story] of Object.entries(STORIES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const recording = await happen(story);
    record(name, recording);
    process.stdout.write(`${name.padEnd(32)} ${recording.planLine}\n`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

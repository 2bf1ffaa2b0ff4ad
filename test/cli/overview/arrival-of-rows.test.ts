import { FLEET } from "../../patch-fleet/given";
import { synthesisedFleet } from "../given-apps";
import { run } from "../given-stacks";

/** Three rings, of which the last one keeps one of two deadlines. */
function fleet(): string {
  const patchWithin = { Critical: 20, Important: 14, acceptable: true };
  return synthesisedFleet({ environment: { ...FLEET.environment, patchWithin } });
}

test("each row has how long its patches take, and its deadlines with what is proved of them", async () => {
  const folder = fleet();

  const { rows } = JSON.parse((await run(folder, ["summary", "--format", "json"])).out);
  const { out: page } = await run(folder, ["summary", "--format", "html"]);

  const arrivals = Object.fromEntries(
    rows.map(({ homes, arrival }: { homes: { ring: string }[]; arrival: object }) => [homes[0]?.ring, arrival]),
  );
  expect(arrivals).toEqual({
    dev: {
      arrival: "on every node at most 7.2 days after release, typically 3.6",
      deadlines: [
        { outcome: "kept", text: "Critical within 20 days: met" },
        { outcome: "kept", text: "Important within 14 days: met" },
      ],
    },
    test: expect.objectContaining({ arrival: "on every node at most 10.2 days after release, typically 6.6" }),
    prod: {
      arrival: "on every node at most 17.2 days after release, typically 13.6",
      deadlines: [
        { outcome: "kept", text: "Critical within 20 days: met, installed, pending a reboot" },
        { outcome: "broken", text: "Important within 14 days: missed, installed, pending a reboot" },
      ],
    },
  });
  expect(page).toContain('<p class="error">Important within 14&nbsp;days: missed, installed, pending a reboot</p>');
});

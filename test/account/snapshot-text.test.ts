import { SnapshotText } from "../../account/snapshot/snapshot-text";
import { jsonText } from "../../model/text/json";
import { accountOf, BASELINE } from "./adopt/given-account";

test.each([0, 1, 3])("a snapshot of %d accounts, piece by piece, is the text of the whole", (count) => {
  const head = { taken: "2026-11-23T08:00:00.000Z", secrets: "hidden" } as const;
  const accounts = Array.from({ length: count }, (_, index) => ({
    ...accountOf({ baselines: [{ ...BASELINE, Description: "two\nlines and \u2028 one" }] }),
    name: `account ${index}`,
  }));
  const text = new SnapshotText(head);

  const pieces = [text.start(), ...accounts.map((account) => text.account(account)), text.end()].join("");

  const whole = { format: "cdktf-patch-snapshot", version: 1, ...head, accounts };
  expect(pieces).toBe(`${jsonText(whole, 1)}\n`);
});

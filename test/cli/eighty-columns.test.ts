import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { FLEET, RINGS } from "../patch-fleet/given";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

const LIST = join(__dirname, "../model/patch-lists/fixtures/updateinfo-amazon-linux-2023.xml");

const named = (name: string) => `${name}-of-payments-and-orders-in-central-europe`;
const [dev, test_, prod] = RINGS;
const folder = synthesisedFleet({
  rings: [dev, test_, prod].map((ring) => ({ ...ring, name: named(ring.name) })),
  accounts: FLEET.accounts.map((account) => ({ ...account, name: named(account.name), ring: named(account.ring) })),
});
copyFileSync(LIST, join(folder, "updateinfo.xml"));

test.each([
  [["summary", "--notes"]],
  [["calendar", "--limit", "0"]],
  [["arrival"]],
  [["arrival", "updateinfo.xml"]],
  [["explain", "updateinfo.xml"]],
  [["matrix"]],
  [["promote", named("test"), named("prod"), "--dry-run"]],
])(
  "%j fits 80 columns, whatever objects are called: a longer word alone stands in a line of its own",
  async (words) => {
    const { err, out } = await run(folder, words);

    expect(err).toBe("");
    expect(out.split("\n").filter((line) => [...line].length > 80 && line.trim().includes(" "))).toEqual([]);
  },
);

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { paragraphLines } from "../../../model/text/paragraphs";

test("a problem hangs below its mark, as docs/fleet.md shows it", () => {
  const message =
    "patch fleet is not valid\n  - rings[2] (prod), baselines.AmazonLinux2023: prod would install a patch up to 5 days " +
    "before test (one released 2027-10-25 20:00 UTC: test is done Fri 2027-11-05 01:00 Europe/Paris in test-eu, prod starts " +
    "Sun 2027-10-31 02:00 Europe/Paris in prod-us); raise prod's soakDays to 6 [PM811]";

  const lines = paragraphLines(message);

  expect(lines).toEqual([
    "patch fleet is not valid",
    "  - rings[2] (prod), baselines.AmazonLinux2023: prod would install a patch up",
    "    to 5 days before test (one released 2027-10-25 20:00 UTC: test is done Fri",
    "    2027-11-05 01:00 Europe/Paris in test-eu, prod starts Sun 2027-10-31 02:00",
    "    Europe/Paris in prod-us); raise prod's soakDays to 6 [PM811]",
  ]);
  expect(readFileSync(join(__dirname, "../../../docs/fleet.md"), "utf8")).toContain(`\n${lines.join("\n")}\n`);
});

test("of many problems, how many more there are stands like a problem of its own", () => {
  expect(paragraphLines("fleet.yaml is not valid\n  - one [PM001]\n  … and 3 more")).toEqual([
    "fleet.yaml is not valid",
    "  - one [PM001]",
    "  … and 3 more",
  ]);
});

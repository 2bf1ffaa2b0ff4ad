import type { ArrivalRow } from "../../../cli/arrival/arrival-row";
import { arrivalTable } from "../../../cli/arrival/print-arrival";

const ROW: ArrivalRow = {
  stack: "prod",
  patchGroup: "web",
  system: "Amazon Linux 2023",
  severity: "any",
  arrives: "never",
};

test.each([
  [3.9167, 11.8501, "3.9 to 11.9"],
  [3.9167, 3.9167, "4"],
  [3.96, 3.97, "4"],
  [2, 2, "2"],
])("from %d to %d days after the ring before are %s", (leastDays, mostDays, days) => {
  const lines = [...arrivalTable([{ ...ROW, afterRing: { ring: "test", leastDays, mostDays } }], 80)];

  expect(lines).toContain(`  on every node ${days} days after test\n`);
});

test.each([
  [-5, 2, "from 5 days before dev to 2 days after"],
  [-4.7, 2.3, "from 4.7 days before dev to 2.3 days after"],
  [-5, -2, "2 to 5 days before dev"],
  [-3, -3, "3 days before dev"],
  [-5, 0, "0 to 5 days before dev"],
  [0, 2, "0 to 2 days after dev"],
  [-0.01, 2, "0 to 2 days after dev"],
])("from %d to %d days are told without a sign", (leastDays, mostDays, words) => {
  const lines = [...arrivalTable([{ ...ROW, afterRing: { ring: "dev", leastDays, mostDays } }], 80)];

  expect(lines).toContain(`  on every node ${words}\n`);
});

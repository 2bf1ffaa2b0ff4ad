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

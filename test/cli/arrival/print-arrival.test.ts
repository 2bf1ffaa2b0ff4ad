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

test("Regions are named where there are several, those with the same answers together", () => {
  const rows: readonly ArrivalRow[] = [
    { ...ROW, region: "eu-central-1" },
    { ...ROW, region: "eu-west-1" },
    { ...ROW, region: "us-east-1", because: "no run begins after its approval" },
  ];

  const headings = (some: readonly ArrivalRow[]) => [...arrivalTable(some, 80)].filter((line) => line.includes(" · "));

  expect(headings(rows)).toEqual([
    "prod · eu-central-1, eu-west-1 · web · Amazon Linux 2023\n",
    "prod · us-east-1 · web · Amazon Linux 2023\n",
  ]);
  expect(headings(rows.slice(0, 1))).toEqual(["prod · web · Amazon Linux 2023\n"]);
});

import type { ArrivalRow } from "../../../cli/arrival/arrival-row";
import { wholeArrival, wholeOutcome } from "../../../cli/arrival/whole-arrival";

const worst = (days: number) => ({
  ...{ days, released: "", installed: "", releasedLocal: "", installedLocal: "", zone: "UTC" },
});

const row = (more: Partial<ArrivalRow>): ArrivalRow => ({
  stack: "one",
  patchGroup: "web",
  system: "Amazon Linux 2023",
  severity: "any",
  arrives: "always",
  worst: worst(30),
  ...more,
});

const critical = (days: number, more: Partial<ArrivalRow> = {}) =>
  row({ severity: "Critical", classification: "Security", worst: worst(days), ...more });

/** A deadline that is met, and leaves out the days from one in December to 4 January. */
const leavingOut = (from: string, worstDays: number): Pick<ArrivalRow, "deadline"> => ({
  deadline: { outcome: "kept", worstDays, notCounted: [{ from, until: "2027-01-04" }] },
});

test("a Critical patch is told over all accounts, by the slowest of them", () => {
  expect(wholeArrival([row({}), critical(7.13), row({ stack: "two" }), critical(9.2, { stack: "two" })])).toBe(
    "A Critical patch is on every node at most 9.2 days after its release.",
  );
});

test("where a deadline leaves days out, it says which figure counts them", () => {
  const frozen = critical(28.2, leavingOut("2026-12-14", 7.2));

  expect(wholeArrival([frozen, critical(9.2, { stack: "two", rejected: ["kernel*"] })])).toBe(
    "A Critical patch is on every node at most 9.2 days after its release, 28.2 with the freeze " +
      "2026-12-14 through 2027-01-03, except for kernel*, which is rejected.",
  );
});

test("a system that has no such severity does not count, and is named", () => {
  const frozen = critical(26.2, leavingOut("2026-12-18", 12.2));
  const ubuntu = row({ system: "Ubuntu Server", worst: worst(21.2) });

  expect(wholeArrival([frozen, ubuntu, row({ ...ubuntu, stack: "two" })])).toBe(
    "A Critical patch is on every node at most 12.2 days after its release, 26.2 with the freeze " +
      "2026-12-18 through 2027-01-03. Ubuntu Server has no such severity.",
  );
});

test("nor do the nodes of rules that approve no security patch", () => {
  const bugfix = { severity: "Critical", classification: "Bugfix", worst: worst(40) };

  expect(wholeArrival([critical(7), row({ stack: "two", worst: worst(40) }), row({ stack: "two", ...bugfix })])).toBe(
    "A Critical patch is on every node at most 7 days after its release.",
  );
});

test.each(["Amazon Linux 2023", "(known after apply)"])(
  "of %s it may be any patch, where rules are not known",
  (system) => {
    expect(wholeArrival([critical(7), row({ system, stack: "two", worst: worst(12) })])).toBe(
      "A Critical patch is on every node at most 12 days after its release.",
    );
  },
);

test("one that never arrives somewhere has no such day", () => {
  const never = { arrives: "never", worst: undefined, because: "no rule approves it" } as const;

  expect(wholeArrival([critical(7), critical(0, { ...never, stack: "two" } as Partial<ArrivalRow>)])).toBe(
    "A Critical patch is not on every node, for one of two · web · Amazon Linux 2023: no rule approves it",
  );
});

test("nothing is said of a single group, nor where no system rates its patches so", () => {
  expect(wholeArrival([row({}), critical(7)])).toBeUndefined();
  expect(wholeArrival([row({}), row({ stack: "two" })])).toBeUndefined();
});

test("one that is missed is named with its place, whatever others are met", () => {
  const due = (outcome: "kept" | "broken" | "not known", more: Partial<ArrivalRow>) =>
    critical(9, { deadline: { days: 14, outcome }, ...more });

  expect(wholeOutcome([due("kept", {}), due("kept", { stack: "two" })])).toBe("Every deadline is met.");
  expect(wholeOutcome([due("kept", {}), due("broken", { stack: "two" }), due("not known", { stack: "three" })])).toBe(
    "A deadline is missed for two · web · Amazon Linux 2023.",
  );
  expect(wholeOutcome([due("kept", {}), due("not known", { stack: "two" })])).toBe(
    "A deadline is not proved for two · web · Amazon Linux 2023.",
  );
  expect(wholeOutcome([due("kept", {})])).toBeUndefined();
});

import { hoursOfReboots } from "../../../model/patching/ways/hours-of-reboots";
import { UNKNOWN } from "../../../model/values/unknown";

const way = (more: object = {}) => ({ operation: "install", reboot: "may", ...more });
const hours = (ways: readonly object[], cutoff: unknown = 1) =>
  hoursOfReboots({ hours: 3, window: { cutoff }, ways } as never);

test.each([
  ["is closed, where its command is cancelled then", way(), 3],
  ["has no work left, by the limit of a step", way({ goesOn: { hours: 5 } }), 5],
  ["is closed, where the limit of a step is over before", way({ goesOn: { hours: 2 } }), 3],
  ["has no work left, by the highest limit of a step that AWS accepts, begun at the cutoff", way({ goesOn: {} }), 12],
])("a run may reboot nodes until it %s", (_, one, expected) => {
  expect(hours([one])).toBe(expected);
});

test("a cutoff that is not known yet is counted as none, and what has no end as a day", () => {
  expect(hours([way({ goesOn: {} })], UNKNOWN)).toBe(13);
  expect(hoursOfReboots({ hours: UNKNOWN, ways: [way()] } as never)).toBe(24);
});

test("scans and what is told not to reboot count for nothing, and a script may reboot", () => {
  expect(hours([way({ operation: "scan" }), way({ reboot: "never" })])).toBeUndefined();
  expect(hours([way({ operation: "unknown", reboot: "not known" })])).toBe(3);
});

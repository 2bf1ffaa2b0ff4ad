import { acceptancesAsOf } from "../../../cli/stacks/acceptances-as-of";
import type { Stack } from "../../../cli/stacks/read-stacks";

const said = (until: string, check = "PM602") =>
  `${check} accepted until ${until} (platform (EU)): nodes of web wait; accept this\n    Reason: they are\n    rebuilt`;

function asOf(at: string, ...messages: readonly string[]) {
  const annotations = messages.map((message) => ({ constructPath: "one/Web", level: "@cdktf/info", message }));
  const [stack] = acceptancesAsOf([{ name: "one", annotations } as unknown as Stack], new Date(at));
  return stack?.annotations.map(({ level, message }) => ({ level, message }));
}

test("a finding is accepted to the end of the last day", () => {
  const message = said("2026-12-31");

  expect(asOf("2026-12-31T23:59:00Z", message)).toEqual([{ level: "@cdktf/info", message }]);
});

test("it counts again afterwards, as synth would say it, though synth was before", () => {
  const message =
    "nodes of web wait; accept this [PM602]\n    It was accepted until 2026-12-31 (platform (EU)): they are\n    rebuilt";

  expect(asOf("2027-01-01T00:00:00Z", said("2026-12-31"))).toEqual([{ level: "@cdktf/warn", message }]);
});

test("whoever accepts it is told as the stack notes it, whatever is in the name", () => {
  const owner = "ops): on call (EU): x";
  const message = `PM602 accepted until 2026-12-31 (${owner}): nodes of web wait\n    Reason: they are rebuilt`;
  const acceptances = ["ops", owner].map((one) => ({ check: "PM602", until: "2026-12-31", owner: one }));
  const stack = { name: "one", acceptances, annotations: [{ constructPath: "Web", level: "@cdktf/info", message }] };
  const [told] = acceptancesAsOf([stack as unknown as Stack], new Date("2027-01-01T00:00:00Z"));

  expect(told?.annotations.map((one) => one.message)).toEqual([
    `nodes of web wait [PM602]\n    It was accepted until 2026-12-31 (${owner}): they are rebuilt`,
  ]);
});

test("what is information stays that, and a rule of the house warns", () => {
  const levels = asOf("2027-01-01T00:00:00Z", said("2026-12-31", "PM126"), said("2026-12-31", "ACME1"))?.map(
    ({ level }) => level,
  );

  expect(levels).toEqual(["@cdktf/info", "@cdktf/warn"]);
});

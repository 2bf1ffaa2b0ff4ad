import { isoText } from "../../../cli/explain/answer-words";

test.each([
  0,
  -1,
  -86_400_000,
  1_795_424_399_999,
  1_795_424_400_000,
  Date.UTC(10_000, 0, 1),
  -8_640_000_000_000_000,
  8_640_000_000_000_000,
])("writes the moment %d as JavaScript does, put together from day and time of day", (time) => {
  expect(isoText(new Date(time))).toBe(new Date(time).toISOString());
});

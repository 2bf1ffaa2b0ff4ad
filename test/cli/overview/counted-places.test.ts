import { countedPlaces } from "../../../cli/overview/counted-places";

test.each([
  [["a · eu-west-1", "b · eu-west-1", "b · eu-west-1"], "2 stacks"],
  [["a · eu-west-1", "a · eu-central-1"], "2 Regions"],
  [["a · eu-west-1", "a · eu-central-1", "b · eu-west-1"], "2 stacks, 2 Regions"],
])("%j are %s", (names, words) => {
  expect(countedPlaces(names)).toBe(words);
});

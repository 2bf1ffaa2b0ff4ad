import { inMoreStacks } from "../../../model/text/repeated-finding";
import { accountsText, firstOnes, joinedFirst, listedFirst } from "../../../model/text/wording";

test("a single name beyond the most is told: to count it takes as much room", () => {
  const names = ["a", "b", "c", "d"];

  expect(joinedFirst(names, 3)).toBe("a, b, c and d");
  expect(listedFirst(names, 3)).toBe("a, b, c, d");
  expect(accountsText(names, 3)).toBe("a, b, c and d");
  expect(inMoreStacks(names)).toBe("in 4 more stacks: a, b, c, d");
  expect(firstOnes(names, 3)).toEqual(names);
});

test("of several beyond the most there is the number", () => {
  const names = ["a", "b", "c", "d", "e"];

  expect(joinedFirst(names, 3)).toBe("a, b, c and 2 more");
  expect(listedFirst(names, 3)).toBe("a, b, c and 2 more");
  expect(accountsText(names, 3)).toBe("a, b, c and 2 more accounts");
  expect(inMoreStacks(names)).toBe("in 5 more stacks: a, b, c, and 2 more");
  expect(firstOnes(names, 3)).toEqual(["a", "b", "c"]);
});

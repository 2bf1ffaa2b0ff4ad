import { RingsOfStacks } from "../../../cli/overview/rings-of-stacks";

const stacks = (ring: string, count: number) => Array.from({ length: count }, (_, at) => `${ring}-${at}`);
const homes = ["dev", "prod"].flatMap((ring) => stacks(ring, 24).map((stack) => ({ stack, ring })));
const rings = new RingsOfStacks([...homes, { stack: "alone" }]);

test("a few stacks are named, more are told by their rings, and which part of a ring they are", () => {
  expect(rings.textOf(stacks("dev", 3), 3)).toBe("dev-0, dev-1, dev-2");
  expect(rings.textOf(stacks("dev", 24), 3)).toBe("ring dev · 24 accounts");
  expect(rings.textOf([...stacks("dev", 24), ...stacks("prod", 5)], 3)).toBe(
    "ring dev · 24 accounts, ring prod · 5 of 24 accounts",
  );
});

test("stacks of which one is in no ring are named first", () => {
  expect(rings.textOf(["alone", ...stacks("dev", 4)], 3)).toBe("alone, dev-0, dev-1 and 2 more");
});

import { said } from "./given";

const groups = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`group-${index}`, {}]));
const quotas = (count: number) => said("PM333", { groups: groups(count) });

test("AWS registers 25 patch groups for one baseline", () => {
  expect(quotas(25)).toEqual([]);
  expect(quotas(26).join("\n")).toContain("expected at most 25 patch groups that follow it, got 26  [PM333]");
});

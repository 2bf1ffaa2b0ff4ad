import { whereCdktfCannotRun } from "../../../cli/console/framework-command";

test.each(["20.9.0", "22.19.0"])("nothing is said on Node %s, where cdktf's command runs", (node) => {
  expect(whereCdktfCannotRun(node)).toBe("");
});

test("on a newer Node one line says why it cannot", () => {
  expect(whereCdktfCannotRun("24.1.0")).toBe(" (not on Node 24: cdktf-cli has its pty prebuilt up to Node 22)");
});

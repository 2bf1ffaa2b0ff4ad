import { run } from "./given-stacks";
import { type SystemsCase, systemsProject } from "./given-systems";

const firstRow = async (given: SystemsCase, account: string) => {
  const { accounts } = JSON.parse((await run(systemsProject(given), ["matrix", "--format", "json"])).out);
  const row = accounts.find((one: { account: string }) => one.account === account);
  return { delay: row.cells.delay.value, nonSecurity: row.cells["non-security"].value };
};

test.each([
  ["Windows alone, which approves by classification", ["Windows"], { delay: "6 d", nonSecurity: "–" }],
  ["Ubuntu alone, which ignores delays", ["Ubuntu"], { delay: "–", nonSecurity: "no" }],
  ["Amazon Linux alone", ["Amazon"], { delay: "6 d", nonSecurity: "no" }],
  ["Windows and Ubuntu", ["Windows", "Ubuntu"], { delay: "6 d", nonSecurity: "no" }],
  ["all of them", ["Windows", "Ubuntu", "Amazon"], { delay: "6 d", nonSecurity: "no" }],
] as const)("a cell has a dash where it has no meaning: %s", async (_, systems, cells) => {
  expect(await firstRow({ systems }, "production-eu")).toEqual(cells);
});

test("the last column says by what it is who set it", async () => {
  const folder = systemsProject();

  const { out } = await run(folder, ["matrix"]);
  const { out: page } = await run(folder, ["matrix", "--format", "html"]);

  expect(out).toMatch(/set +by|set\n/);
  expect(page).toContain('<th scope="col">set by</th>');
});

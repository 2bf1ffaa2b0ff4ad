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
  ["Amazon Linux alone", ["Amazon"], { delay: "6 d", nonSecurity: "with advisory" }],
  [
    "Windows and Ubuntu",
    ["Windows", "Ubuntu"],
    { delay: "Ubuntu Server: –; Windows Server: 6 d", nonSecurity: "Ubuntu Server: no; Windows Server: –" },
  ],
  [
    "Amazon Linux and an Ubuntu that alone takes what is not about security",
    ["Amazon", "AllOfUbuntu"],
    {
      delay: "Amazon Linux 2023: 6 d; Ubuntu Server: –",
      nonSecurity: "Amazon Linux 2023: with advisory; Ubuntu Server: yes",
    },
  ],
  [
    "all of them",
    ["Windows", "Ubuntu", "Amazon"],
    {
      delay: "Amazon Linux 2023 and Windows Server: 6 d; Ubuntu Server: –",
      nonSecurity: "Amazon Linux 2023: with advisory; Ubuntu Server: no; Windows Server: –",
    },
  ],
] as const)(
  "where systems differ each is told, with a dash where a cell has no meaning: %s",
  async (_, systems, cells) => {
    expect(await firstRow({ systems }, "production-eu")).toEqual(cells);
  },
);

test("the last column says by what it is who set it", async () => {
  const folder = systemsProject();

  const { out } = await run(folder, ["matrix"]);
  const { out: page } = await run(folder, ["matrix", "--format", "html"]);

  expect(out).toMatch(/set +by|set\n/);
  expect(page).toContain('<th scope="col">Set by</th>');
});

describe("in 80 columns, with long names and three systems", () => {
  const table = async () => {
    const overrides = { "production-us": { maintenanceWindows: { Weekly: { scheduleTimezone: "America/New_York" } } } };
    const { out } = await run(systemsProject({ overrides }), ["matrix"]);
    return out.slice(0, out.indexOf("\ndays: "));
  };

  test("nothing breaks inside a word, and no column is blank", async () => {
    const text = await table();

    const whole =
      "development-eu test-eu production-eu production-us production Europe/Paris America/New_York AL2023 Ubuntu";
    for (const word of whole.split(" ")) expect(text).toContain(word);
    expect(text).not.toMatch(/[-/](\s|$)/m);
    expect(text).not.toMatch(/^\S.* {20}/m);
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  test("what is equal in all rows is said once above, and each system has a row", async () => {
    const text = await table();

    expect(text.replace(/\s+/g, " ")).toContain(
      "in every row: non-security AL2023 with advisory and Ubuntu no, reboot if needed, Regions eu-central-1",
    );
    expect(text).toContain("AL2023/Windows 6 d");
    // On dev, where nothing waits, both kinds of Linux take the same days.
    const days = /(Windows|AL2023|Ubuntu|Linux)(?= [\d.]+(?! d))/g;
    const systems = text.slice(text.indexOf("delay")).match(days);
    const each = ["AL2023", "Windows", "Ubuntu"].sort();
    expect([...(systems ?? [])].sort()).toEqual([...each, ...each, ...each, "Linux", "Windows"].sort());
    expect(text.split("\n").filter((line) => (line.match(days) ?? []).length > 1)).toEqual([]);
  });
});

test("of what differs from the others of a ring, the system that does is marked", async () => {
  const folder = systemsProject({
    systems: ["Amazon", "AllOfUbuntu"],
    alsoInProduction: ["production-jp"],
    overrides: { "production-us": { enableNonSecurity: false } },
  });

  const { out } = await run(folder, ["matrix"]);

  expect(out).toContain("AL2023 with advisory  ");
  expect(out).toContain("Ubuntu no ◄");
  expect(out.match(/◄/g)).toHaveLength(2);
});

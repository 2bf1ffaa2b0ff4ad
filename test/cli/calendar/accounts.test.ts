import { withoutBreaks } from "../../support/without-breaks";
import { matrixFleet } from "../given-matrix";
import { run } from "../given-stacks";

test("calendar and page name the account of a fleet with its id", async () => {
  const folder = matrixFleet({});
  const told = async (form: string) => (await run(folder, ["calendar", "--until", "2026-12-07", "--format", form])).out;

  expect((await told("ics")).replaceAll("\r\n ", "")).toContain(
    String.raw`\, account dev-eu (111111111111)\, ring dev`,
  );
  expect(JSON.parse(await told("json")).windows[0]).toMatchObject({ account: "dev-eu", accountId: "111111111111" });
  expect(withoutBreaks(await told("html"))).toContain("dev-eu (111111111111) · ring dev");
});

describe("an event of a calendar file", () => {
  const prod = { id: "333333333333", name: "prod-a", ring: "prod" } as const;
  const other = { ...prod, id: "444444444444", name: "prod-b", overrides: { rebootOption: "NoReboot" } } as const;
  const eventsOf = async (...accounts: readonly object[]) => {
    const folder = matrixFleet({ rings: [{ name: "prod" }], accounts });
    const { out } = await run(folder, ["calendar", "--until", "2026-12-07", "--format", "ics"]);
    const lines = out.replaceAll("\r\n ", "").split("\r\n");
    const all = (property: string) =>
      lines.flatMap((line) => (line.startsWith(`${property}:`) ? [line.slice(property.length + 1)] : []));
    return { uids: all("UID"), titles: all("SUMMARY"), texts: all("DESCRIPTION") };
  };

  test("is one for all Regions of an account, and names them", async () => {
    const { uids, titles, texts } = await eventsOf({ ...prod, regions: ["eu-central-1", "eu-west-1"] });

    expect(uids).toHaveLength(2);
    expect(new Set(titles)).toEqual(new Set(["sunday: web in eu-central-1 and eu-west-1 (install\\, may reboot)"]));
    expect(texts[0]).toMatch(/account prod-a \(333333333333\)\\, ring prod\\, eu-central-1 and eu-west-1$/);
  });

  test("is one for the accounts of a ring, with what differs told of each", async () => {
    const { titles, texts } = await eventsOf(prod, other);

    expect(new Set(titles)).toEqual(
      new Set(["sunday: web in prod-a and prod-b (install\\, may reboot in 1 of 2 stacks)"]),
    );
    const [first, second, ...more] = texts[0]?.split("\\n\\n") ?? [];
    expect(more).toEqual([]);
    expect(first).toMatch(/^web: install\\, may reboot\\n2026-11-29 02:00 Europe\/Paris\\, 3 h\\n.*account prod-a/);
    expect(second).toMatch(/^web: install\\n2026-11-29 02:00 Europe\/Paris\\, 3 h\\n.*account prod-b/);
  });

  test("keeps its UID when a Region, an account or another reboot option comes, so that an import changes it", async () => {
    const { uids } = await eventsOf(prod);

    expect(uids[0]).toBe("ring.prod.sunday.1795914000000@cdktf-patch-manager");
    expect((await eventsOf({ ...other, name: "a" }, { ...prod, regions: ["eu-central-1", "eu-west-1"] })).uids).toEqual(
      uids,
    );
  });
});

test("beside long names each window has two lines, of which neither a time nor a name is broken", async () => {
  const accounts = ["one", "two"].map((name, at) => ({
    id: String(111111111111 * (at + 1)),
    name: `payments-production-in-europe-${name}`,
    ring: "prod",
    regions: ["eu-central-1", "eu-west-1"],
    ...(at === 0 ? {} : { overrides: { maintenanceWindows: { Sunday: { scheduleTimezone: "America/New_York" } } } }),
  }));

  const { out } = await run(matrixFleet({ rings: [{ name: "prod" }], accounts }), ["calendar"]);

  expect(out.split("\n").slice(0, 5)).toEqual([
    "4 windows (install, may reboot); the next run of each:",
    "  Sun 2026-11-29 02:00 Europe/Paris",
    "    sunday · web · payments-production-in-europe-one · eu-central-1, eu-west-1",
    "  Sun 2026-11-29 02:00 America/New_York",
    "    sunday · web · payments-production-in-europe-two · eu-central-1, eu-west-1",
  ]);
});

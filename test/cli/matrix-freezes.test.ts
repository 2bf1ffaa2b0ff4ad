import { DEFINITION, FLEET, RINGS } from "../patch-fleet/given";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

const FREEZE = { from: "2026-12-14", until: "2027-01-04" };
const CLOSED = "Sun 02:00 Europe/Paris, closed from Mon 2026-12-14 until Mon 2027-01-04";

/** The window cells of a fleet, by account. */
async function windows(changes: object) {
  const { out } = await run(synthesisedFleet(changes), ["matrix", "--format", "json"]);
  const { accounts } = JSON.parse(out) as { accounts: { account: string; cells: { window: object } }[] };
  return Object.fromEntries(accounts.map(({ account, cells }) => [account, cells.window]));
}

test("the matrix tells a change freeze once beside its schedule, and whose it is", async () => {
  const rings = RINGS.map((ring) => (ring.name === "prod" ? { ...ring, changeFreezes: [FREEZE] } : ring));

  const settings = ["maintenanceWindows.Sunday.schedule"];
  expect(await windows({ rings })).toEqual({
    "dev-eu": { value: "Tue 22:00 Europe/Paris", from: "ring dev", settings, isOutlier: false },
    "test-eu": { value: "Thu 22:00 Europe/Paris", from: "ring test", settings, isOutlier: false },
    "prod-us": { value: CLOSED, from: "ring prod", settings: ["changeFreezes"], isOutlier: false },
  });
});

test("an account that keeps no freeze of its ring is an outlier", async () => {
  const names = ["prod-a", "prod-b", "prod-c"];
  const accounts = names.map((name, index) => {
    const overrides = name === "prod-c" ? { changeFreezes: [] } : undefined;
    return { id: `${index + 1}`.repeat(12), name, ring: "prod", ...(overrides && { overrides }) };
  });
  const environment = { ...DEFINITION, changeFreezes: [FREEZE] };

  expect(await windows({ ...FLEET, environment, rings: [{ name: "prod" }], accounts })).toMatchObject({
    "prod-a": { value: CLOSED, isOutlier: false },
    "prod-b": { value: CLOSED, isOutlier: false },
    "prod-c": { value: "Sun 02:00 Europe/Paris", from: "account prod-c", isOutlier: true },
  });
});

test("an account in another time zone keeps the same freeze: no outlier", async () => {
  const names = ["prod-a", "prod-b", "prod-us"];
  const accounts = names.map((name, index) => {
    const overrides = { maintenanceWindows: { Sunday: { scheduleTimezone: "America/New_York" } } };
    return { id: `${index + 1}`.repeat(12), name, ring: "prod", ...(name === "prod-us" && { overrides }) };
  });
  const environment = { ...DEFINITION, changeFreezes: [FREEZE] };

  expect(await windows({ ...FLEET, environment, rings: [{ name: "prod" }], accounts })).toMatchObject({
    "prod-b": { value: CLOSED, isOutlier: false },
    "prod-us": { value: CLOSED.replace("Europe/Paris", "America/New_York"), isOutlier: false },
  });
});

import { Schedule } from "../../modules";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

interface Case {
  readonly patchWithin?: object;
  /** Of the window of each Sunday. */
  readonly weekly?: "NoReboot" | "RebootIfNeeded";
  /** A second window, on the first of each month, that reboots. */
  readonly monthly?: boolean;
  readonly approveAfterDays?: number;
  readonly rejectedPatches?: readonly string[];
}

/** What each command tells of a fleet of one account. */
function told({
  patchWithin,
  weekly = "RebootIfNeeded",
  monthly = false,
  approveAfterDays = 0,
  rejectedPatches,
}: Case) {
  const open = (name: string, schedule: Schedule, rebootOption: string) => ({
    name,
    schedule,
    duration: 3,
    cutoff: 1,
    patchGroups: ["Web"],
    patchTasks: { Install: { operation: "Install", rebootOption } },
  });
  const folder = synthesisedFleet({
    environment: {
      patchWithin,
      baselines: {
        Linux: {
          name: "linux",
          operatingSystem: "AMAZON_LINUX_2023",
          approvalRules: [{ approveAfterDays }],
          rejectedPatches,
        },
      },
      patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
      maintenanceWindows: {
        Weekly: open("weekly", Schedule.weekly("SUN", "04:00"), weekly),
        ...(monthly ? { Monthly: open("monthly", Schedule.expression("cron(0 4 1 * ? *)"), "RebootIfNeeded") } : {}),
      },
    },
    rings: [{ name: "prod" }],
    accounts: [{ id: "111111111111", name: "prod", ring: "prod" }],
  });
  const words = async (args: readonly string[]) => (await run(folder, args)).out.replace(/&nbsp;|\s+/g, " ");
  return {
    summary: () => words(["summary"]),
    arrival: () => words(["arrival"]),
    row: async () => JSON.parse((await run(folder, ["arrival", "--format", "json"])).out).arrivals[0],
    cells: async () => {
      const [head = "", first = ""] = (await run(folder, ["arrival", "--format", "csv"])).out.split("\r\n");
      const cells = first.split(",");
      return Object.fromEntries(head.split(",").map((name, at) => [name, cells[at]]));
    },
    page: async () => (await words(["matrix", "--format", "html"])).replace(/<\/?span[^>]*>/g, ""),
    audited: async () => JSON.parse((await run(folder, ["matrix", "--format", "json"])).out).deadlines[0],
  };
}

describe("a deadline that holds where a node misses a run", () => {
  const { summary, arrival, row, page, audited, cells } = told({ patchWithin: { any: 15, tolerateMissedRuns: 1 } });

  test("says so beside its days, with the days that this takes", async () => {
    expect(await summary()).toContain("every approved patch within 15 days, 1 run missed: met, at most 14.2");
    expect(await arrival()).toMatch(/15 days, 1 run missed: .*met, .*at most 14\.2 d/);
    expect((await row()).deadline).toEqual({ days: 15, outcome: "kept", missedRuns: 1, worstDays: 14.125 });
    expect(await cells()).toMatchObject({ "deadline missed runs": "1", "deadline worst days": "14.125" });
    expect(await page()).toContain('<td data-label="Deadline">15 days, 1 run missed</td>');
    expect(await page()).toContain('<td data-label="Proof">met: at most 14.2 days after release</td>');
    expect(await audited()).toMatchObject({ missedRuns: 1, worstDays: 14.125 });
  });
});

describe("a deadline of a baseline that rejects some names", () => {
  const rejectedPatches = ["kernel*", "openssl*"];
  const { summary, arrival, row, page, audited, cells } = told({
    patchWithin: { Critical: 14, any: 15 },
    rejectedPatches,
  });

  test("is kept but for these, which is said beside it", async () => {
    const butFor = "met, except for kernel* and openssl*, which are rejected";
    expect(await summary()).toContain(`every approved patch within 15 days: ${butFor}`);
    expect(await summary()).toContain(`Critical within 14 days: ${butFor}`);
    expect(await arrival()).toContain("except for kernel* and openssl*, which are rejected");
    expect(await row()).toMatchObject({ rejected: rejectedPatches, deadline: { outcome: "kept" } });
    expect(await cells()).toMatchObject({ rejected: "kernel* openssl*" });
    expect(await page()).toContain(
      '<td data-label="Proof">met: at most 7.2 days after release, except for kernel* and openssl*, which are rejected</td>',
    );
    expect(await audited()).toMatchObject({ outcome: "kept", rejected: rejectedPatches });
  });
});

describe("a deadline that asks for what is in force", () => {
  const { summary, arrival, row, page, audited, cells } = told({
    patchWithin: { any: 32, inForce: true },
    weekly: "NoReboot",
    monthly: true,
  });

  test("tells beside its days after how many a patch is in force", async () => {
    expect(await summary()).toContain("every approved patch within 32 days, reboot included: met, at most 31.2");
    expect(await arrival()).toMatch(/32 days, reboot included: .*met, at .*most 31\.2 d/);
    expect((await row()).deadline).toEqual({ days: 32, outcome: "kept", untilInForce: true, worstDays: 31.125 });
    expect(await cells()).toMatchObject({ "deadline in force": "yes", "deadline worst days": "31.125" });
    expect(await page()).toContain('<td data-label="Deadline">32 days, reboot included</td>');
    expect(await page()).toContain('<td data-label="Proof">met: at most 31.2 days after release</td>');
    expect(await audited()).toMatchObject({ untilInForce: true, worstDays: 31.125 });
  });
});

describe("patches that are installed without a reboot", () => {
  const PENDING = "installed, pending a reboot";

  test("are told as pending a reboot beside a deadline that is kept", async () => {
    const { summary, arrival, row, page, audited, cells } = told({ patchWithin: { any: 15 }, weekly: "NoReboot" });

    expect(await summary()).toContain(`every approved patch within 15 days: met, ${PENDING}`);
    expect(await arrival()).toContain(` ${PENDING} `);
    expect((await row()).inForce).toEqual({ arrives: "never" });
    expect(await cells()).toMatchObject({ "in force days": "never" });
    expect(await page()).toContain(`<td data-label="Proof">met: at most 7.2 days after release, ${PENDING}</td>`);
    expect((await audited()).inForce).toEqual({ arrives: "never" });
  });

  test("are told with the day on which another window has rebooted", async () => {
    const { summary, arrival, row, page, audited, cells } = told({
      patchWithin: { any: 15 },
      weekly: "NoReboot",
      monthly: true,
    });

    expect(await summary()).toContain("every approved patch within 15 days: met, with the reboot at most 31.2");
    expect(await arrival()).toContain(" with the reboot at most 31.2 days after release ");
    expect((await row()).inForce).toEqual({ arrives: "always", days: 31.125 });
    expect(await cells()).toMatchObject({ "in force days": "31.125" });
    expect(await page()).toContain("met: at most 7.2 days after release, with the reboot at most 31.2<");
    expect((await audited()).inForce).toEqual({ arrives: "always", days: 31.125 });
  });

  test("are told by arrival where there is no deadline; what reboots is not", async () => {
    expect(await told({ weekly: "NoReboot" }).arrival()).toContain(PENDING);
    const { arrival, row, page, summary } = told({ patchWithin: { any: 15 } });
    expect((await row()).inForce).toBeUndefined();
    for (const text of [await arrival(), await page(), await summary()]) {
      expect(text).not.toMatch(/in force|pending a reboot|with the reboot|reboot included/);
    }
  });
});

describe("a patch that is reissued", () => {
  const RESTARTS =
    "With a delay, a patch that is reissued restarts its wait: one that keeps being reissued has no finite worst case.";

  test("has no finite worst case where a rule has a delay", async () => {
    const { arrival, row, page, audited, cells } = told({ patchWithin: { any: 15 }, approveAfterDays: 1 });

    expect(await arrival()).toContain(RESTARTS);
    expect((await row()).restartsWhenReissued).toBe(true);
    expect(await cells()).toMatchObject({ "restarts when reissued": "yes" });
    expect(await page()).toContain(RESTARTS);
    expect((await audited()).restartsWhenReissued).toBe(true);
  });

  test("waits for nothing anew where none has", async () => {
    const { arrival, row, page } = told({ patchWithin: { any: 15 } });

    expect(await arrival()).not.toContain("reissued");
    expect((await row()).restartsWhenReissued).toBeUndefined();
    expect(await page()).not.toContain("reissued");
  });
});

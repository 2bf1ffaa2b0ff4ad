import { join } from "node:path";
import { Schedule } from "../../../modules";
import { describeWithBrowser } from "../calendar/browser";
import { showPage } from "../calendar/shown-page";
import { synthesisedFleet } from "../given-apps";
import { run } from "../given-stacks";

// A browser takes its time where much else runs.
jest.setTimeout(60_000);

const approvalRules = [{ approveAfterDays: 0 }];
const REGIONS = ["eu-central-1", "eu-west-1"];

/** Four accounts in three rings with two Regions each, and three systems. */
function fleet(): string {
  const baseline = (operatingSystem: string) => ({ name: operatingSystem, operatingSystem, approvalRules });
  const weekly = (day: "TUE" | "THU" | "SUN") => ({ Weekly: { schedule: Schedule.weekly(day, "22:00") } });
  return synthesisedFleet({
    environment: {
      patchWithin: { Critical: 21 },
      baselines: {
        Amazon: baseline("AMAZON_LINUX_2023"),
        RedHat: baseline("REDHAT_ENTERPRISE_LINUX"),
        Windows: baseline("WINDOWS"),
      },
      patchGroups: { Web: { patchGroup: "web", baselines: ["Amazon", "RedHat", "Windows"] } },
      maintenanceWindows: {
        Weekly: {
          name: "weekly",
          schedule: Schedule.weekly("SUN", "22:00"),
          duration: 3,
          cutoff: 1,
          patchGroups: ["Web"],
          patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
        },
      },
    },
    rings: [
      { name: "dev", maintenanceWindows: weekly("TUE") },
      { name: "test", soakDays: 3, maintenanceWindows: weekly("THU") },
      { name: "prod", soakDays: 7, maintenanceWindows: weekly("SUN") },
    ],
    accounts: ["dev", "test", "prod", "prod-b"].map((name, at) => ({
      id: String(111111111111 * (at + 1)),
      name,
      ring: name.split("-")[0],
      regions: REGIONS,
    })),
  });
}

describeWithBrowser("the page of a fleet on a phone", () => {
  let folder: string;
  const shown = showPage("fleet", async () => {
    folder = fleet();
    await run(folder, ["summary", "--write", "page.html"]);
    return join(folder, "page.html");
  });

  test("says at first sight on which days no node reboots, and who is next, with each account once", async () => {
    await shown.look(390, "light");

    const next = shown.page.locator(".next");
    const { y = 0, height = 0 } = (await next.boundingBox()) ?? {};
    expect(y + height).toBeLessThan(844);
    expect(await shown.page.locator(".lead").textContent()).toBe(
      "In the 7\u00a0days from Tue 24 Nov no node reboots on Sat 28 Nov (UTC).",
    );
    expect(await next.locator("li").allInnerTexts()).toEqual([
      "Tue 2026-11-24 22:00 UTC dev: web",
      "Thu 2026-11-26 22:00 UTC test: web",
      "Sun 2026-11-29 22:00 UTC prod, prod-b: web",
    ]);
  });

  test("has a card for each ring, and is no longer than three screens", async () => {
    await shown.look(390, "light");

    const heads = await shown.page.locator(".card > summary").allInnerTexts();
    expect(heads.map((text) => text.split("\n")[0])).toEqual([
      "web dev (111111111111) · ring dev · eu-central-1, eu-west-1",
      "web test (222222222222) · ring test · eu-central-1, eu-west-1",
      "web ring prod: prod and prod-b, 2 Regions",
    ]);
    expect(await shown.page.evaluate<number>("document.documentElement.scrollHeight")).toBeLessThan(3 * 844);
  });

  test("of a time in which nothing opens says that no node reboots, as the terminal does", async () => {
    const words = ["calendar", "--from", "2026-11-28", "--until", "2026-11-29", "--reboots"];
    const { out } = await run(folder, words);
    const { out: page } = await run(folder, [...words, "--format", "html"]);

    expect(out).toBe("No node reboots from 2026-11-28 until 2026-11-29: no window opens.\n");
    expect(page.replace(/<[^>]*>/g, "")).toContain(out.trim());
  });
});

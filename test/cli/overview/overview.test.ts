import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withoutBreaks } from "../../support/without-breaks";
import { describeWithBrowser } from "../calendar/browser";
import { beyondTheEdge, brokenWords, faintTexts } from "../calendar/page-checks";
import { showPage } from "../calendar/shown-page";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";

// A browser takes its time where much else runs.
jest.setTimeout(60_000);

const scans = (name: string) => ({
  ...installs(name),
  task_invocation_parameters: [{ run_command_parameters: [{ parameter: [{ name: "Operation", values: ["Scan"] }] }] }],
});

const STACK = {
  ...patching,
  aws_ssm_maintenance_window: {
    ...patching.aws_ssm_maintenance_window,
    Daily: window("Daily", "cron(0 5 * * ? *)", "UTC"),
    Frozen: { ...window("Frozen", "cron(0 3 ? * SAT *)", "UTC"), start_date: "2026-12-10T00:00:00Z" },
  },
  aws_ssm_maintenance_window_target: {
    ...patching.aws_ssm_maintenance_window_target,
    Daily: target("Daily", "Critical"),
    Frozen: target("Frozen", "Critical"),
  },
  aws_ssm_maintenance_window_task: {
    ...patching.aws_ssm_maintenance_window_task,
    Daily: scans("Daily"),
    Frozen: installs("Frozen"),
  },
};

const NOTED = [
  {
    constructPath: "aws_ssm_patch_baseline.AmazonLinux2",
    level: "@cdktf/warn",
    message: "Amazon Linux 2 left support on 2026-06-30 [PM106]\nfurther words",
  },
  { constructPath: "elsewhere", level: "@cdktf/info", message: "said of something else" },
  {
    constructPath: "elsewhere",
    level: "@cdktf/warn",
    message: "runs while subsidiary/EmergencyOfTheSubsidiaryInBuenosAiresAndMontevideo/Default runs [PM620]",
  },
];

/** Two stacks of the same content: what is the same stands once. */
function project(): string {
  const folder = projectWith({ one: STACK, two: STACK });
  const file = join(folder, "cdktf.out", "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  for (const stack of Object.values<Record<string, unknown>>(manifest.stacks)) stack.annotations = NOTED;
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

test("a window that is disabled reboots nothing", async () => {
  const { Sunday, ...others } = patching.aws_ssm_maintenance_window;
  const off = { ...patching, aws_ssm_maintenance_window: { ...others, Sunday: { ...Sunday, enabled: false } } };

  const { out } = await run(projectWith({ off }), ["summary", "--format", "json"]);

  const ways = JSON.parse(out).rows.flatMap((row: { ways: object[] }) => row.ways);
  expect(ways).toContainEqual(
    expect.objectContaining({ does: "does nothing", mayReboot: false, notes: ["it is disabled"] }),
  );
});

test("the overview as JSON has a row for each group and system, once for all stacks in which it is so", async () => {
  const { exitCode, out } = await run(project(), ["summary", "--format", "json"]);

  expect(exitCode).toBe(0);
  const { at, rows, otherFindings } = JSON.parse(out);
  expect(at).toBe("2026-11-23T09:00:00.000Z");
  expect(rows.map(({ patchGroup, operatingSystem }: Record<string, string>) => [patchGroup, operatingSystem])).toEqual([
    ["Critical", "Amazon Linux 2"],
    ["dev-web", "Amazon Linux 2"],
  ]);
  expect(rows[0]).toEqual({
    patchGroup: "Critical",
    operatingSystem: "Amazon Linux 2",
    homes: [{ stack: "one" }, { stack: "two" }],
    patches: "all updates immediately, except system-release.*",
    arrival: { arrival: "on every node at most 7.2 days after release, typically 3.1", deadlines: [] },
    ways: [
      expect.objectContaining({ name: "Sunday", nextRun: "Sun 2026-11-29 02:00 Asia/Seoul", notes: [] }),
      expect.objectContaining({ name: "Frozen", mayReboot: true, nextRun: "Sat 2026-12-12 03:00 UTC" }),
      expect.objectContaining({ name: "Daily", does: "Scan", mayReboot: false, nextRun: "Tue 2026-11-24 05:00 UTC" }),
    ],
    timeZones: ["Asia/Seoul", "UTC"],
    findings: [
      {
        level: "warning",
        about: "aws_ssm_patch_baseline.AmazonLinux2",
        text: "Amazon Linux 2 left support on 2026-06-30 [PM106]",
      },
    ],
  });
  expect(otherFindings).toEqual([
    { level: "info", about: "elsewhere", text: "said of something else" },
    { level: "warning", about: "elsewhere", text: expect.stringMatching(/^runs while subsidiary/) },
  ]);
});

test("JSON and page tell which topic a window tells", async () => {
  const { Daily, ...tasks } = STACK.aws_ssm_maintenance_window_task;
  const { task_invocation_parameters: invocation } = Daily;
  const notification_config = {
    notification_arn: "arn:aws:sns:eu-central-1:123456789012:ops",
    notification_events: ["Failed"],
    notification_type: "Command",
  };
  const run_command_parameters = { ...invocation[0]?.run_command_parameters[0], notification_config };
  const told = { ...Daily, task_invocation_parameters: { run_command_parameters } };
  const folder = projectWith({ one: { ...STACK, aws_ssm_maintenance_window_task: { ...tasks, Daily: told } } });

  const { out } = await run(folder, ["summary", "--format", "json"]);
  await run(folder, ["summary", "--write", "page.html"]);

  const ways = JSON.parse(out).rows[0].ways as readonly { readonly name: string; readonly notifies?: string }[];
  expect(ways.map(({ name, notifies }) => [name, notifies])).toEqual([
    ["Sunday", undefined],
    ["Frozen", undefined],
    ["Daily", "notifies topic ops (Failed)"],
  ]);
  expect(withoutBreaks(readFileSync(join(folder, "page.html"), "utf8"))).toContain("notifies topic ops (Failed)");
});

test("a closed card has the time at which its nodes are patched, also where nothing reboots them", async () => {
  const parameter = ["Operation=Install", "RebootOption=NoReboot"].map((text) => text.split("="));
  const task = {
    ...installs("Sunday"),
    task_invocation_parameters: {
      run_command_parameters: { parameter: parameter.map(([name, value]) => ({ name, values: [value] })) },
    },
  };
  const { Tuesday } = patching.aws_ssm_maintenance_window_task;
  const folder = projectWith({
    one: { ...patching, aws_ssm_maintenance_window_task: { Sunday: task, Tuesday } },
  });

  const { out } = await run(folder, ["summary", "--format", "html"]);

  expect(withoutBreaks(out).match(/<span class="when">.*<\/span>/g)).toEqual([
    '<span class="when">Sun 02:00 Asia/Seoul, 3 h <span class="mark">Install</span></span>',
    '<span class="when">Tue 22:00 Europe/Paris, 3 h <span class="mark reboot">Reboot</span></span>',
  ]);
});

test("the same input gives the same page, byte for byte", async () => {
  const folder = project();

  await run(folder, ["summary", "--write", "one.html"]);
  await run(folder, ["summary", "--write", "two.html"]);

  expect(readFileSync(join(folder, "one.html"), "utf8")).toBe(readFileSync(join(folder, "two.html"), "utf8"));
});

test("the page is of the weeks ahead, or of the months until a moment, as that of calendar", async () => {
  const folder = project();
  const page = async (...words: readonly string[]) => (await run(folder, [...words, "--format", "html"])).out;
  const period = ["--from", "2027-01-04T00:00Z", "--until", "2027-04-01T00:00Z"];

  expect(await page("summary", ...period)).toBe(await page("calendar", ...period));
  expect(await page("summary", "--at", ...period.slice(1))).toContain("March 2027");
  expect(await page("summary", "--at", "2027-01-04T00:00Z")).not.toContain("March 2027");
  expect(await run(folder, ["summary", "--until", "2027-04-01T00:00Z"])).toMatchObject({
    exitCode: 2,
    out: "",
    err: "cdktf-patch: --until: expected a page beside it, --write <file>.html; nothing else here has an end\n",
  });
});

test("names from outside are shown as what they are", async () => {
  const folder = projectWith({
    "<b>one": {
      ...STACK,
      aws_ssm_patch_group: {
        Evil: { patch_group: "<script>alert(1)</script>", baseline_id: "${aws_ssm_patch_baseline.Web.id}" },
      },
    },
  });

  const { out } = await run(folder, ["summary", "--format", "html"]);

  expect(out).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(out).not.toContain("<script>");
});

test("a freeze between two windows is told once, on the days on which neither opens", async () => {
  const saturday = (name: string, days: object) => ({ ...window(name, "cron(0 3 ? * SAT *)", "UTC"), ...days });
  const folder = projectWith({
    one: {
      ...patching,
      aws_ssm_maintenance_window: {
        Before: saturday("Before", { end_date: "2026-12-05T00:00:00Z" }),
        After: saturday("After", { start_date: "2026-12-10T00:00:00Z" }),
      },
      aws_ssm_maintenance_window_target: { Before: target("Before", "Critical"), After: target("After", "Critical") },
      aws_ssm_maintenance_window_task: { Before: installs("Before"), After: installs("After") },
    },
  });

  const { out } = await run(folder, ["summary", "--format", "html"]);

  expect(out.match(/class="opening closed"/g)).toHaveLength(1);
  expect(out.match(/<p class="freeze">Freeze until Thu 10 Dec<\/p>/g)).toHaveLength(5);
  expect(out).toContain("After and Before");
  expect(out.match(/class="opening install reboots"/g)).toHaveLength(4);
});

describeWithBrowser("the overview in a browser", () => {
  const shown = showPage("overview", async () => {
    const folder = project();
    await run(folder, ["summary", "--write", "page.html"]);
    return join(folder, "page.html");
  });

  test("tells who reboots on Sunday at one look: the day's cell has the hour, the group and the mark", async () => {
    await shown.look(1280, "light");

    const sunday = shown.page.locator("td", { has: shown.page.locator('time[datetime="2026-11-29"]') });
    expect(await sunday.locator(".opening.reboots").allInnerTexts()).toEqual([
      expect.stringMatching(/^02:00 Asia\/Seoul, 3\s?h\s+Critical\s+Install Reboot\s/),
    ]);
  });

  test("aligns days to weekdays", async () => {
    const head = await shown.page.locator("table.month th").allInnerTexts();
    expect(head).toEqual(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
    const lastOfRows = shown.page.locator("table.month tr td:last-child time");
    expect(await lastOfRows.evaluateAll((days) => days.map((day) => day.getAttribute("datetime")))).toEqual([
      "2026-11-29",
      "2026-12-06",
      "2026-12-13",
      "2026-12-20",
      "2026-12-27",
    ]);
  });

  test("tells what runs every day once, above the month, though on some days something else is open", async () => {
    expect(await shown.page.locator(".daily .opening").allInnerTexts()).toEqual([
      expect.stringMatching(/^05:00 UTC, 3\s?h/),
    ]);
    expect(await shown.page.locator("table.month .overlap").first().textContent()).toBe("also open: Daily");
    expect(await shown.page.locator("table.month .opening.scan").count()).toBe(0);
  });

  test("shows the runs that a first day keeps closed", async () => {
    expect(await shown.page.locator(".opening.closed .marks").allInnerTexts()).toEqual([
      expect.stringContaining("closed until Thu 2026-12-10"),
      expect.stringContaining("closed until Thu 2026-12-10"),
    ]);
  });

  test.each([
    [360, "light"],
    [390, "dark"],
    [768, "light"],
    [800, "dark"],
    [1280, "dark"],
  ] as const)(
    "fits a screen of %d pixels, %s, is readable, and breaks nothing within a word",
    async (width, scheme) => {
      await shown.look(width, scheme);

      expect(await beyondTheEdge(shown.page)).toBe(0);
      expect(await brokenWords(shown.page)).toEqual([]);
      expect(await faintTexts(shown.page)).toEqual([]);
    },
  );

  test("has on a phone what comes first, and the rest for who asks; where there is room, all of it", async () => {
    const folded = [".card .runs", ".card table.groups", ".later table.month"];
    const visible = () => Promise.all(folded.map((selector) => shown.page.locator(selector).first().isVisible()));

    await shown.look(390, "light");
    expect(await visible()).toEqual([false, false, false]);
    expect(await shown.page.locator(".card > summary").first().textContent()).toMatch(
      /^Critical one and two\s+Sun 02:00 Asia\/Seoul, 3\sh Reboot\s+Sat 03:00 UTC, .*\s+1 warning$/,
    );
    await shown.look(1280, "light");
    expect(await visible()).toEqual([true, true, true]);
  });

  test.each([360, 800])("breaks nothing within a word when all is unfolded at %d pixels", async (width) => {
    await shown.look(width, "light");
    await shown.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");

    const found = [await beyondTheEdge(shown.page), await brokenWords(shown.page), await faintTexts(shown.page)];
    await shown.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = false");
    expect(found).toEqual([0, [], []]);
  });

  test("leaves out the days on which nothing runs where there is one column", async () => {
    await shown.look(360, "light");

    expect(await shown.page.locator("table.month td.empty").first().isVisible()).toBe(false);
    expect(await shown.page.locator("table.month td.empty .weekday").first().isVisible()).toBe(false);
    expect(await shown.page.locator("table.month .part").first().isVisible()).toBe(true);
  });

  // A4 with margins of 10 mm: upright, and lying on its side as the page asks for.
  test.each([718, 1047])("has the weeks and the head of each column on paper of %d pixels", async (width) => {
    await shown.look(width, "dark", "print");

    expect(await shown.page.locator("table.month th").first().isVisible()).toBe(true);
    expect(await shown.page.locator("table.rows th").first().isVisible()).toBe(true);
    expect(await beyondTheEdge(shown.page)).toBe(0);
    expect(await brokenWords(shown.page)).toEqual([]);
  });

  test("marks on the card what reboots, and tells the next run beside it", async () => {
    const runs = shown.page.locator(".card").first().locator(".way");

    expect(await runs.allTextContents()).toEqual([
      expect.stringMatching(/^Sun 02:00 Asia\/Seoul, 3\sh Reboot.*next Sun 2026-11-29 02:00 Asia\/Seoul/),
      expect.stringMatching(/^Sat 03:00 UTC, 3\sh, from Thu 2026-12-10 Reboot.*next Sat 2026-12-12 03:00 UTC/),
      expect.stringMatching(/^daily 05:00 UTC, 3\sh(?! Reboot).*next Tue 2026-11-24 05:00 UTC/),
    ]);
  });

  test("unfolds every list of places on paper", async () => {
    await shown.look(1280, "light", "print");

    expect(await shown.page.locator("li", { hasText: "two" }).first().isVisible()).toBe(true);
  });

  test("unfolds every finding on paper", async () => {
    await shown.look(1280, "light", "print");

    const folded = shown.page.locator("details p.info, details p.warning");
    expect(await folded.count()).toBeGreaterThan(0);
    for (const one of await folded.all()) expect(await one.isVisible()).toBe(true);
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { stackFiles } from "../../../cli/stacks/stack-files";
import { joinedLines } from "../../../model/text/printed-finding";
import { acceptFinding, EmergencyPatch, Schedule } from "../../../modules";
import { withoutBreaks } from "../../support/without-breaks";
import { synthesisedFleet } from "../given-apps";
import { EMERGENCY, stacksOf, withEmergency } from "../given-emergency";
import { run } from "../given-stacks";

const environment = {
  patchWithin: { Critical: 14 },
  baselines: {
    Linux: {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [
        { patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 },
        { approveAfterDays: 30, enableNonSecurity: true },
      ],
    },
  },
  patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
  maintenanceWindows: {
    Weekly: {
      name: "weekly",
      schedule: Schedule.weekly("SUN", "04:00"),
      duration: 3,
      cutoff: 1,
      patchGroups: ["Web"],
      patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
    },
  },
} as const;

/** Five accounts of one ring, of which the last has a clock of its own. */
function fleet(add: (app: App) => void = () => {}, scheduleTimezone = "UTC"): string {
  const { Weekly } = environment.maintenanceWindows;
  const maintenanceWindows = { Weekly: { ...Weekly, scheduleTimezone } };
  const clocks = { maintenanceWindows: { Weekly: { scheduleTimezone: "America/New_York" } } };
  const accounts = ["a", "b", "c", "d", "e"].map((name, index) => ({
    id: String(111111111111 + index),
    name,
    ring: "prod",
    ...(name === "e" ? { overrides: clocks } : {}),
  }));
  return synthesisedFleet(
    { environment: { ...environment, maintenanceWindows }, rings: [{ name: "prod" }], accounts },
    { add },
  );
}

test("accounts of which the same is told but for the time zone have one block, which names each", async () => {
  const { out } = await run(fleet(), ["summary"]);

  expect(out).toContain(
    [
      "✔ a, b, c, d (by UTC, as below), e (by America/New_York): 5 stacks alike, each 5",
      "  resources",
      "",
      "  web        Amazon Linux 2023  all updates after 30 days; Critical immediately",
    ].join("\n"),
  );
  expect(out.match(/^✔ .*/gm)).toHaveLength(1);
  expect(out.match(/Sun 04:00 UTC, 3 h/g)).toHaveLength(1);
});

test("accounts of which more differs than the time zone have a block each", async () => {
  const { out } = await run(fleet(withEmergency), ["summary"]);

  expect(out.match(/^✔ .*/gm)).toEqual([
    expect.stringMatching(/^✔ a, b, c, d: 4 stacks alike, each \d+ resources$/),
    expect.stringMatching(/^✔ e {2}\d+ resources /),
  ]);
});

test("an emergency, which opens by UTC everywhere, keeps no accounts apart that differ in their time zone alone", async () => {
  const folder = fleet(withEmergency, "Europe/Berlin");
  const { out } = await run(folder, ["summary"]);
  const page = (await run(folder, ["summary", "--format", "html"])).out;

  expect(out.replace(/\s+/g, " ")).toContain(
    "✔ a, b, c, d (by Europe/Berlin, as below), e (by America/New_York): 5 stacks alike,",
  );
  expect(out.match(/^✔ .*/gm)).toHaveLength(1);
  const [, table = ""] = page.split("<h2>Patch groups</h2>");
  expect(table.match(/<b>web<\/b>/g)).toHaveLength(1);
  expect(withoutBreaks(table)).toMatch(
    /<b>once, 2026-11-25 20:00 UTC, 4 h<\/b>.*<b>Sun 04:00 local time, 3 h|<b>Sun 04:00 local time, 3 h.*20:00 UTC, 4 h/s,
  );
});

test("JSON and page have the next run of an emergency that is years ahead", async () => {
  const folder = fleet((app) => withEmergency(app, { at: "2030-12-06T22:00:00" }));
  const [row] = JSON.parse((await run(folder, ["summary", "--format", "json"])).out).rows;

  expect(row.ways.map(({ nextRun }: { nextRun?: string }) => nextRun)).toContain("Fri 2030-12-06 22:00 UTC");
  expect((await run(folder, ["summary", "--format", "html"])).out).not.toContain("no further run");
});

test("what was noted of accounts is told once, and then where that was", async () => {
  const { out } = await run(fleet(withEmergency), ["summary", "--notes"]);

  expect(out.match(/^ {2}i .*/gm)).toEqual([
    "  i Openssl: patches: reported compliance is not updated by an override: it",
    "  i e/Openssl: patches: the same as in a [PM755]",
  ]);
});

test("what is accepted in several accounts is told once, with the number of stacks that have it", async () => {
  const folder = fleet((app) => {
    withEmergency(app);
    const accepted = { check: "PM755", reason: "we know of it", owner: "platform", until: "2027-01-31" };
    for (const [at, stack] of stacksOf(app).entries()) {
      new EmergencyPatch(stack, `Kernel${at}`, {
        ...EMERGENCY,
        name: `kernel${at}`,
        at: `2026-12-0${at + 1}T20:00:00`,
      });
      acceptFinding(stack, accepted);
    }
  });

  const told = async (...words: readonly string[]) =>
    (await run(folder, ["summary", ...words])).out.replace(/\s+/g, " ");
  const short = await told();
  expect(short.match(/PM755 accepted/g)).toHaveLength(1);
  expect(short).toContain("it still follows the registered baseline (in 5 stacks)");
  const long = await told("--notes");
  expect(long.match(/PM755 accepted/g)).toHaveLength(1);
  expect(long).toContain("Reason: we know of it The same in 4 more stacks: b, c, d, e.");
});

test("an emergency of all accounts is a row of its own that names stacks as the others do, and takes none from the weeks of its nodes", async () => {
  const { out } = await run(
    fleet((app) => withEmergency(app, { name: "emergency-cve", rebootOption: "RebootIfNeeded" })),
    ["summary"],
  );

  expect(out.split("\n").slice(0, 5)).toEqual([
    "Next reboot, if needed:",
    "  a, b, c, d, e  Wed 2026-11-25 20:00 UTC, emergency-cve  web",
    "  a, b, c, d     Sun 2026-11-29 04:00 UTC                 web",
    "  e              Sun 2026-11-29 04:00 America/New_York    web",
    "",
  ]);
  expect(out).toContain("note: emergency-cve installs once");
});

test("each row of the next reboots names stacks, also where it holds the whole ring", async () => {
  const { out } = await run(fleet(), ["summary"]);

  expect(out.split("\n").slice(0, 4)).toEqual([
    "Next reboot, if needed:",
    "  a, b, c, d  Sun 2026-11-29 04:00 UTC               web",
    "  e           Sun 2026-11-29 04:00 America/New_York  web",
    "",
  ]);
});

test("an emergency is told in the block of its group, and in one note that says in which stacks it is", async () => {
  const { out } = await run(fleet(withEmergency), ["summary"]);

  expect(out.match(/^ +emergency openssl: Wed 25 Nov 20:00 UTC, 4 h {2}Install/gm)).toHaveLength(2);
  expect(out.match(/note: the emergency/g)).toHaveLength(1);
  expect(out).toContain(
    "\nnote: the emergency openssl installs once, Wed 2026-11-25 20:00 UTC (Wed\n" +
      "  2026-11-25 15:00 America/New_York), on patch group web, in every stack\n",
  );
});

test("a deadline is told with its outcome, and with its days where other patches take longer", async () => {
  const { out } = await run(fleet(), ["summary"]);

  expect(out).toContain("on every node at most 37.2 days after release, typically 33.6\n");
  expect(out).toContain(`${" ".repeat(13)}Critical within 14 days: met, at most 7.2\n`);
});

test("the page has one row for accounts that differ in their time zone alone, with that of each, and JSON one for each", async () => {
  const folder = fleet();
  const { out } = await run(folder, ["summary", "--format", "html"]);
  const { rows } = JSON.parse((await run(folder, ["summary", "--format", "json"])).out);

  const page = withoutBreaks(out);
  const [, table = ""] = page.split("<h2>Patch groups</h2>");
  expect(table.match(/<b>web<\/b>/g)).toHaveLength(1);
  expect(table).toContain("<b>Sun 04:00 local time, 3 h</b>");
  expect(table).toContain("next Sun 2026-11-29 04:00 local time");
  expect(table).toContain("ring prod: 5 stacks");
  expect(table).toMatch(
    /<li>d \(\d+\) · eu-central-1 · UTC<\/li><li>e \(\d+\) · eu-central-1 · America\/New_York<\/li>/,
  );
  expect(rows.map(({ timeZones }: { timeZones: string[] }) => timeZones)).toEqual([["UTC"], ["America/New_York"]]);
});

test("the page orders what runs on a day by the moment, not by the names of clocks, and names stacks", async () => {
  const { out } = await run(fleet(withEmergency), ["summary", "--format", "html"]);

  const [, sunday = ""] = /<time datetime="2026-11-29">(.*?)<\/td>/.exec(out) ?? [];
  expect([...sunday.matchAll(/<b>04:00<\/b> (?:<span[^>]*>)?(\w+)/g)].map(([, zone]) => zone)).toEqual([
    "UTC",
    "America",
  ]);
  expect(sunday).toContain("weekly · a, b, c, d</summary>");
  expect(out).toContain("1 patch group in 5 stacks, as of");
});

describe("a warning that stands in several accounts", () => {
  /** Patched on Sundays by the clock of each account, which takes 7.2 days; the last account reboots nothing. */
  function late(): string {
    return synthesisedFleet({
      environment: { ...environment, patchWithin: { Critical: 7, any: 37, acceptable: true } },
      rings: [{ name: "prod" }],
      accounts: ["a", "b", "c"].map((name, index) => ({
        id: String(111111111111 + index),
        name,
        ring: "prod" as const,
        ...(name === "c" ? { overrides: { rebootOption: "NoReboot" } } : {}),
      })),
    });
  }

  const notedIn = (folder: string) => {
    const { stacks } = JSON.parse(readFileSync(join(folder, "cdktf.out/manifest.json"), "utf8")) as {
      stacks: Record<string, { annotations: { message: string }[]; repeatedFindings?: { message: string }[] }>;
    };
    const texts = (noted: { message: string }[] = []) =>
      noted.map(({ message }) => joinedLines(message)).filter((message) => message.includes("[PM831]"));
    return Object.values(stacks).map(({ annotations, repeatedFindings }) => ({
      printed: texts(annotations),
      repeated: texts(repeatedFindings),
    }));
  };

  test("is printed once by synth, with the number of the others, and of these its place is kept for commands", () => {
    const [first, ...others] = notedIn(late());

    expect(first?.repeated).toEqual([]);
    expect(first?.printed).toEqual([
      expect.stringMatching(
        /^patchWithin\.Critical: a Critical patch .*\[PM831\]\n.*\n.*\n {4}The same in 2 more stacks: b, c\.$/s,
      ),
      expect.stringMatching(/^patchWithin\.any: a patch .*\[PM831\]\n.*\n.*\n {4}The same in 2 more stacks: b, c\.$/s),
    ]);
    const repeated = [
      "patchWithin.Critical: the same as in a/Default/Web [PM831]",
      "patchWithin.any: the same as in a/Default/Web [PM831]",
    ];
    expect(others).toEqual([
      { printed: [], repeated },
      { printed: [], repeated },
    ]);
  });

  test("is told once by the summary, with the number of the accounts that are told elsewhere", async () => {
    const { out } = await run(late(), ["summary"]);

    expect(out.match(/^✔ .*/gm)).toEqual([
      "✔ a, b: 2 stacks alike, each 5 resources",
      "✔ c  5 resources  cdktf.out/stacks/c/cdk.tf.json",
    ]);
    expect(out.match(/patchWithin\.\w+: a/g)).toEqual(["patchWithin.Critical: a", "patchWithin.any: a"]);
    expect(out.match(/The same in 1 more stack: c\./g)).toHaveLength(3);
    expect(out.match(/! c\/Default\/Web: .*/g)).toEqual([
      "! c/Default/Web: patchWithin.Critical: the same as in a [PM831]",
      "! c/Default/Web: patchWithin.any: the same as in a [PM831]",
    ]);
    // Its text names a window by a path of its stack.
    expect(out).toContain("! c/Default/Linux: the same as in a [PM613]\n");
  });

  test("is read whole of each of them, also where the first was not synthesised beside it", () => {
    const folder = late();
    const [first, second] = stackFiles(join(folder, "cdktf.out"), "cdktf.out");
    const manifest = join(folder, "cdktf.out/manifest.json");
    const { stacks, ...rest } = JSON.parse(readFileSync(manifest, "utf8")) as { stacks: Record<string, unknown> };
    writeFileSync(manifest, JSON.stringify({ ...rest, stacks: { b: stacks.b } }));
    const [alone] = stackFiles(join(folder, "cdktf.out"), "cdktf.out");

    const texts = (stack: typeof first) =>
      stack?.annotations.map(({ message }) => message).filter((message) => message.includes("[PM831]"));
    expect(texts(first)).toEqual(texts(second));
    expect(texts(first)?.[0]).toMatch(/^patchWithin\.Critical: .*\[PM831\]/s);
    expect(texts(alone)).toEqual([
      "patchWithin.Critical: the same as in a/Default/Web [PM831]",
      "patchWithin.any: the same as in a/Default/Web [PM831]",
    ]);
  });
});

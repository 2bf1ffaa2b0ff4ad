import { installs, projectWith, run, target, window } from "../given-stacks";

/** A stack with windows on some groups. */
function windowsOn(...groups: readonly string[]): object {
  const each = (make: (name: string) => object) =>
    Object.fromEntries(groups.map((_, index) => [`w${index}`, make(`w${index}`)]));
  return {
    aws_ssm_maintenance_window: each((name) => window(name, "cron(0 4 ? * SUN *)", "UTC")),
    aws_ssm_maintenance_window_target: each((name) => target(name, groups[Number(name.slice(1))] as string)),
    aws_ssm_maintenance_window_task: each((name) => installs(name)),
  };
}

/** A window without targets. */
const bare = {
  aws_ssm_maintenance_window: Object.fromEntries(
    ["a", "b", "c", "d"].map((name) => [name, window(name, "cron(0 4 ? * SUN *)", "UTC")]),
  ),
};

const servers = windowsOn("servers", "servers", "servers", "servers", "db");

async function hintOf(stack: object, ...args: readonly string[]): Promise<string | undefined> {
  const { out } = await run(projectWith({ patching: stack }), ["calendar", ...args]);
  return out
    .split("\n\n")
    .find((paragraph) => paragraph.includes("--limit"))
    ?.trimEnd();
}

const LIMIT = "All runs, overlaps and clock changes: --limit 5 (0 for all)";

test.each([
  ["nothing", [], `${LIMIT}, --group NAME, or\n--write windows.html`],
  ["the group", ["--group", "servers"], `${LIMIT} or\n--write windows.html`],
  ["a page", ["--write", "a.html"], `${LIMIT} or --group NAME`],
  ["a page in its other spelling", ["--html", "a.html"], `${LIMIT} or --group NAME`],
  ["a file for a calendar program", ["--write", "a.ics"], `${LIMIT}, --group NAME, or\n--write windows.html`],
  ["both", ["--group", "servers", "--write", "a.html"], LIMIT],
])("where %s was typed, something else is proposed", async (_, args, hint) => {
  expect(await hintOf(servers, ...args)).toBe(hint);
});

test("no group is proposed where no window has one", async () => {
  expect(await hintOf(bare)).toBe(`${LIMIT}, --reboots, or\n--write windows.html`);
});

test("where the runs are asked for, nothing is proposed", async () => {
  expect(await hintOf(servers, "--limit", "1")).toBeUndefined();
});

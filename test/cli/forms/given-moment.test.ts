import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { patching, projectWith, run } from "../given-stacks";

const LIST = "test/model/patch-lists/fixtures/updateinfo-amazon-linux-2.xml";

const folder = projectWith({ patching });
copyFileSync(join(__dirname, "../../..", LIST), join(folder, "updateinfo.xml"));

describe.each([
  ["--at", ["summary"]],
  ["--at", ["arrival"]],
  ["--at", ["explain", "updateinfo.xml"]],
  ["--from", ["calendar", "--limit", "2"]],
  ["--at", ["calendar", "--limit", "2"]],
] as const)("%s of %j", (option, words) => {
  const answer = (moment: string) => run(folder, [...words, option, moment]);

  test.each([
    ["an offset", "2027-03-14T05:00+09:00", "Sat 2027-03-13 20:00 UTC"],
    ["a zone", "2027-03-14T05:00[Asia/Seoul]", "Sat 2027-03-13 20:00 UTC"],
    ["a zone alone, at midnight", "2027-03-14[Asia/Seoul]", "Sat 2027-03-13 15:00 UTC"],
    [
      "a zone whose clock shows it twice",
      "2026-10-25T02:30[Europe/Paris]",
      "Sun 2026-10-25 00:30 UTC, the first of two",
    ],
  ])("takes %s, and says what it was taken for", async (_, moment, taken) => {
    const [, instant = ""] = /(\d\S+ \d\S+) UTC/.exec(taken) ?? [];

    const { out, err, exitCode } = await answer(moment);

    expect({ err, exitCode }).toEqual({ err: `${option} ${moment} is ${taken}\n`, exitCode: 0 });
    expect(out).toBe((await answer(`${instant.replace(" ", "T")}Z`)).out);
  });

  test("says nothing of one in UTC, as the answer is", async () => {
    expect((await answer("2027-03-14T05:00Z")).err).toBe("");
  });

  test.each([
    ["2027-03-14T05:00", "2027-03-14T05:00Z or 2027-03-14T05:00[Asia/Seoul]"],
    ["now", "2026-11-29, 2026-11-29T02:00Z, 2026-11-29T02:00+09:00 or 2026-11-29T02:00[Asia/Seoul]"],
  ])("refuses %s, which may be on any clock, and says what is taken: %s", async (moment, such) => {
    const { err, exitCode } = await answer(moment);

    expect({ err, exitCode }).toEqual({
      err: `cdktf-patch: ${option}: expected a ${moment === "now" ? "day, or a " : ""}moment with its zone, such as ${such}, got "${moment}"\n`,
      exitCode: 2,
    });
    for (const one of such.split(/, | or /)) expect((await answer(one)).exitCode).toBe(0);
  });

  test.each([
    ["2027-02-30", "date as YYYY-MM-DD"],
    ["2027-02-30T05:00", "date and time"],
    ["2027-02-30T05:00Z", "date and time"],
  ])("refuses %s, a day that does not exist, as it was typed", async (moment, expected) => {
    expect((await answer(moment)).err).toBe(`cdktf-patch: ${option}: expected a valid ${expected}, got "${moment}"\n`);
  });
});

test.each(["calendar", "summary"])("%s takes --at and --from as two names of one option", async (command) => {
  const { out, err } = await run(folder, [command, "--at", "2027-03-14T05:00Z"]);

  expect(err).toBe("");
  expect(out).toBe((await run(folder, [command, "--from", "2027-03-14T05:00Z"])).out);
});

test.each([
  ["calendar", "2027-03-14T05:00Z", "2028-01-01T00:00Z"],
  ["calendar", "2027-03-14T05:00Z", "2027-03-14T05:00Z"],
  ["summary", "2027-03-14T05:00+09:00", "tomorrow"],
])("%s refuses --from %s together with --at %s, of which it could follow only one", async (command, from, at) => {
  expect(await run(folder, [command, "--from", from, "--at", at])).toEqual({
    exitCode: 2,
    out: "",
    err: "cdktf-patch: expected --from or --at, which is another name of it, got both; leave one out\n",
  });
});

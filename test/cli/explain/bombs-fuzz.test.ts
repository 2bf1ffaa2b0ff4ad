import { join } from "node:path";
import { AT_FULL_SIZE } from "../../support/attacks/full-size";
import {
  blankList,
  deepList,
  endlessNotice,
  endlessTag,
  endlessText,
  honestAnswer,
  writeAttack,
} from "../../support/attacks/patch-lists";
import { processorMillisecondsOf } from "../../support/processor-time";
import { patching, projectWith, run } from "../given-stacks";

const TIME_LIMIT = 300_000;

/** What the command answers to a list, and the processor's time that it took. */
async function explained(name: string, pieces: Iterable<string>) {
  const folder = projectWith({ patching });
  await writeAttack(join(folder, name), pieces);
  return run(folder, ["explain", name]);
}

describe("a list that is made to stop its reader is one clear line", () => {
  test.each<[string, string, (size: number) => Iterable<string>, number, number, string]>([
    [
      "elements within elements, packed",
      "deep.xml.gz",
      deepList,
      200_000,
      60_000_000,
      "line 1: expected elements at most 100 deep within one another, got more",
    ],
    [
      "nothing but blanks, packed",
      "blank.xml.gz",
      blankList,
      5_000_000,
      900_000_000,
      "expected a list, got more than 1048576 whitespace characters before it",
    ],
    [
      "an id that does not end",
      "id.xml",
      (size) => endlessText("id", size),
      3_000_000,
      500_000_000,
      "line 1: expected at most 1048576 characters between two tags and within one, got more",
    ],
    [
      "a tag that does not end",
      "tag.xml",
      endlessTag,
      3_000_000,
      500_000_000,
      "line 1: expected at most 1048576 characters between two tags and within one, got more",
    ],
    [
      "a notice of more packages than there are",
      "notice.xml.gz",
      endlessNotice,
      101_000,
      20_000_000,
      "line 1: expected at most 100000 packages in one <update>, got more",
    ],
    [
      "a long id",
      "long.xml",
      (size) => endlessText("id", size),
      5000,
      1_000_000,
      `line 1: expected at most 1000 characters for <id>, got ${AT_FULL_SIZE ? 1_000_000 : 5000}`,
    ],
  ])(
    "%s",
    async (_, name, attack, size, fullSize, message) => {
      const { exitCode, out, err } = await explained(name, attack(AT_FULL_SIZE ? fullSize : size));

      expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${name}: ${message}\n` });
    },
    TIME_LIMIT,
  );
});

test(
  "an honest answer of AWS is read in a time that grows as it does",
  async () => {
    const time = async (characters: number) => {
      const folder = projectWith({ patching });
      await writeAttack(join(folder, "patches.json"), honestAnswer(characters));
      let outcome = { exitCode: -1, out: "", err: "" };
      const milliseconds = await processorMillisecondsOf(async () => {
        outcome = await run(folder, ["explain", "patches.json", "--limit", "5"]);
      });
      expect([outcome.exitCode, outcome.err]).toEqual([0, ""]);
      expect(outcome.out).toContain("ALAS2-2026-");
      return milliseconds;
    };

    if (AT_FULL_SIZE) {
      expect(await time(42_000_000)).toBeLessThan(5000);
      return;
    }
    await time(200_000);
    expect((await time(8_000_000)) / (await time(2_000_000))).toBeLessThan(10);
  },
  TIME_LIMIT,
);

test("an id that fills many lines is told in them", async () => {
  const patch = { Name: "x".repeat(5000), Version: "1", Product: "AmazonLinux2.0", Classification: "Security" };

  const { exitCode, out } = await run(projectWith({ patching }), ["explain", "-"], JSON.stringify([patch]));

  expect(exitCode).toBe(0);
  expect(out.match(/x/g)?.length).toBeGreaterThan(5000);
});

test("a text that no patch has is refused where it stands", async () => {
  const patch = { Name: "x".repeat(10_001), Version: "1" };

  const { exitCode, err } = await run(projectWith({ patching }), ["explain", "-"], JSON.stringify([patch]));

  expect([exitCode, err]).toEqual([
    2,
    "cdktf-patch: standard input: [0].Name: expected at most 10000 characters, got more\n",
  ]);
});

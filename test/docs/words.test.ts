import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { run } from "../cli/given-stacks";

const ROOT = join(__dirname, "../..");

/** Words that nobody searches for, with those that people do. Texts that a reader meets use the second. */
const OLD_WORDS: readonly (readonly [old: RegExp, instead: string])[] = [
  [/\bwayOut\b|\bways? out\b/i, "how to fix, fix"],
  [/\bexpected a text\b|\band a text\b|\baccepts any text\b|\ba text that (is|may)\b/i, "expected a string, a value"],
  [/\bexpected true or (false|nothing)\b/i, "expected a boolean"],
  [/\bgot nothing\b/i, "missing"],
  [/\bmade anew\b/i, "replaced (destroyed and re-created)"],
  [/\bpretended\b/i, "simulated"],
  [/\bstand-in\b/i, "a built-in mock of the AWS provider"],
  [/\ba share (of|from|such)\b|\bno share\b/i, "a percentage"],
  [/(?<!-)\bblanks\b|\bblank characters\b/i, "a space, spaces"],
  [/\blast day is over\b/i, "expires"],
  [/\bknown after apply only\b/i, "known after apply"],
  [/(?<!state )\bmachines\b|\ba machine\b|\bthe machine\b(?!:)/i, "nodes"],
  [/\bday of the calendar\b|\ba (day|date) that exists\b|\bis no (date\b|ISO )/i, "a valid date"],
  [/\bhas (not )?the form of\b/i, "is malformed"],
  [
    /\b(AWS|IAM|S3|SNS|Lambda|Terraform|Manager|Setup|CreatePatchBaseline|service|provider|document|associations?|bucket|policy|task|window|tags|owner|Everything)(`|, which)? (then )?takes?\b(?! (over|place|part|effect|long|longer|its|as long|all|to|up to \d+ (days|hours)|a fraction)\b)/,
    "accepts (a value), uses (a default), assumes (a role)",
  ],
  [/\bmend the name\b/i, "fix the name"],
  [/\btak(e|es|ing) (it|this|the [\w ]+|(?:its|their|an?|one) [\w ]+) (away|off)\b/i, "remove"],
  [/\btaken off\b/i, "detached from (a role), removed from"],
  [/\bodd ones\b|\bnot like the others?\b/i, "outliers, differs from the other N"],
  [/\bapproved no longer\b/i, "no longer approved"],
  [/\bspeaks up\b/i, "the finding itself"],
  [/\bto be seen here\b/i, "found"],
  [/\bfollows a baseline no longer\b/i, "loses its baseline"],
  [/\bheeds?\b/i, "honours, ignores, uses"],
  [/\banew\b/i, "again, replaced, restarts"],
  [/\bis to be told\b|\bare none, or\b/i, "say what cannot be sent"],
  [/\bthe bounds\b|\bbeyond a bound\b/i, "limits, exceeds its limit"],
  [
    /\b(approves?|approved|installs?|installs it|updates|everything|runs|deployed|default|with a (notice|severity)|Bugfix|Critical) at once\b|\bat once (on (all|each)|and at)\b/,
    "immediately (with a delay of 0 days), at the same time",
  ],
  [
    /: (not )?kept\b|\bdeadlines? (is|are|that are) (not )?kept\b|\b(keep|break|lose)s (its|the) deadlines?\b/,
    "met, missed",
  ],
  [/(?<!deadline )\b(not )?in force\b(?! days)/, "reboot included, pending a reboot, takes effect"],
  [/\bnot kept apart\b|\bowes? (less )?to\b|\bas long as promised\b/, "installs before, ring order, daysOnRingBefore"],
  [/\bwhat (the |its )?rings promise\b|\bpromises? (less|change|more days)\b/, "the ring order, allow more days"],
  [/\bthis leaves behind\b|\bplan leaves behind\b/, "after this plan, the planned result"],
  [/\b(bring|brings|brought)( it| them| a patch)? along\b/, "an override list, installs"],
  [/\balso as a page\b/, "as HTML"],
  [
    /\b(place in the queue|speaks about|are good enough for)\b|\bbucket that forgets\b|\bTell a topic\b/,
    "ring, is for, approved, expires, publish to",
  ],
  [/\bproved over the calendar\b|\bby "and"/i, "verified against a year of runs, ANDs"],
  [/\blast day \(UTC\)/i, "expires, expiry date"],
  [/\b(an empty|another|one|any) text\b/i, "a string"],
  [/\bgot none\b/, "missing, but it is missing, an empty list"],
  [/\btaken over (as|from)\b|\bis taken over\b|\bexisting is taken\b/, "imported"],
  [/\boddit(y|ies)\b/i, "outlier"],
  [/\bmended\b/i, "fixed"],
  [/\bapproved and rejected at once\b/, "both approved and rejected"],
  [/\btells?\b(?! ([\w-]+ ){0,6}apart\b)|\btold\b(?! apart\b)/i, "shows, lists, reports, says, notifies"],
];

/** The same of names: of files, of what is public, of what only the code says; with the words that they are made of. */
const OLD_NAMES: readonly (readonly [old: RegExp, instead: string])[] = [
  [/^is odd\b|\bodd (row|mark|ones?)\b/, "outlier"],
  [/^way out\b/, "fix"],
  [/^told (refusal|once|stack|above|topics?|arguments)\b|\buntold\b/, "shown, reviewed, notified"],
  [/^said (accounts|once)\b/, "plan accounts, written once"],
  [/\bframework doors?\b|\b(first|second) door\b/, "framework entries, entry"],
];

/** Where texts stand that a reader meets. */
const CODE = ["account", "cli", "host", "model", "modules", "offline-aws", "review", "scripts"];
const PAGES = [
  "help",
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => /\.(md|schema\.json)$/.test(name) && name !== "architecture.md")
    .map((name) => `docs/${name}`),
  // Made from the docstrings, which editors show.
  ...readdirSync(join(ROOT, "docs/api"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/api/${name}`),
];

/** Every name in a line of code. */
const NAME = /[A-Za-z_$][\w$]*/g;
/** Strings of one line, by their quotation marks. */
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`?/g;
const COMMENT = /^\s*(\*|\/\/|\/\*)/;

interface Line {
  readonly place: string;
  readonly text: string;
}

function linesOf(file: string): readonly Line[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((text, index) => ({ place: `${relative(ROOT, file)}:${index + 1}`, text }));
}

function filesOfCode(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[jt]s$/.test(name) && !name.includes("node_modules"))
    .map((name) => `${folder}/${name}`);
}

function textsOfCode(folder: string): readonly Line[] {
  return filesOfCode(folder)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => linesOf(join(ROOT, file)))
    .filter(({ text }) => !COMMENT.test(text))
    .flatMap(({ place, text }) => [...text.matchAll(STRING)].map(([string]) => ({ place, text: withoutCode(string) })));
}

/** What a template works out is code, not text. */
function withoutCode(template: string): string {
  return template.replace(/\$\{[^}]*\}/g, "…");
}

function oldWordsIn(lines: readonly Line[], old = OLD_WORDS): readonly string[] {
  return lines.flatMap(({ place, text }) =>
    old.flatMap(([word, instead]) => {
      const found = word.exec(text)?.[0];
      return found === undefined ? [] : [`${place}: ${found} → ${instead}`];
    }),
  );
}

/** Each line with the next one, for sentences go on there; what only the next one has is found with that. */
function oldWordsOfPage(lines: readonly Line[]): readonly string[] {
  const isBegunHere = (word: RegExp, text: string, both: string) =>
    (word.exec(both)?.index ?? text.length) < text.length;
  return lines.flatMap(({ place, text }, index) => {
    const both = `${text} ${lines[index + 1]?.text.trim() ?? ""}`;
    return oldWordsIn(
      [{ place, text: both }],
      OLD_WORDS.filter(([word]) => isBegunHere(word, text, both)),
    );
  });
}

/** `isOutlier` and `is-outlier` as "is outlier". */
function wordsOfName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[-_.]/g, " ")
    .toLowerCase();
}

function namesOf({ place, text }: Line): readonly Line[] {
  return [...text.matchAll(NAME)].map(([name]) => ({ place, text: wordsOfName(name) }));
}

test.each(CODE)("no text in %s has a word that readers do not search for", (folder) => {
  const texts = textsOfCode(folder);

  // One word alone is a name in the code.
  expect(oldWordsIn(texts.filter(({ text }) => text.includes(" ")))).toEqual([]);
  expect(texts.length).toBeGreaterThan(20);
});

test.each(CODE)("no name in %s has, and no file", (folder) => {
  const files = filesOfCode(folder);
  const names = files.map((file) => ({ place: file, text: wordsOfName(basename(file)) }));
  const inside = files.flatMap((file) => linesOf(join(ROOT, file))).filter(({ text }) => !COMMENT.test(text));

  expect(oldWordsIn([...names, ...inside.flatMap(namesOf)], OLD_NAMES)).toEqual([]);
});

test.each(PAGES)("nor has %s", (page) => {
  const lines = linesOf(join(ROOT, page));

  expect(oldWordsOfPage(lines)).toEqual([]);
  expect(page.endsWith(".json") ? oldWordsIn(lines.flatMap(namesOf), OLD_NAMES) : []).toEqual([]);
});

/** What people look for, with what the field calls it: a text search finds it on each of these pages. */
const SEARCHED: readonly RegExp[] = [
  ...[/\bchange freeze\b/i, /\bmaintenance freeze\b/i, /\bblackout\b/i],
  ...[/\bSLA\b/, /\bdeadline\b/i, /\btime to patch\b/i, /\bpatch latency\b/i, /\bcompliance\b/i],
  ...[/\breboot\b/i, /\brings?\b/i, /\bcanary\b/i, /\bsoak\b/i, /\bbake time\b/i, /\brollout\b/i],
  ...[/\bexclude\b/i, /\bwindow\b/i, /\bschedule\b/i, /\bcron\b/i, /\bdry run\b/i, /\bdrift\b/i],
  ...[/\bsuppress\b/i, /\bignore\b/i, /\bwaive\b/i, /\bimport\b/i, /\binventory\b/i, /\bpre\b.*\bpost\b/i],
];

test("the README has the words of the field, each beside what this project calls it", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");

  expect(SEARCHED.filter((word) => !word.test(readme)).map(String)).toEqual([]);
});

test("the help of the commands has them, but for what only a program says", async () => {
  const ofPrograms = ["exclude", "pre"];
  const helps = await Promise.all([[], ["help", "arrival"], ["help", "review"], ["help", "promote"]].map(helpOf));

  const missing = SEARCHED.filter((word) => !word.test(helps.join("\n").replace(/\s+/g, " "))).map(String);
  expect(missing.filter((word) => !ofPrograms.some((one) => word.includes(`\\b${one}\\b`)))).toEqual([]);
  // What people look for by `cdktf-patch --help | grep -i …`.
  expect(helps[0]).toMatch(/freeze/i);
});

test("the API reference has them as well", () => {
  const pages = PAGES.filter((page) => page.startsWith("docs/api/"));
  const text = pages.map((page) => readFileSync(join(ROOT, page), "utf8")).join("\n");
  const ofCommands = [/dry run/, /inventory/, /import/, /latency/, /drift/];

  const missing = SEARCHED.filter((word) => !word.test(text)).map(String);
  expect(missing.filter((word) => !ofCommands.some((one) => one.test(word)))).toEqual([]);
});

async function helpOf(words: readonly string[]): Promise<string> {
  const { out } = await run(ROOT, [...(words.length === 0 ? ["--help"] : words)]);
  return out;
}

test("an old word is found in a string and not in a comment", () => {
  const found = oldWordsIn([
    { place: "a", text: '"expected a text, got 7"' },
    { place: "b", text: '"expected a string, got 7"' },
  ]);

  expect(found).toEqual(["a: expected a text → expected a string, a value"]);
});

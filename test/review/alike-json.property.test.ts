import * as fc from "fast-check";
import { AlikeJson } from "../../review/plan/alike-json";

/** Ids, ARNs, moments; what only looks like them, and what JSON writes with a backslash. */
const RUNS = Number(process.env.FUZZ ?? 300);
const SEED = process.env.FUZZ === undefined ? { seed: 17 } : {};

const text = fc.oneof(
  fc.stringMatching(/^(pb|mw)-[0-9a-f]{17}$/),
  fc.stringMatching(/^\d{12}$/),
  fc.stringMatching(/^arn:aws:ssm:eu-west-1:\d{12}:patchbaseline\/pb-[0-9a-f]{17}$/),
  fc.stringMatching(/^\{\n "id": "pb-[0-9a-f]{17}",\t"of": "\d{12}"\}\\$/),
  fc.stringMatching(/^\n\d{12}[é\\"\t]\d{14}$/),
  fc.constantFrom("", "__proto__", "\u0000", "\u00001", "é", "9", "linux"),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.constantFrom(null, true, 0, 123456789012),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom("a", "id", "1", "0")), tie("value"), { maxKeys: 4 }),
  ),
}));

function answer(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as Error).name;
  }
}

/** With another character in one of its ids. */
function withinId(text: string, place: number, by: string): string {
  const places = [...text.matchAll(/[\w:/-]{12,}/g)].flatMap(({ 0: id, index }) => [...id].map((_, at) => index + at));
  const at = places[place % places.length];
  return at === undefined ? text : text.slice(0, at) + by + text.slice(at + 1);
}

test("texts are read as JSON.parse reads them, whatever was read before", () => {
  const digits = fc.array(fc.tuple(fc.nat(), fc.constantFrom("7", "a", '"', "\\", "u", ":", "}", " ", "\n", "")));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 3 }),
      fc.array(digits, { maxLength: 6 }),
      (values, mutations) => {
        const alike = new AlikeJson();
        const texts = values.map((one) => JSON.stringify(one));
        for (const [index, places] of mutations.entries()) {
          const from = texts[index % values.length] as string;
          texts.push(places.reduce((one, [place, by]) => withinId(one, place, by), from));
        }

        for (const one of [...texts, ...texts]) {
          expect(answer(() => alike.parse(one))).toEqual(answer(() => JSON.parse(one)));
        }
      },
    ),
    { numRuns: RUNS, ...SEED },
  );
});

test("texts that differ in their ids have all else in common, and are not each other", () => {
  const alike = new AlikeJson(["planned_values"]);
  const plan = (id: string) => ({
    planned_values: { id },
    resource_changes: [{ id: `pb-${id}`, json: `{"id":"pb-${id}"}`, rules: [{ days: 7 }] }],
    configuration: { root_module: {} },
  });
  const read = (id: string) => alike.parse(JSON.stringify(plan(id))) as ReturnType<typeof plan>;

  const [one, other, again] = [read("0123456789abcdef0"), read("fedcba98765432100"), read("0123456789abcdef0")];

  for (const [found, id] of [
    [one, "0123456789abcdef0"],
    [other, "fedcba98765432100"],
    [again, "0123456789abcdef0"],
  ] as const) {
    expect(found).toEqual({ ...plan(id), planned_values: null });
  }
  expect(other.configuration).toBe(one.configuration);
  expect(other.resource_changes[0]?.rules).toBe(one.resource_changes[0]?.rules);
});

test("a text that is deeper than what reads it can go is read as any other", () => {
  const deep = `${"[".repeat(50_000)}"pb-0123456789abcdef0"${"]".repeat(50_000)}`;

  expect(answer(() => typeof new AlikeJson().parse(deep))).toBe("object");
});

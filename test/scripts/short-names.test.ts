interface Output {
  readonly entryPoint?: string;
  readonly exports: readonly string[];
}

const { askingForShortNames, offeringShortNames, shortName, shortNamesOf } = require("../../scripts/short-names") as {
  readonly askingForShortNames: (text: string, path: string, names: ReadonlyMap<string, string>) => string;
  readonly offeringShortNames: (text: string, names: ReadonlyMap<string, string>) => string;
  readonly shortName: (index: number) => string;
  readonly shortNamesOf: (outputs: Readonly<Record<string, Output>>) => ReadonlyMap<string, Map<string, string>>;
};

const NAMES = shortNamesOf({
  "shared/words.js": { exports: ["quote", "init_words", "told"] },
  "index.js": { entryPoint: "index.js", exports: ["told"] },
});
const WORDS = NAMES.get("shared/words.js") as Map<string, string>;
const DOOR = NAMES.get("index.js") as Map<string, string>;

test("what a file offers to others of the bundle has a short name on both sides", () => {
  const offered = offeringShortNames(
    'var quote = "export { told };";\nfunction tell() {\n}\nexport {\n  quote,\n  init_words,\n  tell as told\n};\n',
    WORDS,
  );
  const asked = askingForShortNames(
    'import {\n  quote as quote2,\n  told\n} from "./words.js";\nimport { told as other } from "./other.js";\ntold(quote2);\n',
    '"./words.js"',
    WORDS,
  );

  expect(offered).toBe(
    'var quote = "export { told };";\nfunction tell() {\n}\nexport { quote as a, init_words as b, tell as c };\n',
  );
  expect(asked).toBe(
    'import { a as quote2, c as told } from "./words.js";\nimport { told as other } from "./other.js";\ntold(quote2);\n',
  );
});

test("a door keeps the names by which users know it", () => {
  const door = 'import { told } from "./told.js";\nexport {\n  told\n};\n';

  expect(offeringShortNames(door, DOOR)).toBe(door);
  expect(askingForShortNames('import { told } from "./index.js";\n', '"./index.js"', DOOR)).toBe(
    'import { told } from "./index.js";\n',
  );
});

test("every name is another one", () => {
  const names = Array.from({ length: 3000 }, (_, index) => shortName(index));

  expect(new Set(names).size).toBe(3000);
  expect([names[0], names[51], names[52], names[2755], names[2756]]).toEqual(["a", "Z", "aa", "ZZ", "aaa"]);
});

test("a bundler that writes otherwise what a file offers stops the build", () => {
  expect(() => offeringShortNames("exports.quote = quote;", WORDS)).toThrow("found nothing that a file offers");
});

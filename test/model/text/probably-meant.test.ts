import { probablyMeant } from "../../../model/text/probably-meant";

test.each([
  ["wbe", ["web", "db"], "web"],
  ["critical", ["Critical"], "Critical"],
  ["webb", ["web"], "web"],
  ["bew", ["db"], undefined],
])("of %j and %j it is %j", (word, known, meant) => {
  expect(probablyMeant(word, known)).toBe(meant);
});

import { stageOf, stageOfAll } from "../../review/risk/production";

test.each([
  ..."prod prd production live Prod prod-eu eu_prod ProdWeb".split(" "),
  // One word for production is enough.
  "dev-and-prod",
])("%s is named as production", (name) => {
  expect(stageOf(name)).toBe("production");
});

test.each([
  ..."dev develop development test testing tst qa uat int integration stage staging stg sandbox sbx demo lab".split(
    " ",
  ),
  ..."nonprod preprod nonproduction preproduction canary".split(" "),
  ..."non-prod not-prod pre-production NonProd dev_web TestEu".split(" "),
])("%s is named as no production", (name) => {
  expect(stageOf(name)).toBe("not production");
});

test.each(["web", "product", "devices", "latest", "", "123"])('"%s" says neither', (name) => {
  expect(stageOf(name)).toBe("not said");
});

test.each([
  [["dev", "prod"], "production"],
  [["dev", "test"], "not production"],
  [["dev", "web"], "not said"],
  [[], "not said"],
])("of %j together", (names, place) => {
  expect(stageOfAll(names)).toBe(place);
});

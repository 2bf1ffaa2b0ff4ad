import { jsonOfModel, UNKNOWN } from "../../../model/values/unknown";

describe("the JSON of a model, which tells it from another", () => {
  test("is that of JSON.stringify where all of it is known", () => {
    const model = { name: "linux", rules: [{ approveAfterDays: 7, tags: undefined }], on: new Date(0), none: null };
    expect(jsonOfModel(model)).toBe(JSON.stringify(model));
  });

  test.each([
    ["a property", { name: UNKNOWN }, {}],
    ["an entry of a list", { rules: ["a", UNKNOWN] }, { rules: ["a", null] }],
    ["a whole list", { rules: UNKNOWN }, { rules: [] }],
    ["one deep within", { rules: [{ filters: { severity: UNKNOWN } }] }, { rules: [{ filters: {} }] }],
  ])("is another one where %s is not known yet than where it is not there", (_, unknown, absent) => {
    expect(jsonOfModel(unknown)).not.toBe(jsonOfModel(absent));
  });
});

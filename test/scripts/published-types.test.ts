import { ALL_CHECKS } from "../../model/checks/all-checks";

const { acceptableChecks } = require("../../scripts/published-types") as {
  readonly acceptableChecks: (declared: string) => string;
};

/** As the compiler declares checks: one of ours, and one that something else finds. */
const declared = (id: string, severity: string) =>
  `Check<Model> & {\n        readonly id: "${id}";\n        readonly severity: "${severity}";\n    }, `;

test("the checks that can be accepted are published by their ids alone, and all of them", () => {
  const text = acceptableChecks(ALL_CHECKS.map(({ id, severity }) => declared(id, severity)).join(""));
  const warnings = ALL_CHECKS.filter(({ severity }) => severity === "warning").map(({ id }) => id);

  expect([...text.matchAll(/"(PM\d+)"/g)].map(([, id]) => id)).toEqual([...new Set(warnings)].sort());
  expect(text).toMatch(/^export type AcceptableCheck = .* \| \(string & \{\}\);$/m);
});

test("a compiler that declares checks otherwise stops the build", () => {
  expect(() => acceptableChecks("export declare const CHECK_SECTIONS: any;")).toThrow("found no check");
});

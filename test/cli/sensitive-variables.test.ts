import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { withoutSensitiveValues } from "../../cli/plan/sensitive-variables";
import { testFolder } from "../support/folders";

function stackFile(variable: object): string {
  const file = join(testFolder(), "cdk.tf.json");
  writeFileSync(file, JSON.stringify({ variable }));
  return file;
}

test("what a provider says of a failure is told without the values of sensitive variables", () => {
  const file = stackFile({
    byDefault: { sensitive: true, default: "hunter2" },
    typed: { sensitive: true },
    open: { default: "UBUNTU" },
  });

  const told = withoutSensitiveValues("expected a system, got hunter2, swordfish or UBUNTU", file, [
    "-var",
    "typed=swordfish",
  ]);

  expect(told).toBe("expected a system, got (sensitive value), (sensitive value) or UBUNTU");
  expect(withoutSensitiveValues("got swordfish", file, ["-var=typed=swordfish"])).toBe("got (sensitive value)");
});

test("a value from the environment is not told either", () => {
  const file = stackFile({ given: { sensitive: true } });
  process.env.TF_VAR_given = "hunter2";
  try {
    expect(withoutSensitiveValues("got hunter2", file, [])).toBe("got (sensitive value)");
  } finally {
    delete process.env.TF_VAR_given;
  }
});

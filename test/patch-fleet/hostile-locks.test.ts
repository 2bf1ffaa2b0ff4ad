import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { NotValidError } from "../../model/values/finding";
import { type AcceptanceOptions, acceptFinding, TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { computedIn, TEMPLATE } from "../support/attacks/computed";
import { type Json, leavesOf, withLeaf } from "../support/attacks/json";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { FLEET } from "./given";

const LOCKS: Json = {
  version: 1,
  rings: {
    test: { approveUntilDate: "2026-11-09", from: "dev", on: "2026-11-10" },
    prod: { approveUntilDate: "2026-11-08", from: "test", on: "2026-11-20" },
  },
};

const ACCEPTANCE: Json = {
  check: "PM126",
  reason: "the lab wants it so, until spring",
  owner: "platform team",
  until: "2027-03-31",
  at: "approvalRules[0]",
};

/** What Terraform reads of the stack in production; undefined where it is refused in words. */
function synthesised(locks: Json, acceptance: Json): object | undefined {
  const folder = testFolder();
  const lockFile = join(folder, "patch-lock.json");
  writeFileSync(lockFile, JSON.stringify(locks));
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  try {
    new PatchFleet(app, { ...FLEET, lockFile });
    acceptFinding(app, acceptance as unknown as AcceptanceOptions);
    app.synth();
  } catch (error) {
    if (error instanceof NotValidError) return undefined;
    throw error;
  }
  return JSON.parse(readFileSync(join(app.outdir, "stacks/prod-us/cdk.tf.json"), "utf8")) as object;
}

test("a lock and an acceptance that are right are in what is synthesised", () => {
  const text = JSON.stringify(synthesised(LOCKS, ACCEPTANCE));

  expect(text).toContain('"approve_until_date":"2026-11-08"');
  expect(text).toContain("the lab wants it so");
});

const PLACES = [
  ...leavesOf(LOCKS).map((place) => ({ file: "a lock file", place })),
  ...leavesOf(ACCEPTANCE).map((place) => ({ file: "an acceptance", place })),
];

test.each(PLACES.map((one) => [one.file, one.place.join(".").replace(/:key$/, "(its name)"), one] as const))(
  "in %s, %s computes nothing, whatever it says",
  (_, __, { file, place }) => {
    const configuration =
      file === "a lock file"
        ? synthesised(withLeaf(LOCKS, place, TEMPLATE), ACCEPTANCE)
        : synthesised(LOCKS, withLeaf(ACCEPTANCE, place, TEMPLATE));

    expect(computedIn(configuration ?? {})).toEqual([]);
  },
);

describeWithTerraform("with Terraform", () => {
  test(
    "the reason, the owner and the place of an acceptance are no templates",
    withOfflineAws(async ({ terraform }) => {
      const stack = synthesised(LOCKS, { ...(ACCEPTANCE as object), reason: TEMPLATE, owner: TEMPLATE, at: TEMPLATE });
      expect(JSON.stringify(stack)).toContain("etc/hostname");

      const planning = terraform({ ...stack, terraform: undefined } as object);
      await planning.plan();

      expect(JSON.stringify(await planning.show())).not.toContain(readFileSync("/etc/hostname", "utf8").trim());
    }),
  );
});

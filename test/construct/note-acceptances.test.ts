import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import type { Construct } from "constructs";
import { PatchBaseline } from "../../modules";
import { acceptFinding } from "../../modules/construct/accept-finding";
import { appOn, stackIn } from "../support/apps";

const ACCEPTED = { reason: "the lab wants it so, until spring", owner: "platform team", until: "2027-03-31" };

const rule = (days: number, severity: string) => ({
  approveAfterDays: days,
  patchFilters: { classification: ["Security"], severity: [severity] },
});

function baselineIn(scope: Construct, id: string, props: object = {}): PatchBaseline {
  return new PatchBaseline(scope, id, {
    name: id,
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [rule(7, "Critical")],
    ...props,
  } as never);
}

/** What is written into the comment of each stack, and the whole text. */
function synthesised(app: App): { note: (stack: string) => unknown; text: (stack: string) => string } {
  app.synth();
  const text = (stack: string) => readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8");
  return { note: (stack) => JSON.parse(text(stack))["//"].acceptedFindings, text };
}

test("what is accepted stands in the comment of its stack, in an order of its own", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  const linux = baselineIn(stack, "Linux");
  acceptFinding(stack, { check: "PM126", ...ACCEPTED });
  acceptFinding(linux, { check: "PM106", at: "operatingSystem", ...ACCEPTED });

  expect(synthesised(app).note("patching")).toEqual([
    { check: "PM106", scope: "patching/Linux", at: "operatingSystem", ...ACCEPTED },
    { check: "PM126", scope: "patching", ...ACCEPTED },
  ]);
});

test("what is accepted in the app stands in every stack, also in those that come later", () => {
  const app = appOn();
  acceptFinding(app, { check: "PM106", ...ACCEPTED });
  for (const id of ["one", "two"]) baselineIn(stackIn(app, id), "Linux");

  const { note } = synthesised(app);

  expect([note("one"), note("two")]).toEqual([
    [{ check: "PM106", scope: "", ...ACCEPTED }],
    [{ check: "PM106", scope: "", ...ACCEPTED }],
  ]);
});

test("a stack does not say what is accepted in another one, and nothing where nothing is", () => {
  const app = appOn();
  const [one, two] = [stackIn(app, "one"), stackIn(app, "one-more")];
  baselineIn(two, "Linux");
  acceptFinding(baselineIn(one, "Linux"), { check: "PM106", ...ACCEPTED });

  const { note, text } = synthesised(app);

  expect(note("one")).toHaveLength(1);
  expect(text("one-more")).not.toContain("acceptedFindings");
});

test("what is synthesised does not depend on the day, also when an acceptance is over", () => {
  const texts = ["2026-11-23", "2028-01-01"].map((today) => {
    const app = appOn(today);
    acceptFinding(baselineIn(stackIn(app, "patching"), "Linux"), { check: "PM106", ...ACCEPTED });
    return synthesised(app).text("patching");
  });

  expect(texts[0]).toBe(texts[1]);
});

describe("a place in a list", () => {
  const rules = [rule(7, "Low"), rule(7, "Critical")];

  function noteOf(at: string, props: object, scopeOf = (baseline: PatchBaseline): Construct => baseline): unknown {
    const app = appOn();
    const baseline = baselineIn(stackIn(app, "patching"), "Linux", props);
    acceptFinding(scopeOf(baseline), { check: "PM125", at, ...ACCEPTED });
    return synthesised(app).note("patching");
  }

  test.each([
    ["approvalRules[0].approveAfterDays", "approvalRules[1].approveAfterDays", { approvalRules: rules }],
    ["approvalRules[1]", "approvalRules[0]", { approvalRules: rules }],
    ["approvalRules[0]", "approvalRules[0]", { approvalRules: [...rules].reverse() }],
    ["rejectedPatches[0]", "rejectedPatches[1]", { rejectedPatches: ["zlib", "kernel*"] }],
    ["approvedPatches[1]", "approvedPatches[0]", { approvedPatches: ["zlib", "bash"] }],
    [
      "sources[0]",
      "sources[1]",
      {
        sources: ["beta", "alpha"].map((name) => ({
          name,
          products: ["AmazonLinux2"],
          configuration: `[${name}]\nbaseurl=https://x.example\n`,
        })),
      },
    ],
    ["approvalRules[7]", "approvalRules[7]", { approvalRules: rules }],
    ["approvalRules", "approvalRules", { approvalRules: rules }],
  ])("%s is %s where Terraform has it", (at, written, props) => {
    expect(noteOf(at, props)).toEqual([{ check: "PM125", scope: "patching/Linux", at: written, ...ACCEPTED }]);
  });

  test("is another one in each baseline of a scope", () => {
    const written = noteOf("approvalRules[0]", { approvalRules: rules }, (baseline) => {
      baselineIn(baseline.node.scope as Construct, "Other");
      return baseline.node.scope as Construct;
    });

    expect(written).toEqual([
      { check: "PM125", scope: "patching/Linux", at: "approvalRules[1]", ...ACCEPTED },
      { check: "PM125", scope: "patching/Other", at: "approvalRules[0]", ...ACCEPTED },
    ]);
  });
});

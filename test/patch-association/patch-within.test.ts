import { arrivalRows } from "../../cli/arrival/arrival-rows";
import { summariseEnvironment } from "../../cli/summary/environment-summary";
import { PROMISE_NOTE, promisesIn, withPromises } from "../../model/arrival/promise-note";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { type ApprovalRule, findingsIn } from "../../modules";
import { PatchAssociation, type PatchAssociationProps } from "../../modules/patch-association";
import { PatchBaseline } from "../../modules/patch-baseline";
import { deadlineChanges } from "../../review/arrival/deadline-changes";
import { loosenedPromises } from "../../review/arrival/loosened-promises";
import { type Fleet, fleet } from "../support/fleet";
import { errorOf } from "../support/refusal";

const NOW = new Date("2026-11-23T00:00:00Z");

const INSTALLING = {
  associationName: "prod",
  operation: "Install",
  rebootOption: "RebootIfNeeded",
  targets: { tags: { Stage: ["prod"] } },
  scheduleExpression: "cron(0 2 ? * SUN *)",
  baselineTags: { key: "Stage", values: ["prod"] },
};

/** An association that installs on Sundays, by the baseline with its tag, what was released a week before. */
function association(
  props: object,
  approveAfterDays = 7,
  tags: Record<string, string> = { Stage: "prod" },
  patchFilters?: object,
) {
  const one = fleet();
  new PatchBaseline(one.stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays, patchFilters } as ApprovalRule<"AMAZON_LINUX_2023">],
    tags,
  });
  new PatchAssociation(one.stack, "Prod", { ...INSTALLING, ...props } as PatchAssociationProps);
  return one;
}

test("a deadline that the association keeps lets the stack synthesise", () => {
  expect(association({ patchWithin: { Critical: 15, Important: 15 } }).synth).not.toThrow();
});

test("one that it cannot keep stops the synth, and each fix that is told keeps it", () => {
  const text = errorOf(association({ patchWithin: { Critical: 14.9 } }).synth);

  expect(text).toMatch(
    /\[fleet\/Prod\] patchWithin\.Critical: a Critical patch released \S+ \S+ 02:00 UTC is on every node by \S+ \S+ 02:00, 15 days later, expected at most 14\.9 \[PM830\]/,
  );
  expect(text).toContain("an association has no end, and its run counts as 24 hours");
  expect(text).toContain("→ approveAfterDays 6 would do, or scheduleExpression cron(0 2 * * ? *)\n");
  const often = { scheduleExpression: "cron(0 2 * * ? *)" };
  expect(association({ patchWithin: { Critical: 14.9 } }, 6).synth).not.toThrow();
  expect(association({ patchWithin: { Critical: 14.9 }, ...often }).synth).not.toThrow();
});

test("where it runs once, or no rule approves a patch, the fix speaks of the association and of no window", () => {
  const once = { scheduleExpression: "at(2026-12-06T02:00:00)" };
  const text = errorOf(association({ patchWithin: { any: 15 }, ...once }).synth);
  const ofNoRule = errorOf(
    association({ patchWithin: { Critical: 15 }, ...once }, 7, undefined, { severity: ["Low"] }).synth,
  );

  expect(text).toContain("→ give a scheduleExpression that runs again and again\n");
  expect(ofNoRule).toContain("→ let a rule approve it, and install more often\n");
});

test("a patch that must be in force does not arrive by one that does not reboot", () => {
  const { synth } = association({ patchWithin: { Critical: 30, inForce: true }, rebootOption: "NoReboot" });

  expect(synth).toThrow("a Critical patch is never on every node: the association installs with NoReboot; expected");
});

test("where no baseline here has its tags, nothing is proved, and that is told", () => {
  const { stack } = association({ patchWithin: { Critical: 14 } }, 7, { Stage: "dev" });

  expect(findingsIn(stack).map(({ text }) => text)).toContainEqual(
    expect.stringContaining(
      "cannot prove that association prod meets its deadline: which baselines it goes by is not known here [PM832]\n    The deadline may be missed, and synth would not say so.\n    → give a baseline here the tags of baselineTags",
    ),
  );
});

test.each([
  [
    { baselineTags: undefined },
    "patchWithin: expected baselineTags beside it, but it is missing; without them nodes follow",
  ],
  [{ associationName: undefined }, "patchWithin: expected an associationName beside it, but it is missing"],
  [{ operation: "Scan", rebootOption: undefined }, "patchWithin: expected nothing for an association that only scans"],
  [{ patchWithin: { Critical: 0 } }, "patchWithin.Critical: expected days above 0 and at most 3650, got 0"],
])("throws with %j", (props, message) => {
  expect(() => association({ patchWithin: { Critical: 14 }, ...props })).toThrow(message);
});

test("of a deadline of an association that only scans that alone is said: nothing beside it would mend it", () => {
  const scanning = { operation: "Scan", rebootOption: undefined, baselineTags: undefined, associationName: undefined };

  expect(() => association({ patchWithin: { Critical: 14 }, ...scanning })).toThrow(
    /^patch association \S+ is not valid\n {2}- patchWithin: expected nothing for an association that only scans.*$/,
  );
});

describe("what was synthesised is told by every command", () => {
  const read = ({ stack }: Fleet) => {
    const configuration = stack.toTerraform();
    return withPromises(readTerraformConfiguration(configuration), promisesIn(configuration));
  };
  const noted = (props: object) => {
    const one = association(props);
    one.synth();
    return { ...one, environment: read(one) };
  };
  const WITHIN = { patchWithin: { Critical: 15, Important: 15 } };

  test("the stack notes the deadline, no argument of Terraform holds it, and it is read back", () => {
    const { stack, environment } = noted(WITHIN);
    const comment = (stack.toTerraform() as { "//": Record<string, unknown> })["//"];

    expect(comment[PROMISE_NOTE]).toMatchObject({ associations: [{ association: "prod", path: "fleet/Prod" }] });
    expect(JSON.stringify((stack.toTerraform() as { resource: object }).resource)).not.toMatch(/patch_?within/i);
    expect(environment.associations?.[0]?.patchWithin?.days).toEqual(WITHIN.patchWithin);
  });

  test("by the summary and by arrival", () => {
    const { environment } = noted(WITHIN);
    const stack = { name: "one", environment, file: "one.json", resources: 2, annotations: [] };

    expect(summariseEnvironment(environment, NOW).slice(-2)).toEqual([
      expect.stringContaining("on every node at most 15 days after release, typically 11.5"),
      expect.stringContaining("Critical and Important within 15 days: met"),
    ]);
    expect(
      arrivalRows([stack], NOW).map(({ patchGroup, severity, worst, deadline }) => [
        ...[patchGroup, severity, worst?.days, deadline],
      ]),
    ).toContainEqual(["nodes with tag Stage = prod", "Critical", 15, { days: 15, outcome: "kept" }]);
  });

  test("by the summary once for Regions of which the same is to be said", () => {
    const one = association(WITHIN);
    const region = "us-east-1";
    const linux = { operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 7 }], region } as const;
    new PatchBaseline(one.stack, "There", { ...linux, name: "linux", tags: { Stage: "prod" } });
    new PatchAssociation(one.stack, "ProdThere", { ...INSTALLING, ...WITHIN, region } as PatchAssociationProps);
    one.synth();

    const lines = summariseEnvironment(read(one), NOW).filter((line) => line.includes("nodes with tag"));

    expect(lines).toEqual(["  nodes with tag Stage = prod (eu-central-1, us-east-1)"]);
  });

  test("by the review: a schedule that breaks it, and a deadline that asks for less", () => {
    const before = noted(WITHIN);
    const monthly = { ...before.environment.associations?.[0], scheduleExpression: "cron(0 2 1 * ? *)" };
    const after = { ...before.environment, associations: [monthly] } as typeof before.environment;

    expect(deadlineChanges(before.environment, after, NOW).says).toEqual([
      "association prod misses its deadline from now on: Critical and Important within 15 days",
    ]);
    const looser = association({ patchWithin: { Critical: 15, Important: 30 } });
    looser.synth();
    const promises = (stack: Fleet["stack"]) => ({ promises: promisesIn(stack.toTerraform()) });
    const environments = { before: before.environment, after: before.environment };
    expect(loosenedPromises(promises(before.stack), promises(looser.stack), environments)).toMatchObject([
      { key: "fleet/Prod", path: "patchWithin.Important", message: "deadline Important: 30 days, was 15" },
    ]);
    expect(loosenedPromises(promises(before.stack), {}, environments)).toMatchObject([
      { message: expect.stringContaining("no deadline any more, was Critical within 15") },
    ]);
  });
});

import { ALL_CHECKS } from "../../model/checks/all-checks";
import { renderSarif } from "../../review/render/sarif";
import { reviewStacks } from "../../review/review";
import { ChangedPlan } from "./changed-plans";
import { AT, reviewOf, stackOf } from "./given-reviews";

describe("SARIF", () => {
  test("has a result for each weighed change and each finding, at the address of its resource", () => {
    const [run] = JSON.parse(renderSarif(reviewOf("approved-at-once"))).runs;

    expect(run.results.map((result: { ruleId: string; level: string }) => [result.ruleId, result.level])).toEqual([
      ["approval-at-once", "error"],
      ["PM613", "warning"],
    ]);
    expect(run.results[0].locations[0].logicalLocations).toEqual([
      { fullyQualifiedName: "aws_ssm_patch_baseline.Linux", kind: "resource" },
    ]);
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["PM613", "approval-at-once"]);
  });

  test("describes each check that speaks, with its fix", () => {
    const [run] = JSON.parse(renderSarif(reviewOf("approved-at-once"))).runs;
    const check = ALL_CHECKS.find(({ id }) => id === "PM613");

    expect(run.tool.driver.rules[0]).toEqual({
      id: "PM613",
      shortDescription: { text: check?.cause },
      fullDescription: { text: check?.reason },
      help: { text: check?.fix },
    });
  });

  test("tells each result with its level, its stack, its reason and its place", () => {
    const acceptance = { check: "PM613", scope: "", reason: "one group alone", owner: "team", until: "2026-11-30" };
    const eu = { ...stackOf("approved-at-once", "eu"), acceptances: [acceptance], file: "eu/plan.json" };
    const paths = new Map([["aws_ssm_patch_baseline.Linux", "us/Linux"]]);
    const us = { ...stackOf("kernel-let-through", "us"), paths };

    const [run] = JSON.parse(renderSarif(reviewStacks([eu], { at: AT }))).runs;
    const [other] = JSON.parse(renderSarif(reviewStacks([us], { at: AT }))).runs;

    const physicalLocation = { artifactLocation: { uri: "eu/plan.json" }, region: { startLine: 1 } };
    const resource = { fullyQualifiedName: "aws_ssm_patch_baseline.Linux", kind: "resource" };
    expect(run.tool.driver.name).toBe("cdktf-patch review");
    expect(run.automationDetails.id).toMatch(/^cdktf-patch-review\/[0-9a-f-]{39}$/);
    expect(run.results).toEqual([
      {
        ruleId: "approval-at-once",
        level: "error",
        message: {
          text:
            "eu: Security (Critical, Important): approved immediately, was after 7 days, " +
            "high because nobody has tried them before these nodes get them",
        },
        locations: [{ physicalLocation, logicalLocations: [resource] }],
        partialFingerprints: { "change/v1": "eu/aws_ssm_patch_baseline.Linux/approval-at-once" },
      },
      {
        ruleId: "PM613",
        level: "warning",
        message: {
          text:
            "eu: approval_rule[0].approve_after_days: patches are approved the day they are released, " +
            "and no ring is earlier",
        },
        locations: [{ physicalLocation, logicalLocations: [resource] }],
        partialFingerprints: {
          "finding/v1": "eu/aws_ssm_patch_baseline.Linux/PM613/approval_rule[0].approve_after_days",
        },
        suppressions: [{ kind: "external", justification: "one group alone (team, until 2026-11-30)" }],
      },
    ]);
    expect(other.results).toEqual([
      {
        ruleId: "rejected-kernel-removed",
        level: "error",
        message: {
          text:
            'us: rejected entry "kernel*" is gone, ' +
            "high because a new one is installed, and nodes reboot in the same window",
        },
        locations: [{ logicalLocations: [{ ...resource, name: "us/Linux" }] }],
        partialFingerprints: { "change/v1": "us/aws_ssm_patch_baseline.Linux/rejected-kernel-removed" },
      },
    ]);
  });

  test.each([
    ["reboot-forbidden", "note"],
    ["approved-later", "warning"],
    ["kernel-let-through", "error"],
  ])("calls the weight of %s a %s", (story, level) => {
    expect(JSON.parse(renderSarif(reviewOf(story))).runs[0].results[0].level).toBe(level);
  });

  test("calls an accepted information a note", () => {
    const acceptance = { check: "PM126", scope: "", reason: "the rest waits", owner: "team", until: "2026-11-30" };
    const stack = { ...stackOf("caller-asked-for"), acceptances: [acceptance] };

    const { results } = JSON.parse(renderSarif(reviewStacks([stack], { at: AT }))).runs[0];

    expect(results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level])).toContainEqual([
      "PM126",
      "note",
    ]);
  });

  test("helps in the words of who wrote the plan's configuration", () => {
    const odd = new ChangedPlan().update("linux", (after) => {
      after.approval_rule[0].patch_filter[1].values.push("Dire");
    });
    const helps = (paths: ReadonlyMap<string, string>) =>
      JSON.stringify(JSON.parse(renderSarif(reviewStacks([{ ...odd.stack(), paths }], { at: AT }))).runs[0].tool);

    expect(helps(new Map([["aws_ssm_patch_baseline.Linux", "patching/Linux"]]))).toContain("unlisted(");
    expect(helps(new Map())).toContain("the new one if AWS has it by now");
    expect(helps(new Map())).not.toContain("unlisted(");
  });

  test("leaves out what weighs nothing", () => {
    expect(JSON.parse(renderSarif(reviewOf("tags-only"))).runs[0].results).toEqual([]);
  });
});

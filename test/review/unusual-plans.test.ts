import { shortFingerprint } from "../../review/plan/fingerprint";
import { headlineOf } from "../../review/render/headline";
import { renderHtml } from "../../review/render/html";
import { renderJson } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { lastLine } from "../../review/render/phrases";
import { renderSarif } from "../../review/render/sarif";
import { renderTerminal } from "../../review/render/terminal";
import { type Review, Reviewer } from "../../review/review";
import { AT, reviewOf } from "./given-reviews";
import { changeAt, openTofu, tampered, told } from "./given-tampered";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";

// Plans that Terraform cannot be made to write here, or that are not plain: refresh-only, errored, deferred.

const WINDOW = "aws_ssm_maintenance_window.Sunday";

/** A window that somebody disabled in the console; nobody changed anything in the configuration. */
const disabledByHand = (tamper: (plan: Open) => void = () => undefined) =>
  tampered("refresh-only", (plan) => {
    const [{ change }] = plan.resource_drift;
    change.after = { ...change.before, enabled: false };
    for (const one of plan.prior_state.values.root_module.resources)
      if (one.address === WINDOW) one.values = change.after;
    tamper(plan);
  });

const forms = (review: Review) =>
  [
    renderTerminal(review),
    renderMarkdown(review, { name: "p" }),
    renderHtml(review, { name: "p" }),
    renderJson(review),
    renderSarif(review),
  ] as const;

describe("a refresh-only plan", () => {
  test("tells a window that was disabled by hand, and weighs it as if a plan disabled it", () => {
    const review = disabledByHand();

    expect(renderTerminal(review)).toBe(`\
HIGH  Changed outside of the plan: a maintenance window is disabled · 0 to add,
      0 to change, 0 to destroy

refresh-only  123456789012 · eu-central-1                                   high
  ≠ aws_ssm_maintenance_window.Sunday
      changed outside of Terraform
      the window is disabled
        why high: nothing is patched by it any more
      reaches patch groups dev-web and prod-web
  note: a refresh-only plan: applying it takes the drift over into Terraform's
  state

Fingerprint ${shortFingerprint(review.fingerprint)}
No resource changes; Terraform's state takes over what it found.
`);
    expect([review.risk, review.hasChanges]).toEqual(["high", true]);
    expect(reviewOf("window-disabled").risk).toBe("high");
  });

  test("tells it in every form", () => {
    for (const form of forms(disabledByHand())) expect(form).toContain("the window is disabled");
  });

  test.each(["Terraform before 1.8", "OpenTofu"])("is one without the fields that %s does not write", (writer) => {
    const review = disabledByHand((plan) => {
      for (const name of ["applyable", "complete"]) delete plan[name];
      if (writer === "OpenTofu") plan.configuration = JSON.parse(openTofu(JSON.stringify(plan.configuration)));
    });

    expect([review.risk, review.hasChanges]).toEqual(["high", true]);
    expect(lastLine(review)).toMatch(/^No resource changes; (Terraform|OpenTofu)'s state takes over what it found\.$/);
  });

  test("of nothing changes nothing", () => {
    const review = tampered("refresh-only", (plan) => {
      delete plan.resource_drift;
      plan.applyable = false;
    });

    expect(review.hasChanges).toBe(false);
    expect(lastLine(review)).toBe("No changes. Your infrastructure still matches the configuration.");
  });
});

describe("drift", () => {
  const SAYS = ['rejected entry "kernel*" is gone (high)'];
  const drift = (review: Review) =>
    review.stacks.flatMap((stack) =>
      stack.drift.map(({ outcome, risk, details }) => [
        outcome,
        risk,
        details.map(({ says, risk: weight }) => `${says} (${weight})`),
      ]),
    );

  test("that the plan undoes weighs nothing", () => {
    expect(drift(reviewOf("drift"))).toEqual([["undone", "none", SAYS]]);
    // That of the plan, which rejects the kernel again.
    expect(reviewOf("drift").risk).toBe("medium");
  });

  test("that the plan leaves, as with ignore_changes, weighs what the same change would", () => {
    const review = tampered("drift", (plan) => {
      const { change } = changeAt(plan, "aws_ssm_patch_baseline.Linux");
      Object.assign(change, { actions: ["no-op"], after: change.before, after_unknown: {} });
    });

    expect(drift(review)).toEqual([["stays", "high", SAYS]]);
    expect(review.risk).toBe("high");
  });

  test("of what is not about patching is not denied", () => {
    const found = { address: "aws_security_group.x", mode: "managed", type: "aws_security_group", name: "x" };
    const review = tampered("window-longer", (plan) => {
      const change = { actions: ["update"], before: { name: "one" }, after: { name: "two" } };
      plan.resource_drift = [{ ...found, change }];
    });

    expect(renderTerminal(review)).toContain("Drift: none about patching.");
    expect(renderTerminal(reviewOf("window-longer"))).toContain("Drift: none.");
    expect(renderTerminal(reviewOf("only-one-target"))).not.toContain("Drift: none");
  });

  test("of what the plan deletes goes with it", () => {
    const review = tampered("drift", (plan) => {
      const { change } = changeAt(plan, "aws_ssm_patch_baseline.Linux");
      Object.assign(change, { actions: ["delete"], after: null, after_unknown: {} });
    });

    expect(drift(review)).toEqual([["gone", "none", SAYS]]);
  });
});

describe("a plan that stopped with an error", () => {
  const errored = (name: string) => tampered(name, (plan) => Object.assign(plan, { errored: true, applyable: false }));

  test.each(["window-longer", "nothing-changes"])("is called that in the headline: %s", (name) => {
    const { label, text } = headlineOf(errored(name));

    expect(label).toBe("incomplete");
    expect(text).toMatch(/^this plan is not whole and cannot be applied, for Terraform stopped with an error; /);
  });

  test("of which nothing was planned says that nothing changes in what was", () => {
    expect(headlineOf(errored("nothing-changes")).text).toBe(
      "this plan is not whole and cannot be applied, for Terraform stopped with an error; in what was planned, nothing changes",
    );
  });

  test("does not say that there is no drift, for nobody knows how far it looked", () => {
    for (const form of forms(errored("window-longer"))) expect(form).not.toContain("Drift: none");
  });

  test("never matches the configuration", () => {
    expect(lastLine(errored("nothing-changes"))).toBe(
      "Terraform stopped with an error: nothing of this can be applied.",
    );
  });

  test("is told in every form", () => {
    for (const form of forms(errored("window-longer"))) expect(form).toContain("Terraform stopped with an error");
  });

  describe("and is not complete for that", () => {
    const stopped = (more: object = {}) =>
      tampered("nothing-changes", (plan) =>
        Object.assign(plan, { errored: true, applyable: false, complete: false, ...more }),
      );

    test("is not said to be made with -target, in any form", () => {
      for (const form of forms(stopped())) expect(form).not.toContain("partial (-target)");
      expect(stopped().stacks[0]?.condition).toMatchObject({ isErrored: true, isPartial: false });
      expect(stopped().stacks[0]?.caveats).toHaveLength(1);
    });

    test("is partial where something waits for the next plan, too", () => {
      const review = stopped({ deferred_changes: [waits("absent_prereq")] });

      expect(review.stacks[0]?.condition.isPartial).toBe(true);
      expect(renderTerminal(review)).toContain("the plan is partial: 1 change waits for the next plan");
    });
  });

  test.each([true, false, undefined])("may change something, whether or not it is complete: %s", (complete) => {
    const review = tampered("nothing-changes", (plan) =>
      Object.assign(plan, { errored: true, applyable: false, complete }),
    );

    expect(review.hasChanges).toBe(true);
  });
});

const waits = (reason: string, address = "aws_ssm_patch_group.Later[*]") => ({
  reason,
  resource_change: {
    address,
    mode: "managed",
    type: "aws_ssm_patch_group",
    name: "Later",
    change: { actions: ["create"], before: null, after: { patch_group: "later" }, after_unknown: { id: true } },
  },
});

describe("a plan with changes that wait", () => {
  const deferred = (...reasons: string[]) =>
    tampered("nothing-changes", (plan) => {
      Object.assign(plan, { complete: false, deferred_changes: reasons.map((reason) => waits(reason)) });
    });

  test("names each with its reason", () => {
    expect(renderTerminal(deferred("instance_count_unknown"))).toContain(`
  … aws_ssm_patch_group.Later[*]
      waits for the next plan (create): how many there are (count or for_each)
      is known after apply
`);
  });

  test.each([
    ["resource_config_unknown", "its arguments are known after apply"],
    ["provider_config_unknown", "its provider's configuration is known after apply"],
    ["absent_prereq", "something that it needs does not exist yet"],
    ["deferred_prereq", "something that it depends on waits, too"],
    ["excluded", "it was excluded from this plan"],
    ["not_included", "it was not included in this plan"],
    ["unknown", "the plan does not say why"],
    ["moonlight", "moonlight"],
  ])("says why, for %s", (reason, says) => {
    expect(deferred(reason).stacks[0]?.deferred.map((one) => one.says)).toEqual([
      `waits for the next plan (create): ${says}`,
    ]);
  });

  test("has changes, and never matches the configuration", () => {
    const review = deferred("absent_prereq");

    expect([review.hasChanges, review.risk, headlineOf(review).text]).toEqual([
      true,
      "low",
      "1 change waits for the next plan",
    ]);
    expect(lastLine(review)).toBe("No changes in this plan; it is partial, and others may follow.");
  });

  test("tells them in every form", () => {
    for (const form of forms(deferred("absent_prereq"))) {
      expect(form).toContain("waits for the next plan (create): something that it needs does not exist");
    }
  });

  test("is partial where it only says so", () => {
    const review = tampered("nothing-changes", (plan) => Object.assign(plan, { complete: false }));

    expect(review.hasChanges).toBe(true);
    expect(lastLine(review)).not.toContain("matches the configuration");
  });
});

describe("a stack that could not be planned", () => {
  const failed = () => {
    const reviewer = new Reviewer({ at: AT });
    reviewer.fail({ stack: "prod", reason: "no credentials" });
    return reviewer.review();
  };

  test("has no risk, no fingerprint and no drift", () => {
    expect(renderTerminal(failed())).toBe(`\
NOT PLANNED  1 of 1 stacks could not be planned

prod                                                                 not planned
    no credentials

No plan was reviewed.
`);
    expect(renderMarkdown(failed(), { name: "p" })).toBe(`\
<!-- cdktf-patch review: p -->
### ⛔ Not planned: 1 of 1 stacks could not be planned

<details open><summary>1 stack could not be planned</summary>

- **prod**: no credentials

</details>

No plan was reviewed.
`);
    for (const form of forms(failed())) expect(form).not.toMatch(/ingerprint|Drift: none/);
  });

  test("is told in every form", () => {
    for (const form of forms(failed())) expect(form).toContain("no credentials");
  });
});

test("a destroy plan with nothing to destroy ends as Terraform's does", () => {
  expect(lastLine(reviewOf("nothing-to-destroy"))).toBe(recorded("nothing-to-destroy").planLine);
});

test("says no more than that nothing changes where it may be a configuration of none", () => {
  const review = tampered("nothing-to-destroy", (plan) => {
    for (const one of plan.configuration.root_module.resources) one.count_expression = { references: ["var.count"] };
  });

  expect(lastLine(review)).toBe("No changes.");
});

describe("the fingerprint", () => {
  test("tells plans apart that list no change", () => {
    const plans = {
      empty: reviewOf("nothing-changes"),
      drift: reviewOf("refresh-only"),
      otherDrift: disabledByHand(),
      errored: tampered("nothing-changes", (plan) => Object.assign(plan, { errored: true })),
      deferred: tampered("nothing-changes", (plan) => (plan.deferred_changes = [waits("absent_prereq")])),
      otherReason: tampered("nothing-changes", (plan) => (plan.deferred_changes = [waits("excluded")])),
      otherDeferred: tampered(
        "nothing-changes",
        (plan) => (plan.deferred_changes = [waits("absent_prereq", "aws_ssm_patch_group.Other")]),
      ),
    };

    expect(new Set(Object.values(plans).map(({ fingerprint }) => fingerprint)).size).toBe(7);
  });

  test("of a plan is another one where somebody changed something meanwhile", () => {
    const without = tampered("drift", (plan) => delete plan.resource_drift);

    expect(without.fingerprint).not.toBe(reviewOf("drift").fingerprint);
  });

  test("takes no part of what drifts by itself: the provider's copy, and empty values in another shape", () => {
    const silent = tampered("window-longer", (plan) => {
      const { change } = changeAt(plan, "aws_ssm_patch_baseline.Linux");
      const before = { ...change.before, json: "old", tags: null, approved_patches: [] };
      const after = { ...change.before, json: "new", tags: {}, approved_patches: null };
      plan.resource_drift = [
        { ...changeAt(plan, "aws_ssm_patch_baseline.Linux"), change: { actions: ["update"], before, after } },
      ];
    });

    expect(silent.fingerprint).toBe(tampered("window-longer", (plan) => delete plan.resource_drift).fingerprint);
  });
});

describe("an action", () => {
  const acting = (actions: readonly string[]) =>
    tampered("window-longer", (plan) => (changeAt(plan, WINDOW).change.actions = actions));

  test.each([[["create", "forget"]], [["forget", "create"]]])(
    "of %j is told for the old object and for the new",
    (actions) => {
      expect(told(acting(actions))).toEqual([
        "Terraform forgets the old object, which stays in AWS as it is, and creates a new one beside it (high)",
        "5 h in which work may start, was 2 h (medium)",
        "is open for: 6 h, was 3 h (low)",
      ]);
      expect(acting(actions).counts).toMatchObject({ add: 1, forget: 1 });
    },
  );

  test.each([
    [["create", "update"], 'Terraform plans the action "create, update", which this release does not know (high)'],
    [["delete", "forget"], 'Terraform plans the action "delete, forget", which this release does not know (high)'],
    [["somersault"], 'Terraform plans the action "somersault", which this release does not know (high)'],
    [[], "Terraform plans no action at all, which this release does not know (high)"],
  ])("of %j is named, with what changes", (actions, says) => {
    expect(told(acting(actions))).toEqual([
      says,
      "5 h in which work may start, was 2 h (medium)",
      "is open for: 6 h, was 3 h (low)",
    ]);
  });
});

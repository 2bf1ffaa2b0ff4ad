import { labelOf } from "../../review/changes/label";
import { readPlan } from "../../review/plan/read-plan";
import { lastLine } from "../../review/render/phrases";
import { type Review, reviewStacks } from "../../review/review";
import { CHANGE_KINDS } from "../../review/risk/change-kinds";
import { EXAMPLES } from "./changed-examples/examples";
import { AT, reviewOf } from "./given-reviews";
import { example } from "./stories/example";
import { recorded } from "./stories/recording";
import { STORIES } from "./stories/stories";
import { TOLD } from "./stories/told";

function told({ stacks }: Review): readonly string[] {
  return stacks.flatMap(({ changes }) =>
    changes.flatMap(({ symbol, address, details }) =>
      details.map(({ says, risk }) => `${symbol} ${labelOf(address)}: ${says} (${risk})`),
    ),
  );
}

test("every story has its sentences here", () => {
  const stories = Object.keys(STORIES).filter((name) => !name.startsWith("account-") && name !== "each-argument");

  expect(Object.keys(TOLD)).toEqual(stories);
});

test("no story creates two of a type that are alike, for Terraform decides which of them is given which id", () => {
  const alike = Object.entries(STORIES).flatMap(([name, { before }]) => {
    const open = example();
    if (typeof before === "function") before(open);
    return Object.entries((open.resource ?? {}) as Record<string, object>).flatMap(([type, named]) => {
      const bodies = Object.values(named).map((body) => JSON.stringify(body));
      return new Set(bodies).size === bodies.length ? [] : [`${name}: ${type}`];
    });
  });

  expect(alike).toEqual([]);
});

describe("of all that stories and examples tell", () => {
  const details = [
    ...Object.keys(STORIES).map((name) => reviewOf(name)),
    ...Object.values(EXAMPLES).map(({ plan }) => plan.review()),
  ].flatMap(({ stacks }) =>
    stacks.flatMap(({ changes, drift }) => [...changes, ...drift].flatMap((one) => one.details)),
  );

  test("no reason repeats its sentence", () => {
    const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? []);
    const again = details.filter(({ says, why = "" }) => {
      const [said, reason] = [wordsOf(says), wordsOf(why)];
      return [...reason].filter((word) => said.has(word)).length > reason.size / 2;
    });

    expect(again.map(({ says, why }) => `${says}: ${why}`)).toEqual([]);
  });

  test("every kind of change is among it, but what Terraform cannot be made to plan", () => {
    const told = details.map(({ kind }) => kind);

    expect(Object.keys(CHANGE_KINDS).filter((kind) => !new Set<string>(told).has(kind))).toEqual([
      // Told beside an account alone: test/cli/account.
      "registration-collides",
      "registration-exists",
      "default-collides",
      // Of types that the simulated account does not serve: every-way-is-told.test.ts, what-patching-depends-on.test.ts.
      "image-built",
      "node-stopped",
      "dependency-extended",
      "parameter-changed",
      // Of no plan: test/cli/plan/before-long.test.ts.
      "stack-gone",
      "forgotten-and-created",
      "deferred",
      "leftover",
      "unclear-action",
    ]);
  });
});

test.each(Object.entries(TOLD))("tells the story %s in words", (name, sentences) => {
  expect(told(reviewOf(name))).toEqual(sentences);
});

/** Terraform prints another line for people than for programs, or one of which the plan's JSON tells nothing. */
const OWN_LAST_LINE = ["refresh-only", "instance-untagged-by-hand", "only-an-output", "nothing-to-destroy"];

test.each(Object.keys(TOLD).filter((name) => !OWN_LAST_LINE.includes(name)))(
  "ends %s with Terraform's own last line",
  (name) => {
    expect(lastLine(reviewOf(name))).toBe(recorded(name).planLine);
  },
);

test("says of a plan that changes outputs alone what Terraform says", () => {
  const { stacks, hasChanges } = reviewOf("only-an-output");

  expect(hasChanges).toBe(true);
  expect(lastLine(reviewOf("only-an-output"))).toBe(
    "You can apply this plan to save these new output values to the Terraform state, without changing any real infrastructure.",
  );
  expect(stacks[0]?.caveats).toEqual([]);
});

test("does not take a plan without resources for a refresh-only one", () => {
  expect(reviewOf("nothing-to-destroy").stacks.map(({ caveats }) => caveats)).toEqual([[]]);
});

test("says that a refresh-only plan changes the state alone", () => {
  const { stacks, hasChanges } = reviewOf("refresh-only");

  expect(hasChanges).toBe(true);
  expect(lastLine(reviewOf("refresh-only"))).toBe("No resource changes; Terraform's state takes over what it found.");
  expect(stacks[0]?.caveats).toEqual(["a refresh-only plan: applying it takes the drift over into Terraform's state"]);
});

test.each([
  ["drift", "aws_ssm_patch_baseline.Linux", 'rejected entry "kernel*" is gone'],
  [
    "refresh-only",
    "aws_ssm_maintenance_window.Sunday",
    "4 h in which work may start, was 2 h",
    "is open for: 5 h, was 3 h",
  ],
  [
    "deleted-by-hand",
    "aws_ssm_maintenance_window_task.Install",
    "the task of sunday is gone: Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails",
  ],
  [
    "instance-untagged-by-hand",
    "aws_instance.web",
    "web-1 leaves patch group prod-web: from the next scan on it follows the account's default baseline, and nothing here patches it any more",
    "window sunday no longer works on web-1",
  ],
  [
    "instance-stays-untagged",
    "aws_instance.web",
    "web-1 leaves patch group prod-web: from the next scan on it follows the account's default baseline, and nothing here patches it any more",
    "window sunday no longer works on web-1",
  ],
  [
    "instance-tagged-again",
    "aws_instance.web",
    "web-1 leaves patch group prod-web: from the next scan on it follows the account's default baseline, and nothing here patches it any more",
    "window sunday no longer works on web-1",
  ],
])("tells drift apart from intent in %s", (name, address, ...says) => {
  const [stack] = reviewOf(name).stacks;

  expect(stack?.drift.map((drift) => [drift.address, drift.details.map((detail) => detail.says)])).toEqual([
    [address, says],
  ]);
});

test.each([
  ["instance-untagged-by-hand", "stays", "high"],
  ["instance-stays-untagged", "stays", "high"],
  ["instance-tagged-again", "undone", "none"],
])("weighs what a node lost outside of the plan by what becomes of it: %s", (name, outcome, risk) => {
  const [stack] = reviewOf(name).stacks;

  expect(stack?.drift.map((drift) => [drift.outcome, drift.risk])).toEqual([[outcome, risk]]);
  // As the plan would that takes the tag off.
  if (risk !== "none") expect(reviewOf("instance-leaves-group").risk).toBe(risk);
});

test("finds no drift where only computed values and empty tags differ", () => {
  const names = ["approved-at-once", "group-added", "default-tags", "moved"];

  expect(names.map((name) => reviewOf(name).stacks[0]?.drift)).toEqual([[], [], [], []]);
});

test("says whom a change reaches and when it is brought there", () => {
  const [change] = reviewOf("approved-at-once").stacks[0]?.changes ?? [];

  expect(change?.reach.patchGroups).toEqual(["prod-web"]);
  expect(change?.reach.nextRun?.instant.toISOString()).toBe("2026-11-28T17:00:00.000Z");
});

test("weighs a change lighter where everything it reaches is named as no production", () => {
  const [change] =
    reviewOf("everything-destroyed").stacks[0]?.changes.filter(({ address }) => address.endsWith("DevWeb")) ?? [];

  expect(change?.risk).toBe("medium");
});

test("counts what is not shown, and what is not about patching", () => {
  expect(reviewOf("approved-at-once").stacks[0]?.notShown).toEqual({ json: 1 });
  expect(reviewOf("default-tags").stacks[0]?.notShown).toEqual({ tags_all: 3 });
  expect(reviewOf("not-about-patching").stacks[0]?.others).toEqual({ aws_iam_role: 1 });
});

/** A recorded plan with something in it that Terraform does in ways which cannot be had here. */
function tampered(name: string, tamper: (plan: Record<string, never>) => void): Review {
  const plan = JSON.parse(JSON.stringify(recorded(name).plan));
  tamper(plan);
  return reviewStacks([{ name, plan: readPlan(JSON.stringify(plan)), paths: new Map() }], { at: AT });
}

type Changed = { readonly address: string; deposed?: string; action_reason?: string; change: { actions: string[] } };

const changed = ({ resource_changes: all }: { resource_changes?: Changed[] }, address: string) =>
  all?.find((one) => one.address === address) as Changed;

test.each<[string, string, (change: Changed) => void, string]>([
  [
    "replaced-by-request",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "replace_because_tainted"),
    "-/+ Install: replaced (destroyed and re-created), because its last apply failed half-way (tainted) (low)",
  ],
  [
    "replaced-by-request",
    "aws_ssm_maintenance_window_task.Install",
    (change) => delete change.action_reason,
    "-/+ Install: replaced (destroyed and re-created), and the plan does not say why (low)",
  ],
  [
    "window-longer",
    "aws_ssm_maintenance_window.Sunday",
    (change) => (change.change.actions = ["somersault"]),
    '? Sunday: Terraform plans the action "somersault", which this release does not know (high)',
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.deposed = "ab12cd34"),
    "- Install: what an interrupted replacement left behind is deleted (low)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_count_index"),
    "- Install: its index is beyond count (none)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_each_key"),
    "- Install: its key is gone from for_each (none)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_wrong_repetition"),
    "- Install: it has count or for_each now, or has it no longer (none)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_no_move_target"),
    "- Install: the address it is moved to is not in the configuration (none)",
  ],
])("in %s, %s tells what Terraform says of it", (name, address, tamper, sentence) => {
  expect(told(tampered(name, (plan) => tamper(changed(plan, address))))).toContain(sentence);
});

test("tells an argument that it has no words for by its values", () => {
  const text = JSON.stringify(recorded("window-longer").plan).replaceAll('"duration":6', '"duration":6,"mood":"blue"');
  const { stacks } = reviewStacks([{ name: "new", plan: readPlan(text), paths: new Map() }], { at: AT });

  expect(stacks[0]?.changes[0]?.details.map(({ says, risk }) => `${says} (${risk})`)).toContain(
    "mood: blue, was not set (low)",
  );
});

test("says that Terraform stopped while it planned", () => {
  const { stacks } = tampered("window-longer", (plan) => Object.assign(plan, { errored: true }));

  expect(stacks[0]?.caveats).toEqual([
    "Terraform stopped with an error while planning: more may change than is shown, and nothing can be applied",
  ]);
});

test("says that there was no plan", () => {
  expect(lastLine(reviewStacks([], { at: AT }))).toBe("No plan was reviewed.");
});

test("says that a plan with -target is partial", () => {
  expect(reviewOf("only-one-target").stacks[0]?.caveats).toEqual([
    "the plan is partial (-target): more may change than is shown",
  ]);
});

test.each([
  ["source-secret", ["password=before", "password=afterwards"]],
  ["sensitive-name", ["secret-before", "secret-afterwards"]],
  ["sensitive-tag", ["secret-before", "secret-afterwards"]],
  ["sensitive-default-tag", ["secret-before", "secret-afterwards"]],
])("prints no sensitive value of %s", (name, secrets) => {
  expect(JSON.stringify(recorded(name).plan)).toContain(secrets[0]);

  const printed = JSON.stringify(reviewOf(name));

  expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
});

test("hides a sensitive tag that is too short to be looked for, also in the copy that the provider makes of it", () => {
  const short = JSON.stringify(recorded("sensitive-tag").plan)
    .replaceAll("secret-before", "4711")
    .replaceAll("secret-afterwards", "4712");
  const plan = readPlan(short);

  const printed = JSON.stringify(reviewStacks([{ name: "short", plan, paths: new Map() }], { at: AT }));

  expect(printed).toContain("a sensitive value changes, not shown");
  expect(["4711", "4712"].filter((secret) => printed.includes(secret))).toEqual([]);
});

test("an entry of a list that is sensitive on one side hides no other that stands in its place on the other", () => {
  const review = tampered("kernel-let-through", (plan) => {
    const { change } = changed(plan, "aws_ssm_patch_baseline.Linux") as unknown as {
      change: Record<string, Record<string, unknown>>;
    };
    Object.assign(change.before ?? {}, { rejected_patches: ["abc", "kernel*"] });
    Object.assign(change.before_sensitive ?? {}, { rejected_patches: [true, false] });
    Object.assign(change.after ?? {}, { rejected_patches: ["openssl", "xyz"] });
    Object.assign(change.after_sensitive ?? {}, { rejected_patches: [false, true] });
  });

  expect(told(review)).toEqual([
    '~ Linux: rejected entry "kernel*" is gone (high)',
    '~ Linux: "openssl" is rejected now (low)',
    "~ Linux: rejected_patches: a sensitive value changes, not shown (high)",
  ]);
  expect(["abc", "xyz"].filter((secret) => JSON.stringify(review).includes(`"${secret}"`))).toEqual([]);
});

type Drifted = { readonly address: string; readonly change: { readonly after: Record<string, unknown> } };

const drifted = ({ resource_drift: all = [] }: { resource_drift?: Drifted[] }, address: string) => {
  const found = all.find((one) => one.address === address);
  if (found === undefined) throw new Error(`expected drift of ${address}`);
  return found.change.after;
};

test("does not take rules that somebody removed for an apply that fails: the plan adds them again", () => {
  const review = tampered("drift", (plan) => {
    drifted(plan, "aws_ssm_patch_baseline.Linux").approval_rule = [];
  });

  expect(review.stacks[0]?.drift.map(({ address }) => address)).toContain("aws_ssm_patch_baseline.Linux");
  expect(JSON.stringify(review)).not.toContain("the apply will fail");
});

test("tells that somebody added a tag with an empty value", () => {
  const before = JSON.stringify(tampered("drift", () => undefined));

  const review = tampered("drift", (plan) => {
    const tags = { Extra: "" };
    Object.assign(drifted(plan, "aws_ssm_maintenance_window.Sunday"), { tags, tags_all: tags });
  });

  expect(before).not.toContain("Extra");
  expect(JSON.stringify(review)).toContain("Extra");
});

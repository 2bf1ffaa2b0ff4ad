import * as fc from "fast-check";
import type { ReviewedFinding } from "../../review/findings/reviewed-finding";
import { reportOf } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { type Review, reviewStacks } from "../../review/review";
import { stackRows } from "../../review/stacks/stack-rows";
import { cases } from "../support/attacks/full-size";
import { ChangedPlan } from "./changed-plans";
import { AT } from "./given-reviews";

const NAMES = ["a", "b", "c", "d"] as const;

/** Each says another thing in one of the parts that are printed. */
const VARIANTS: readonly Partial<ReviewedFinding>[] = [
  {},
  { message: "late: 45 days" },
  { because: "Sundays are frozen." },
  { fix: "open a window on Wednesday" },
  { risk: "none", accepted: { check: "PM831", scope: "", reason: "agreed", owner: "team", until: "2027-01-01" } },
  { risk: "none", accepted: { check: "PM831", scope: "", reason: "agreed", owner: "team", until: "2027-02-01" } },
  { risk: "none", isStanding: true },
];

function finding(stack: string, group: string, variant: number): ReviewedFinding {
  return {
    key: `aws_ssm_patch_group.${group}`,
    object: `${stack}/Default/${group}`,
    place: `Default/${group}`,
    checkId: "PM831",
    severity: "warning",
    path: "",
    message: "late: 17 days",
    because: "Windows open on Sundays.",
    fix: "approve earlier",
    risk: "medium",
    ...VARIANTS[variant],
  };
}

const ALL_CHANGE = new ChangedPlan().update("linux", (after) => (after.description = "other"));
const PLAIN = reviewStacks(
  NAMES.map((name) => ({ ...ALL_CHANGE.stack(name), ring: name === "d" ? "dev" : "prod" })),
  { at: AT },
);

/** Stacks that change the same, with what checks say of two groups in each. */
function reviewWith(variants: readonly (readonly [number, number])[]): Review {
  const stacks = PLAIN.stacks.map((stack, index) => {
    const [linux = 0, windows = 0] = variants[index] ?? [];
    return { ...stack, findings: [finding(stack.name, "Linux", linux), finding(stack.name, "Windows", windows)] };
  });
  return { ...PLAIN, stacks, rows: stackRows(stacks) };
}

/** What is printed of a finding, with all stacks of which it is printed. */
interface Told {
  readonly stacks: readonly string[];
  readonly group: string;
  readonly text: string;
}

const NAME_LIST = /[a-d](?:(?:, | and )[a-d])*/;

/** Each line `the same in …`, with the row in which it stands. */
function toldInTerminal(text: string): readonly Told[] {
  return text.split(/\n\n(?=[a-d](?:,? | and))/).flatMap((section) => {
    const row = NAME_LIST.exec(section)?.[0].split(/, | and /) ?? [];
    const found = section.split(/\n {2}(?=[!i] PM)/).slice(1);
    return found.map((one) => {
      const words = one.split("\n\n")[0]?.replace(/\s+/g, " ") ?? "";
      const more = /the same in \d more stacks?: (.*)$/.exec(words)?.[1]?.split(", ") ?? [];
      return { stacks: [...row, ...more], group: /Default\/(\w+)/.exec(words)?.[1] ?? "", text: words };
    });
  });
}

function toldInMarkdown(text: string): readonly Told[] {
  const section = text.slice(text.indexOf("of the checks after this plan"));
  return [...section.matchAll(/^- \S+ \*\*PM831\*\* ([a-d, ]+): `(?:\w+\/)?Default\/(\w+)`(.*)$/gm)].map(
    ([, stacks = "", group = "", words = ""]) => ({ stacks: stacks.split(", "), group, text: words }),
  );
}

test("what is told of several stacks is what the JSON says of each, and each is told once", () => {
  const variant = fc.nat(VARIANTS.length - 1);
  const drawn = fc.array(fc.tuple(variant, variant), { minLength: NAMES.length, maxLength: NAMES.length });
  fc.assert(
    fc.property(drawn, (variants) => {
      const review = reviewWith(variants);
      const { stacks } = reportOf(review);
      const terminal = toldInTerminal(renderTerminal(review));
      for (const told of [terminal, toldInMarkdown(renderMarkdown(review, { name: "it" }))]) {
        expect(told.flatMap((one) => one.stacks.map((name) => `${name} ${one.group}`)).sort()).toEqual(
          NAMES.flatMap((name) => [`${name} Linux`, `${name} Windows`]),
        );
        for (const one of told)
          for (const stack of stacks.filter(({ name }) => one.stacks.includes(name))) {
            const found = stack.findings.find(({ object }) => object.endsWith(one.group));
            expect(one.text).toContain(found?.message);
            if (found?.accepted !== undefined) expect(one.text).toContain(found.accepted.until);
            else expect(one.text).toContain(found?.fix);
            // A comment has no room for the facts.
            if (found?.accepted === undefined && told === terminal) expect(one.text).toContain(found?.because);
            expect(one.text.includes("there before this plan")).toBe(found?.isStanding === true);
          }
      }
    }),
    { numRuns: cases(60), seed: 17 },
  );
});

test("a stack of which a check counts other days is no outlier, and each is told its own", () => {
  const text = renderTerminal(
    reviewWith([
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 1],
    ]),
  );

  expect(text).not.toContain("outlier");
  expect(text).toContain("\na and b ");
  expect(text.slice(text.indexOf("\nc "))).toContain("  the same as in a: 1 change and 1 of its 2 findings\n");
});

test("what one stack does of all that another one does is named", () => {
  const stack = (name: string, ring: string, longer: boolean) => {
    const plan = new ChangedPlan().update("linux", (after) => (after.description = "other"));
    return { ...(longer ? plan.update("sunday", (after) => (after.duration += 1)) : plan).stack(name), ring };
  };
  const text = renderTerminal(reviewStacks([stack("dev", "dev", false), stack("prod", "prod", true)], { at: AT }));

  expect(text).toContain("\n  the same as in prod: 1 of its 2 changes (aws_ssm_patch_baseline.Linux)\n");
});

/** Changes of several objects, by their names: what each does, and by how much. */
const doing = (name: string, ring: string, does: Readonly<Record<string, number>>) => {
  const plan = new ChangedPlan();
  const change: Readonly<Record<string, (by: number) => unknown>> = {
    linux: (by) => plan.update("linux", (after) => (after.description = `other ${by}`)),
    ubuntu: (by) => plan.update("ubuntu", (after) => (after.description = `other ${by}`)),
    sunday: (by) => plan.update("sunday", (after) => (after.duration += by)),
    install: (by) => plan.update("install", (after) => (after.max_errors = `${by}`)),
  };
  for (const [object, by] of Object.entries(does)) change[object]?.(by);
  return { ...plan.stack(name), ring };
};
const saidOf = (name: string, stacks: readonly ReturnType<typeof doing>[]) => {
  const text = renderTerminal(reviewStacks(stacks, { at: AT }));
  return text
    .slice(text.indexOf(`\n${name} `))
    .split("\n\n", 1)
    .join();
};

test("a stack refers to the one above with which it has most in common", () => {
  const one = doing("a", "a", { linux: 1, ubuntu: 1, sunday: 3, install: 3 });
  const two = doing("b", "b", { linux: 1, ubuntu: 2, sunday: 4, install: 4 });

  expect(saidOf("c", [one, two, doing("c", "c", { linux: 1, ubuntu: 2, sunday: 4 })])).toContain(
    "the same as in b: 3 of its 4 changes",
  );
});

test("a stack that does more of its own than it has in common is told whole: nobody reads it in two places", () => {
  const one = doing("a", "a", { linux: 1, ubuntu: 1, sunday: 3, install: 3 });

  const other = saidOf("b", [one, doing("b", "b", { linux: 1, sunday: 1, install: 2 })]);

  expect(other).not.toContain("the same as in");
  expect(other.match(/^ {2}~ /gm)).toHaveLength(3);
});

test("two targets of one window are told each with its own nodes", () => {
  const plan = new ChangedPlan();
  const { before } = plan.at("web").change;
  for (const group of ["linux", "windows"])
    plan.create(`aws_ssm_maintenance_window_target.${group}`, {
      ...before,
      targets: [{ key: "tag:Patch Group", values: [group] }],
    });

  for (const text of [renderTerminal(plan.review()), renderMarkdown(plan.review(), { name: "it" })])
    for (const group of ["linux", "windows"])
      expect(text).toMatch(new RegExp(`new target of .*: patch group ${group}`));
});

test("whom the same change reaches stands beside it, or that it is as there: a dash would say that it is nobody", () => {
  const fresh = { name: "fresh", operating_system: "AMAZON_LINUX_2023", approved_patches: ["openssl"] };
  const changed = (alarm: boolean, window: boolean) => {
    const plan = new ChangedPlan().create("aws_ssm_patch_baseline.Fresh", fresh);
    if (window) plan.update("sunday", (after) => (after.duration = 5));
    return alarm ? plan.update("install", (after) => (after.max_errors = "3%")) : plan;
  };
  const cellsOf = (window: boolean) => {
    const stacks = [
      { ...changed(true, window).stack("a"), ring: "prod" },
      { ...changed(false, window).stack("b"), ring: "dev" },
    ];
    const [line = ""] = renderMarkdown(reviewStacks(stacks, { at: AT }), { name: "it" })
      .split("\n")
      .filter((text) => text.includes("the same as in a"));
    return line.split(" | ").slice(2, 4);
  };

  expect(cellsOf(false)).toEqual(["as there", "as there"]);
  expect(cellsOf(true)).toEqual([expect.stringContaining("patch group"), expect.stringContaining("Asia/Seoul")]);
});

import { TerraformVariable } from "cdktf";
import type { Finding } from "../../model/values/finding";
import { findingsIn } from "../../modules";
import { type GivenGroup, patchedOnSundays } from "../patch-group/given";
import { stackIn } from "../support/apps";
import { synthesisedApp } from "./given-apps";
import { run } from "./given-stacks";

interface Terms {
  readonly number: number;
  readonly flag: never;
  readonly text: string;
}

/** What each command tells of a stack of which Terraform knows a part of the deadline: patched each Sunday, after 7 days. */
function told(patchWithin: (known: Terms) => object, rebootOption: GivenGroup["rebootOption"] = "RebootIfNeeded") {
  let found: readonly Finding[] = [];
  const folder = synthesisedApp((app) => {
    const stack = stackIn(app, "prod");
    const variable = new TerraformVariable(stack, "Asked", { type: "any" });
    const terms = {
      number: variable.numberValue,
      flag: variable.booleanValue as never,
      text: variable.stringValue,
    };
    patchedOnSundays(stack, patchWithin(terms), { rebootOption });
    found = findingsIn(stack).map(({ finding }) => finding);
  });
  const words = async (args: readonly string[]) => (await run(folder, args)).out.replace(/&nbsp;|\s+/g, " ");
  return {
    found: found.filter(({ checkId }) => /^PM83/.test(checkId)).map(({ checkId, message }) => `${checkId} ${message}`),
    summary: () => words(["summary"]),
    arrival: () => words(["arrival"]),
    page: () => words(["matrix", "--format", "html"]),
    audited: async () => JSON.parse((await run(folder, ["matrix", "--format", "json"])).out).deadlines,
    rows: async () => JSON.parse((await run(folder, ["arrival", "--format", "json"])).out).arrivals,
  };
}

describe("days that only Terraform knows", () => {
  const { found, summary, arrival, page, audited, rows } = told(({ number }) => ({ Critical: number }));
  const BECAUSE = "the days of its deadline are known after apply";

  test("are no silence about the system at synth", () => {
    expect(found).toEqual([`PM832 cannot prove that "web" meets its deadline: ${BECAUSE}`]);
  });

  test("are told by every command as not known, and not as none", async () => {
    expect(await summary()).toContain("Critical within days (known after apply): not proved");
    expect(await arrival()).toMatch(/Critical .* \(known after apply\): not proved/);
    expect(await page()).toContain(`not proved: ${BECAUSE}`);
    for (const text of [await summary(), await arrival(), await page()]) expect(text).not.toContain("not covered");
    expect(await audited()).toEqual([
      expect.objectContaining({ patches: "Critical", outcome: "not known", because: BECAUSE }),
    ]);
    const critical = (await rows()).find(({ severity }: { severity: string }) => severity === "Critical");
    expect(critical.deadline).toEqual({ outcome: "not known" });
    expect((await rows()).some((row: { isUncovered?: true }) => row.isUncovered)).toBe(false);
  });
});

describe("a term that only Terraform knows", () => {
  test.each<[string, (known: Terms) => object, "NoReboot" | "RebootIfNeeded", string]>([
    ["tolerateMissedRuns", ({ number }) => ({ Critical: 20, tolerateMissedRuns: number }), "RebootIfNeeded", "is"],
    ["inForce", ({ flag }) => ({ Critical: 20, inForce: flag }), "NoReboot", "is"],
    [
      "exceptDuring",
      ({ text }) => ({ Critical: 10, exceptDuring: [{ from: text, until: text }] }),
      "RebootIfNeeded",
      "is",
    ],
    [
      "inForce and tolerateMissedRuns",
      ({ flag, number }) => ({ Critical: 20, inForce: flag, tolerateMissedRuns: number }),
      "NoReboot",
      "are",
    ],
  ])("%s leaves open whether the deadline is kept", async (name, patchWithin, rebootOption, verb) => {
    const { found, summary, audited } = told(patchWithin, rebootOption);

    const because = `${name} of its deadline ${verb} known after apply`;
    expect(found).toEqual([`PM832 cannot prove that "web" meets its deadline: ${because}`]);
    expect(await summary()).toMatch(/Critical within \d+ days: not proved/);
    expect(await audited()).toEqual([expect.objectContaining({ outcome: "not known", because })]);
  });

  test.each<[string, (known: Terms) => object]>([
    ["tolerateMissedRuns", ({ number }) => ({ Critical: 120, tolerateMissedRuns: number })],
    ["inForce", ({ flag }) => ({ Critical: 20, inForce: flag })],
    ["exceptDuring", ({ text }) => ({ Critical: 20, exceptDuring: [{ from: text, until: text }] })],
  ])("%s lets it be kept that is kept by the strictest", async (_, patchWithin) => {
    const { found, summary } = told(patchWithin);

    expect(found).toEqual([]);
    expect(await summary()).toMatch(/Critical within \d+ days: met/);
  });

  test.each<[string, (known: Terms) => object]>([
    ["tolerateMissedRuns", ({ number }) => ({ Critical: 10, acceptable: true, tolerateMissedRuns: number })],
    ["inForce", ({ flag }) => ({ Critical: 10, acceptable: true, inForce: flag })],
  ])("%s lets it be broken that is broken by the mildest", async (_, patchWithin) => {
    const { found, summary } = told(patchWithin);

    expect(found).toEqual([expect.stringMatching(/^PM831 patchWithin\.Critical: a Critical patch released /)]);
    expect(await summary()).toContain("Critical within 10 days: missed");
  });
});

test("a breach stops the synth until it is known to be acceptable", () => {
  expect(() => told(({ flag }) => ({ Critical: 10, acceptable: flag }))).toThrow(/patchWithin\.Critical: .*\[PM830\]/);
});

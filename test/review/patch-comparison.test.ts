import { blankPatch } from "../../model/explain/patch/patch";
import { patchesText, patchTexts } from "../../review/render/phrases";
import { Reviewer } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { ChangedPlan } from "./changed-plans";
import { AT, accounts } from "./given-reviews";
import type { Open } from "./stories/example";

const security = {
  ...blankPatch("ALAS2023-2026-2"),
  package: { name: "openssl", epoch: "0", version: "3.0.8", release: "1.amzn2023", arch: "x86_64" },
  properties: { product: "AmazonLinux2023", classification: "Security", severity: "Important" },
  notice: true,
  dates: { released: new Date("2026-11-20T00:00:00Z") },
};

function compared(stacks: readonly PlannedStack[], patch = security) {
  const reviewer = new Reviewer({ at: AT });
  for (const stack of stacks) reviewer.add(stack);
  const comparer = reviewer.patchComparer();
  comparer.add({ id: patch.id, patches: [patch] }, "AMAZON_LINUX_2023");
  return comparer.comparison;
}

const [eu, , , , , us] = accounts() as [
  PlannedStack,
  PlannedStack,
  PlannedStack,
  PlannedStack,
  PlannedStack,
  PlannedStack,
];

test("names the group alone where there is one stack, and the first run that installs a patch", () => {
  expect(compared([eu])).toEqual({
    approved: [
      {
        id: "ALAS2023-2026-2",
        package: "openssl 3.0.8-1.amzn2023",
        patchGroups: ["prod-web"],
        firstRun: "Sun 2026-11-29 02:00 Asia/Seoul",
      },
    ],
    notApproved: [],
    waiting: [],
    unclear: [],
  });
});

test("names groups with their stacks where there are several, and the earliest of their runs", () => {
  const both = { patchGroups: ["prod-eu/prod-web", "prod-us/prod-web"], firstRun: "Sun 2026-11-29 02:00 Asia/Seoul" };

  expect(compared([eu, us]).approved).toEqual([expect.objectContaining(both)]);
  expect(compared([us, eu]).approved).toEqual([expect.objectContaining(both)]);
});

describe("where rules filter by product, which no list tells of the nodes", () => {
  const filtered = (): PlannedStack => {
    const text = JSON.stringify(eu.plan).replaceAll(
      '"patch_filter":[',
      '"patch_filter":[{"key":"PRODUCT","values":["AmazonLinux2023"]},',
    );
    return { ...eu, plan: JSON.parse(text) };
  };
  const { product: _, ...rest } = security.properties;
  const ofNoProduct = { ...security, properties: { ...blankPatch("").properties, ...rest } };
  const comparedOn = (product?: string) => {
    const reviewer = new Reviewer({ at: AT });
    reviewer.add(filtered());
    const comparer = reviewer.patchComparer(product === undefined ? {} : { product });
    comparer.add({ id: ofNoProduct.id, patches: [ofNoProduct] }, "AMAZON_LINUX_2023");
    return reviewer.review(comparer.comparison);
  };

  test("it is said that it cannot be said, and how it can", () => {
    expect(comparedOn().patches?.approved).toEqual([]);
    expect(comparedOn().patches?.unclear.map(({ patches }) => patches)).toEqual([1]);
    expect(patchesText(comparedOn())).toMatch(/^of 1 patch it cannot be said: .*product.* \(--product names it\)$/);
  });

  test("the product of the nodes decides, where it is given", () => {
    expect(comparedOn("AmazonLinux2023").patches?.approved).toHaveLength(1);
    expect(patchesText(comparedOn("AmazonLinux2023"))).toBe("1 more patch is approved today");
    expect(comparedOn("AmazonLinux2").patches?.approved).toEqual([]);
  });
});

test("tells nothing of a patch that both sides approve", () => {
  const older = { ...security, dates: { released: new Date("2026-10-01T00:00:00Z") } };

  expect(compared([eu], older)).toEqual({ approved: [], notApproved: [], waiting: [], unclear: [] });
});

test("tells nothing of a group whose baseline is kept elsewhere", () => {
  const { resource_changes: all = [], ...rest } = eu.plan;
  const elsewhere = { baseline_id: "pb-0fedcba9876543210" };
  const changes = all.map((one) => {
    if (one.type !== "aws_ssm_patch_group") return one;
    const { before, after } = one.change;
    return {
      ...one,
      change: { ...one.change, before: { ...before, ...elsewhere }, after: { ...after, ...elsewhere } },
    };
  });

  expect(compared([{ ...eu, plan: { ...rest, resource_changes: changes } }])).toEqual({
    approved: [],
    notApproved: [],
    waiting: [],
    unclear: [],
  });
});

describe("of a patch that waits for its approval", () => {
  const fresh = { ...security, dates: { released: new Date("2026-11-22T20:11:00Z") } };
  const told = (change: (after: Open, before: Open) => void, patch = fresh) => {
    const reviewer = new Reviewer({ at: AT });
    reviewer.add(new ChangedPlan().update("linux", change).stack());
    const comparer = reviewer.patchComparer();
    comparer.add({ id: patch.id, patches: [patch] }, "AMAZON_LINUX_2023");
    const review = reviewer.review(comparer.comparison);
    return [patchesText(review), ...patchTexts(review)];
  };
  const reject = (side: Open) => side.rejected_patches.push("openssl*");
  const wait = (side: Open, days: number) => {
    side.approval_rule[0].approve_after_days = days;
  };

  test("it is told where it will never be approved", () => {
    expect(told(reject)).toEqual([
      "the same patches of the list are approved today, 1 patch that was waiting is never approved",
      "- ALAS2023-2026-2 openssl 3.0.8-1.amzn2023: prod-web; never approved, was to be from 2026-11-29 20:11 UTC on",
    ]);
  });

  test("and where it will be from now on", () => {
    expect(told((_, before) => reject(before))).toEqual([
      "the same patches of the list are approved today, 1 more patch is approved later",
      "+ ALAS2023-2026-2 openssl 3.0.8-1.amzn2023: prod-web; approved from 2026-11-29 20:11 UTC on, until now never",
    ]);
  });

  test("and where its day moves", () => {
    expect(told((after) => wait(after, 10))).toEqual([
      "the same patches of the list are approved today, 1 patch is approved on another day",
      "~ ALAS2023-2026-2 openssl 3.0.8-1.amzn2023: prod-web; approved from 2026-12-02 20:11 UTC on, was 2026-11-29 20:11 UTC",
    ]);
  });

  test("one that is no longer approved is told with the day on which it is again", () => {
    const older = { ...security, dates: { released: new Date("2026-11-15T20:11:00Z") } };

    expect(told((after) => wait(after, 10), older)).toEqual([
      "1 patch is no longer approved",
      "- ALAS2023-2026-2 openssl 3.0.8-1.amzn2023: prod-web; approved again from 2026-11-25 20:11 UTC on",
    ]);
  });
});

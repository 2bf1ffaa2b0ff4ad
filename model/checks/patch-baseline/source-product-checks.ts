import { eachFilter } from "../../coverage/each-filter";
import { operatingSystemFacts } from "../../facts/operating-systems";
import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../../patch-baseline/patch-filters";
import { joined, oneOf } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

export const sourcesMissProduct = defineCheck({
  id: "PM143",
  severity: "warning",
  on: "baseline",
  acceptedAt: 'a product such as "sources (AmazonLinux2.0)"',
  cause: "No patch source is for a product that the baseline is about.",
  reason:
    "Sources replace a node's own repositories. Where there are some and none lists the node's product, the run fails.",
  source: "patch baseline facts, C6",
  fix: 'Add the product to a source, or write products: ["*"].',
  find: (baseline, { problems }) => {
    const offered = productsOfSources(baseline);
    if (offered === undefined || offered.includes(EVERY_VALUE)) return;
    const asked = productsOfFilters(baseline);
    const missing = asked.filter((product) => !offered.includes(product));
    for (const product of missing) {
      problems.add(
        `sources (${product})`,
        `expected a source for ${product}, which the filters ask for, got sources for ${joined(offered)}; ` +
          'the run would fail on such a node, so add the product or write "*"',
      );
    }
    if (missing.length > 0) return;
    const facts = operatingSystemFacts(baseline.operatingSystem);
    const products = [...(facts?.filters.product?.confirmed ?? []), ...(facts?.filters.product?.observed ?? [])];
    if (asked.length > 0 || products.length === 0 || offered.some((product) => products.includes(product))) return;
    problems.add(
      "sources",
      `expected a source for a product of ${facts?.label}, ${oneOf(products)}, got sources for ${joined(offered)}; ` +
        'the run would fail on every node, so add the product or write "*"',
    );
  },
});

/** Undefined where there are no sources, or not all of their products are known. */
function productsOfSources({ sources }: PatchBaselineModel): string[] | undefined {
  if (!isKnown(sources) || sources.length === 0) return undefined;
  const products: string[] = [];
  for (const source of sources) {
    if (!isKnown(source) || !isKnown(source.products) || !source.products.every(isKnown)) return undefined;
    products.push(...(source.products as readonly string[]));
  }
  return products.length === 0 ? undefined : [...new Set(products)];
}

function productsOfFilters(baseline: PatchBaselineModel): string[] {
  const products = new Set<string>();
  eachFilter(baseline, (filter, name) => {
    if (name !== "product" || !isKnown(filter.values)) return;
    for (const value of filter.values) if (isKnown(value) && value !== EVERY_VALUE) products.add(value);
  });
  return [...products];
}

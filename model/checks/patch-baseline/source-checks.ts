import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import { operatingSystemFacts } from "../../facts/operating-systems";
import { SECURITY_UPDATES_STATUSES } from "../../patch-baseline/patch-baseline-options";
import { textLength } from "../../text/text-length";
import { show } from "../../text/wording";
import { isGiven, isWithin, lengthInWords } from "../../values/problems";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkChoice } from "../check/shared-properties";

export const sourceLimits = defineCheck({
  id: "PM140",
  severity: "error",
  on: "baseline",
  cause: "A patch source is not one that AWS accepts.",
  reason: "The service accepts 20 sources, each with a name, a configuration of 1 to 1024 bytes and 1 to 20 products.",
  source: NUMBER_LIMITS.sources.source,
  fix: 'Shorten what is too long; write products: ["*"] for every version of the system.',
  find: (baseline, { problems }) => {
    problems.count("sources", baseline.sources, NUMBER_LIMITS.sources, "source");
    eachKnown(baseline.sources, (source, index) => {
      const path = `sources[${index}]`;
      problems.text(`${path}.name`, source.name, TEXT_LIMITS.sourceName);
      checkConfigurationLength(source.configuration, (message) => problems.add(`${path}.configuration`, message));
      problems.count(`${path}.products`, source.products, NUMBER_LIMITS.sourceProducts, "product");
      eachKnown(source.products, (product, place) =>
        problems.text(`${path}.products[${place}]`, product, TEXT_LIMITS.sourceProduct),
      );
    });
  },
});

export const sourcesNotSupported = defineCheck({
  id: "PM141",
  severity: "error",
  on: "baseline",
  cause: "Patch sources are given for a system that cannot have them.",
  reason: "Alternative repositories exist for Linux nodes only.",
  source: "SSM API model, PatchSource",
  fix: "Leave sources out.",
  find: (baseline, { problems }) => {
    const facts = operatingSystemFacts(baseline.operatingSystem);
    if (facts === undefined || facts.sources || !isKnown(baseline.sources) || baseline.sources.length === 0) return;
    problems.add("sources", `${facts.label} has no alternative repositories; leave them out`);
  },
});

export const securityUpdatesStatus = defineCheck({
  id: "PM142",
  severity: "error",
  on: "baseline",
  cause: "The status of available security updates is not one of AWS's, or the system does not have it.",
  reason: "The argument is for Windows Server only, and the provider refuses the plan for another word.",
  source: "SSM API model, PatchComplianceStatus",
  fix: `Use one of ${SECURITY_UPDATES_STATUSES.join(", ")} on Windows Server; leave it out elsewhere.`,
  find: (baseline, { problems }) => {
    const property = "availableSecurityUpdatesComplianceStatus";
    const status = baseline[property];
    if (!isGiven(status)) return;
    checkChoice(property, status, SECURITY_UPDATES_STATUSES, problems);
    const facts = operatingSystemFacts(baseline.operatingSystem);
    if (facts === undefined || facts[property]) return;
    problems.add(property, `expected nothing on ${facts.label}, got ${show(status)}; it is for Windows Server only`);
  },
});

/** The configuration may hold credentials, so that only its length is told. */
function checkConfigurationLength(configuration: unknown, report: (message: string) => void): void {
  const limit = TEXT_LIMITS.sourceConfiguration;
  if (typeof configuration !== "string" || isWithin(configuration, limit)) return;
  report(`expected ${lengthInWords(limit)}, got ${textLength(configuration, limit.unit)}`);
}

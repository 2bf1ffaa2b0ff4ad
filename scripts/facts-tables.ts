import { ASSOCIATION_NUMBER_LIMITS, ASSOCIATION_TEXT_LIMITS } from "../model/facts/association-limits";
import { NUMBER_LIMITS, TEXT_LIMITS } from "../model/facts/limits";
import { OPERATING_SYSTEMS, type OperatingSystemFacts } from "../model/facts/operating-systems";
import { OPERATIONS_NUMBER_LIMITS, OPERATIONS_TEXT_LIMITS } from "../model/facts/patch-operations-limits";
import { PLATFORM_NAMES } from "../model/facts/platform-names";
import { WINDOW_NUMBER_LIMITS, WINDOW_TEXT_LIMITS } from "../model/facts/window-limits";
import { lengthInWords, type NumberLimit, type TextLimit } from "../model/values/problems";
import { markdownTable, withGenerated } from "./generated-part";

/** The tables of docs/facts.md that come from the code, by the name that stands in their markers. */
const FACTS_TABLES: Readonly<Record<string, () => string>> = {
  "operating systems": () => [systemsTable(), filterValuesTable()].join("\n\n"),
  "platform names": platformsTable,
  limits: limitsTable,
};

/** The page with every generated table in its place; what people wrote stays as it is. */
export function withFactsTables(page: string): string {
  return Object.entries(FACTS_TABLES).reduce(
    (text, [name, table]) => withGenerated(text, `${name}: generated`, table(), "docs/facts.md"),
    page,
  );
}

const SYSTEMS: readonly [string, OperatingSystemFacts][] = Object.entries(OPERATING_SYSTEMS);

function systemsTable(): string {
  return markdownTable(
    [
      "system",
      "label",
      "package manager",
      "delay",
      "non-security flag",
      "sources",
      "security updates status",
      "AWS's own baseline",
    ],
    SYSTEMS.map(([name, facts]) => [
      code(name),
      facts.label,
      facts.packageManagers.join(", "),
      facts.delay,
      facts.nonSecurity,
      yesOrNo(facts.sources),
      yesOrNo(facts.availableSecurityUpdatesComplianceStatus),
      facts.predefinedBaseline,
    ]),
  );
}

function filterValuesTable(): string {
  return markdownTable(
    ["system", "key", "confirmed", "only observed", "of applications"],
    SYSTEMS.flatMap(([name, facts]) =>
      Object.entries(facts.filters).map(([key, values]) => [
        code(name),
        code(key),
        values.freeText ? "any string" : listed(values.confirmed),
        listed(values.observed),
        listed(values.ofApplications ?? []),
      ]),
    ),
  );
}

function platformsTable(): string {
  return markdownTable(
    ["PlatformName begins with", "PlatformVersion begins with", "system"],
    PLATFORM_NAMES.map(([name, version, system]) => [name, version === "" ? "anything" : version, code(system)]),
  );
}

function limitsTable(): string {
  const lists = [
    { of: "patch baselines, groups, windows, targets and tasks", texts: TEXT_LIMITS, numbers: NUMBER_LIMITS },
    { of: "what only windows, targets and tasks have", texts: WINDOW_TEXT_LIMITS, numbers: WINDOW_NUMBER_LIMITS },
    { of: "associations", texts: ASSOCIATION_TEXT_LIMITS, numbers: ASSOCIATION_NUMBER_LIMITS },
    { of: "logs, notifications, roles, schedules", texts: OPERATIONS_TEXT_LIMITS, numbers: OPERATIONS_NUMBER_LIMITS },
  ];
  return lists.map(({ of, texts, numbers }) => limitsOf(of, texts, numbers)).join("\n\n");
}

function limitsOf(
  of: string,
  texts: Readonly<Record<string, TextLimit>>,
  numbers: Readonly<Record<string, NumberLimit>>,
): string {
  return markdownTable(
    [`in the code, of ${of}`, "limit", "source"],
    [
      ...Object.entries(texts).map(([name, limit]) => [code(name), textLimit(limit), sourceInTable(limit.source)]),
      ...Object.entries(numbers).map(([name, limit]) => [code(name), numberLimit(limit), sourceInTable(limit.source)]),
    ],
  );
}

function textLimit(limit: TextLimit): string {
  const length = lengthInWords(limit);
  return limit.allowed === undefined ? length : `${length}: ${limit.allowed}`;
}

function numberLimit({ min, max }: NumberLimit): string {
  return max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `${min} to ${max}`;
}

/** `SSM API model, PatchId` with the place as code, so that a label is found by it. */
function sourceInTable(source: string): string {
  const [label, ...place] = source.split(", ");
  return `${label}, ${code(place.join(", "))}`;
}

function yesOrNo(fact: boolean): string {
  return fact ? "yes" : "no";
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? "–" : values.join(", ");
}

function code(text: string): string {
  return `\`${text}\``;
}

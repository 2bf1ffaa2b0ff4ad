/** What people call a thing whose checks say it in other words: a check with one of these speaks of it too. */
export const FIELD_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["sla", ["deadline"]],
  ["latency", ["deadline"]],
  ["timezone", ["time zone"]],
  ["overlap", ["same nodes at the same time"]],
  ["ubuntu", ["ignores approval delays", "severities that the system does not have"]],
  ["debian", ["ignores approval delays", "severities that the system does not have"]],
  ["canary", ["a ring", "rings"]],
  ["emergency", ["override list"]],
  ["emergencypatch", ["emergency", "override list"]],
  ["product", ["filter value"]],
  ["classification", ["filter value"]],
  ["section", ["filter value"]],
  ["priority", ["filter value"]],
  ["suppress", ["acceptance"]],
  ["waive", ["acceptance"]],
]);

import type { CheckBasics } from "../checks/check/check";
import { probablyMeant } from "../text/probably-meant";
import { asClause, quote } from "../text/wording";
import { notADate, parseCalendarDate } from "../values/parse-date";
import type { Problems, TextLimit } from "../values/problems";
import { NO_TOKENS, PropsReader } from "../values/props-reader";
import { isKnown } from "../values/unknown";
import type { AcceptanceOptions } from "./acceptance";
import { acceptedAt } from "./accepted-at";

const REASON: TextLimit = { minLength: 10, maxLength: 500, unit: "characters", source: "our own" };
const OWNER: TextLimit = { minLength: 1, maxLength: 100, unit: "characters", source: "our own" };

/**
 * Reads what a user wrote to accept a finding. What is wrong with it is reported.
 *
 * @param checks - every check that there is
 */
export function readAcceptance(
  options: unknown,
  checks: readonly CheckBasics[],
  problems: Problems,
): AcceptanceOptions | undefined {
  const reader = PropsReader.open(options, "", problems, NO_TOKENS);
  if (reader === undefined) return undefined;

  const check = reader.requiredText("check");
  const reason = reader.requiredText("reason");
  const owner = reader.requiredText("owner");
  const until = reader.requiredText("until");
  const at = reader.text("at");
  reader.refuseOthers();

  if (isKnown(check)) checkId(check, checks, problems);
  const named = isKnown(check) ? acceptedAt(check) : undefined;
  if (named !== undefined && at === undefined) {
    problems.add(
      "at",
      `expected ${named}, missing; each is accepted by itself, so that none is hidden that comes later`,
    );
  }
  problems.text("reason", reason, REASON);
  problems.text("owner", owner, OWNER);
  if (isKnown(until) && parseCalendarDate(until) === undefined) {
    problems.add("until", notADate(quote(until)));
  }
  const known =
    isKnown(check) && isKnown(reason) && isKnown(owner) && isKnown(until) && (at === undefined || isKnown(at));
  return known ? { check, reason, owner, until, at } : undefined;
}

function checkId(id: string, checks: readonly CheckBasics[], problems: Problems): void {
  const check = checks.find((known) => known.id === id);
  if (check === undefined) {
    const meant = probablyMeant(
      id,
      checks.filter(({ severity }) => severity !== "error").map((known) => known.id),
    );
    const fix = meant === undefined ? "npx cdktf-patch checks lists them" : `did you mean ${meant}`;
    problems.add("check", `expected the id of a check such as PM106, got ${quote(id)}; ${fix}`);
  } else if (check.severity === "error") {
    problems.add("check", `${id} is an error and cannot be accepted; ${asClause(check.fix)}`);
  }
}

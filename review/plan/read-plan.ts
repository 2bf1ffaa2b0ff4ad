import { show } from "../../model/text/wording";
import { refuseDeepJson } from "../../model/values/nesting";
import { schemaProblem } from "../../model/values/schema-problem";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { pathText } from "../../model/values/value-path";
import { AlikeJson } from "./alike-json";
import { type PlanJson, planSchema } from "./plan-schema";
import { usualPlan } from "./usual-plan";

const HOW_TO_MAKE_ONE = "make one with: terraform plan -out=tfplan && terraform show -json tfplan > plan.json";

/** One of them stands in every plan. */
const PARTS_OF_A_PLAN = ["planned_values", "resource_changes", "configuration", "prior_state"];

/** Reads plans one after the other, those that are like an earlier one in a fraction of the time. */
export class PlanReader {
  private readonly json = new AlikeJson(["planned_values"]);

  /** @throws UnreadableInput as `readPlan` does */
  public read(text: string): PlanJson {
    return planOf(parsed(text, (json) => this.json.parse(json)));
  }
}

/**
 * Reads the text of `terraform show -json <plan>`.
 *
 * @throws UnreadableInput if it is not a plan, or one of a format that this release does not know
 */
export function readPlan(text: string): PlanJson {
  return planOf(parsed(text, JSON.parse));
}

function planOf(json: unknown): PlanJson {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new UnreadableInput("", `expected a Terraform plan as JSON, got ${show(json)}; ${HOW_TO_MAKE_ONE}`);
  }
  refuseOtherFormats(json as Record<string, unknown>);
  const usual = usualPlan(json as Record<string, unknown>);
  if (usual !== undefined) return usual;
  const reading = planSchema.safeParse(json);
  if (reading.success) return reading.data;

  const [issue] = reading.error.issues;
  const problem = issue === undefined ? "cannot be read" : schemaProblem(issue, json);
  throw new UnreadableInput(pathText(issue?.path ?? []), `no part of a Terraform plan: ${problem}`);
}

function parsed(text: string, parse: (text: string) => unknown): unknown {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  refuseEndless(bare);
  if (bare.length > SHORT) refuseDeepJson(bare);
  if (bare.trim() === "") throw new UnreadableInput("", `missing, expected a Terraform plan as JSON`);
  try {
    return parse(bare);
  } catch {
    // The parser's own message would quote the text around the fault, which may be a secret.
    const fix = bare.startsWith("PK") ? "this is the plan file itself, not its JSON; " : "";
    throw new UnreadableInput("", `expected JSON, got text that is not; ${fix}${HOW_TO_MAKE_ONE}`);
  }
}

/**
 * Characters of a text that does no harm however deep it is, once a value is made of it. Whether that is deeper than
 * what reads it can go is asked there, of plans that are read: to ask it of the text takes as long as to parse it.
 */
const SHORT = 1_000_000;

/** Values of a plan: ten million fill hundreds of megabytes of an honest one, and thirty of one that is made to do harm. */
const MOST_VALUES = 10_000_000;

/** Before a value is made of it, for each takes many times the memory of its text. */
function refuseEndless(text: string): void {
  if (text.length < MOST_VALUES) return;
  let values = 0;
  for (let at = text.indexOf(","); at !== -1; at = text.indexOf(",", at + 1)) {
    values += 1;
    if (values > MOST_VALUES) {
      throw new UnreadableInput(
        "",
        `expected a plan of at most ${MOST_VALUES / 1e6} million values, got more; plan a part of it (-target), and review that`,
      );
    }
  }
}

function refuseOtherFormats(json: Record<string, unknown>): void {
  const version = json.format_version;
  if (typeof version !== "string") {
    throw new UnreadableInput("", `expected a Terraform plan, got JSON without format_version; ${HOW_TO_MAKE_ONE}`);
  }
  if (!/^1\.\d+$/.test(version)) {
    throw new UnreadableInput("format_version", `expected 1.x, got ${show(version)}; a newer release may read it`);
  }
  if ("values" in json && !("planned_values" in json) && !("resource_changes" in json)) {
    throw new UnreadableInput("", `expected a plan, got a state; ${HOW_TO_MAKE_ONE}`);
  }
  // Without the name of a plan, and before there is a state, `terraform show -json` has nothing to show.
  if (!PARTS_OF_A_PLAN.some((name) => name in json)) {
    throw new UnreadableInput("", `expected a plan, got neither a plan nor a state; ${HOW_TO_MAKE_ONE}`);
  }
}

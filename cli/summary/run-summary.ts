import { resolve } from "node:path";
import type { HouseCheck } from "../../model/house-rules/define-check";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import type { Patching } from "../../model/patching/patching";
import { zonesOfWays } from "../../model/patching/ways/zones-of-ways";
import { zoneDataSentences } from "../../model/schedule/zones/zone-data-note";
import { jsonText } from "../../model/text/json";
import { accountBeside } from "../account/account-beside";
import { withoutRun } from "../calendar/idle-windows";
import { checksOf } from "../checks/checks-of";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { type GivenPeriod, givenEnd, givenStart } from "../forms/given-moment";
import { notedOf } from "../overview/findings-of-objects";
import { nextRebootLines } from "../overview/next-reboots";
import { type Overview, objectsOf, overviewOf } from "../overview/overview";
import { pageOfStacks } from "../overview/page-of-stacks";
import { acceptancesAsOf } from "../stacks/acceptances-as-of";
import { checkGroup } from "../stacks/check-group";
import { type MeantNodes, meantStacks } from "../stacks/meant-stacks";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import { readStacks, type Stack } from "../stacks/read-stacks";
import { emergencyLines } from "./emergency-lines";
import { summariseEnvironment } from "./environment-summary";
import { foldedStacks } from "./folded-stacks";
import { SUMMARY_FORMS, type SummaryForm } from "./forms";
import { nodeTagSentences } from "./node-tags";
import { leftNotes, noticeLines } from "./notices";

/** What was typed behind `cdktf-patch summary`. */
export interface SummaryArguments extends FormArguments, GivenPeriod, MeantNodes {
  readonly app: string;
  /** What `cdktf-patch snapshot` wrote, in place of stacks. */
  readonly accountOnly?: string;
  /** The same, beside stacks. */
  readonly account?: string;
  readonly checks?: readonly string[];
  /** Whether what was noted is told whole. */
  readonly notes?: boolean;
}

/** Tells who gets which patches and when, and what the checks say. @throws BadInput */
export async function runSummary(given: SummaryArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, SUMMARY_FORMS, console);
  const at = givenStart(given, console);
  const until = givenEnd(given, at, console);
  if (until !== undefined && ![chosen.format, ...chosen.files.map(({ form }) => form)].includes("html")) {
    throw new BadInput("--until: expected a page beside it, --write <file>.html; nothing else here has an end");
  }
  if (given.accountOnly !== undefined && given.account !== undefined) {
    throw new BadInput("--account: expected stacks beside it, got --account-only, which stands in place of stacks");
  }
  const all =
    given.accountOnly === undefined ? await synthesised(given, console, at) : await existing(given, console, at);
  const stacks = meantStacks(all, given);
  if (given.group !== undefined) checkGroup(given.group, stacks);
  const account = given.account === undefined ? undefined : accountBeside(given.account, stacks, console);
  return answerIn(
    chosen,
    (form) => RENDERERS[form](stacks, at, { all, given, notes: given.notes, until, ...account }),
    console,
  );
}

async function synthesised({ app, checks: modules }: SummaryArguments, { cwd }: Console, at: Date) {
  const read = acceptancesAsOf(readStacks(app, cwd), at);
  const checks = await checksOf(modules, cwd, () => read.map(({ file }) => resolve(cwd, file)));
  return checks.length === 0 ? read : houseRulesAsked(read, checks, at);
}

/** What a snapshot holds is asked by ours and by theirs: nobody has asked it before. */
async function existing({ accountOnly: snapshot = "", checks: modules }: SummaryArguments, { cwd }: Console, at: Date) {
  const { accountStacks } = require("./account-stacks") as typeof import("./account-stacks");
  return accountStacks(snapshot, cwd, await checksOf(modules, cwd, () => []), at);
}

function houseRulesAsked(stacks: readonly Stack[], checks: readonly HouseCheck[], at: Date): readonly Stack[] {
  const { withHouseRules } = require("./house-notices") as typeof import("./house-notices");
  return withHouseRules(stacks, checks, at);
}

/** What synth prints: who is rebooted next, each stack with its patch groups, and what was noted; with `notes` all of it. */
export function summaryText(
  stacks: readonly Stack[],
  at: Date,
  { all = stacks, given: { group } = {}, notes = false, existing }: Beside = {},
): string {
  const patching = patchingOfStacks(all, at, existing);
  const summaries = stacks.map((stack) => ({
    stack: group === undefined ? stack : notedOf(stack, objectsOfGroup(group, stack, patching)),
    zones: zonesOfWays(patching.of(stack.environment).ways),
    groups: summariseEnvironment(stack.environment, at, patching, group),
  }));
  const shown = summaries.filter(({ groups }) => group === undefined || groups.length > 0);
  const left = notes ? [] : leftNotes(shown.map(({ stack }) => stack));
  const blocks = foldedStacks(shown, (notices) => [
    ...noticeLines(notices, notes ? "all" : "what matters"),
    ...(shown.length === 1 ? left : []),
  ]);
  const views = stacks.map(({ environment }) => patching.of(environment));
  // Those of a group stand in its block.
  const emergencies = group === undefined ? emergencyLines(stacks, patching, at) : [];
  const told = [
    nextRebootLines(stacks, patching, group),
    ...blocks.map((block) => [block]),
    shown.length === 1 ? [] : left,
    emergencies,
  ];
  const paragraphs = told.flatMap((lines) => (lines.length === 0 ? [] : [lines.join("\n")]));
  const foot = [
    ...nodeTagSentences(views, group),
    ...zoneDataSentences(zonesOfWays(views.flatMap(({ ways }) => ways))),
  ];
  return `${[...paragraphs, foot.join("\n")].filter((text) => text !== "").join("\n\n")}\n`;
}

function objectsOfGroup(group: string, stack: Stack, patching: Patching): readonly string[] {
  const nodes = patching.groupsOf(patching.of(stack.environment)).filter(({ patchGroup }) => patchGroup === group);
  return nodes.flatMap((one) => objectsOf(one, patching));
}

/** What is told beside the stacks. */
interface Beside {
  /** All that are in the room, of which these are asked about. */
  readonly all?: readonly Stack[];
  /** What was typed of the nodes and of the time that are asked about. */
  readonly given?: MeantNodes & GivenPeriod;
  /** Whether what was noted is told whole. */
  readonly notes?: boolean | undefined;
  /** The end of what the page shows. */
  readonly until?: Date | undefined;
  readonly existing?: ExistingAccounts;
  /** What is to be said of the snapshot. */
  readonly lines?: readonly string[];
}

/** What the calendar says of the time that somebody named. */
function leadOf(from: Date, { all = [], given = {}, until }: Beside): string | undefined {
  if (until === undefined) return undefined;
  const { calendarOf } = require("../calendar/calendar") as typeof import("../calendar/calendar");
  const { from: start = given.at, until: end, group, stack } = given;
  const only = stack === undefined ? {} : { only: new Set(stack) };
  const ofGroup = group === undefined ? {} : { patchGroup: group };
  return withoutRun(calendarOf(all, { from, until, ...only, ...ofGroup }), { from: start, until: end, group, stack })
    .answer;
}

type Render = (stacks: readonly Stack[], at: Date, beside: Beside) => readonly string[];

const RENDERERS: Readonly<Record<SummaryForm, Render>> = {
  terminal: (stacks, at, beside) => [summaryText(stacks, at, beside), ...(beside.lines ?? [])],
  html: (stacks, at, beside) => {
    const { all = stacks, given = {}, existing, until } = beside;
    const time = until === undefined ? {} : { until, lead: leadOf(at, beside) };
    return [pageOfStacks({ at, all, meant: stacks, given, existing }, time)];
  },
  json: (stacks, at, { all = stacks, given: { group } = {}, existing }) => {
    const overview: Overview = overviewOf(stacks, patchingOfStacks(all, at, existing), group);
    return [`${jsonText(overview, 2)}\n`];
  },
};

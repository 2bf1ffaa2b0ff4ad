import pc from "picocolors";
import { baselineTitle } from "../../model/patch-baseline/baseline-title";
import { type RingPromise, ringPromises } from "../../model/patch-fleet/ring-promises";
import type { RingStreams } from "../../model/patch-fleet/ring-streams";
import { patchingOf } from "../../model/patching/patching";
import { installStreams } from "../../model/patching/streams/install-stream";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { widthOf } from "../../model/text/aligned";
import { jsonText } from "../../model/text/json";
import { readAccounts, snapshotLines } from "../account/read-accounts";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { answerIn, type ChosenForms, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { givenMoment } from "../forms/given-moment";
import { type PageContents, pageOfStacks } from "../overview/page-of-stacks";
import { checkGroup } from "../stacks/check-group";
import { type MeantNodes, meantStacks } from "../stacks/meant-stacks";
import { readStacks, type Stack } from "../stacks/read-stacks";
import { zoneDataLines } from "../stacks/zone-data-lines";
import { type AuditedDeadline, auditedDeadlines } from "./deadline-audit";
import { deadlineLines } from "./deadline-rows";
import { emergenciesOf, emergencyLines } from "./emergencies";
import { type FleetStacks, fleetOf } from "./fleet-stacks";
import { MATRIX_FORMS, type MatrixForm } from "./forms";
import { matrixOf } from "./matrix";
import { answerOf, DAYS_NOTE, matrixLines } from "./print-matrix";
import { isOutlierRow, outlierLines } from "./print-outliers";
import { releaseDayLines, releaseDays } from "./release-days";

/** What was typed behind `cdktf-patch matrix`. */
export interface MatrixArguments extends FormArguments, MeantNodes {
  readonly app: string;
  readonly outliers?: boolean;
  readonly at?: string;
  readonly account?: string;
}

/** Tells what every account of a fleet follows in the end. @throws BadInput */
export async function runMatrix(given: MatrixArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, MATRIX_FORMS, console);
  const everything = readStacks(given.app, console.cwd);
  const stacks = meantStacks(everything, given);
  const { group } = given;
  if (group !== undefined) checkGroup(group, stacks);
  // One that differs from Region to Region has a row for each: `web (us-east-1)`.
  const isMeant = (name: string) => group === undefined || name === group || name.startsWith(`${group} (`);
  const at = givenMoment("--at", given.at, console) ?? console.now();
  const today = new Date(at.toISOString().slice(0, 10));
  const audited = (some: readonly Stack[]) =>
    auditedDeadlines(some, today).filter(({ patchGroup }) => isMeant(patchGroup));
  const inNoFleet = stacks.filter(({ note }) => note === undefined);
  if (inNoFleet.length === stacks.length) {
    const option = given.outliers ? "--outliers" : given.account === undefined ? undefined : "--account";
    if (option === undefined)
      return tellDeadlines(audited(stacks), { all: everything, meant: stacks, given, at, today, chosen, console });
    throw new BadInput(
      `${option}: expected stacks of a PatchFleet in ${given.app}, found none; leave it out for the deadlines of these stacks`,
    );
  }
  const whole = fleetOf(everything, given.app);
  const fleet = withRingsOf(whole, stacks);
  const own = whole.stacks.filter(({ name }) => stacks.some((stack) => stack.name === name));
  const account = given.account === undefined ? undefined : readAccounts(given.account, console);
  // Whoever is asked about is compared with all of the ring.
  const all = matrixOf(whole, today, account?.existing);
  const asked = all.filter(
    (row) => isMeant(row.patchGroup) && own.some(({ note }) => note.account.name === row.account),
  );
  const rows = given.outliers ? asked.filter(isOutlierRow) : asked;
  const promises = promisesOf(fleet, today);
  const emergencies = emergenciesOf(own, at).filter(
    ({ patchGroups }) => group === undefined || patchGroups.some(isMeant),
  );
  const deadlines = () => audited([...own, ...inNoFleet]);
  const releases = () => releaseDays(fleet, today);
  const colour = console.stdout.isTTY === true && pc.isColorSupported;
  const renderers: Readonly<Record<MatrixForm, () => Iterable<string>>> = {
    terminal: () => {
      const width = widthOf(console.stdout);
      if (given.outliers) return [...outlierLines(asked, all, width), ...snapshotLines(account, own)];
      const beside = audited(inNoFleet);
      return [
        ...matrixLines(rows, promises, { colour, width }),
        ...releaseDayLines(releases(), width),
        ...besideFleet(beside, width),
        ...zoneDataLines(beside.length === 0 ? own : stacks, today),
        ...emergencyLines(emergencies),
        ...snapshotLines(account, own),
      ];
    },
    html: () => {
      const { matrixSection } = require("./matrix-page") as typeof import("./matrix-page");
      const answer = answerOf(asked, promises);
      const matrix = matrixSection({ answer, rows, promises, deadlines: deadlines(), releases: releases() });
      return [pageOfStacks({ at, all: everything, meant: stacks, given, existing: account?.existing }, { matrix })];
    },
    json: () => {
      const answer = { accounts: rows, promises, emergencies, deadlines: deadlines(), releases: releases() };
      return [`${jsonText({ timeZoneData: ZONE_DATA_RELEASE, ...answer }, 2)}\n`];
    },
  };
  return answerIn(chosen, (form) => renderers[form](), console);
}

/** The rings of the accounts that are asked about, with all of their accounts and the ring before them. */
function withRingsOf({ stacks, rings }: FleetStacks, asked: readonly Stack[]): FleetStacks {
  const own = rings.map(({ name }) => asked.some(({ note }) => note?.ring === name));
  const kept = rings.filter((_, at) => own[at] || own[at + 1]);
  return { stacks: stacks.filter(({ note }) => kept.some(({ name }) => name === note.ring)), rings: kept };
}

interface Asked extends PageContents {
  readonly given: MatrixArguments;
  readonly today: Date;
  readonly chosen: ChosenForms<MatrixForm>;
  readonly console: Console;
}

/** What is told of stacks that are in no fleet: their deadlines. @throws BadInput where they have none */
async function tellDeadlines(
  deadlines: readonly AuditedDeadline[],
  { today, chosen, console, ...asked }: Asked,
): Promise<void> {
  const { meant, given } = asked;
  if (deadlines.length === 0) {
    throw new BadInput(
      `${given.app}: expected stacks of a PatchFleet, or some with deadlines (patchWithin), found none`,
    );
  }
  const renderers: Readonly<Record<MatrixForm, () => Iterable<string>>> = {
    terminal: () => [...deadlineLines(deadlines, widthOf(console.stdout)), DAYS_NOTE, ...zoneDataLines(meant, today)],
    html: () => {
      const { deadlineSection } = require("./matrix-page") as typeof import("./matrix-page");
      return [pageOfStacks(asked, { matrix: deadlineSection(deadlines) })];
    },
    json: () => [`${jsonText({ timeZoneData: ZONE_DATA_RELEASE, deadlines }, 2)}\n`],
  };
  return answerIn(chosen, (form) => renderers[form](), console);
}

function* besideFleet(deadlines: readonly AuditedDeadline[], width: number): Generator<string> {
  if (deadlines.length === 0) return;
  yield "\nThe deadlines of stacks in no fleet:\n";
  for (const line of deadlineLines(deadlines, width - 2)) yield `  ${line}`;
}

/** As the fleet itself proved them, from what was synthesised. */
function promisesOf({ stacks, rings }: FleetStacks, today: Date): readonly RingPromise[] {
  const inQueue = rings.map((ring): RingStreams => {
    const own = stacks.filter(({ note }) => note.ring === ring.name);
    const streams = new Map(
      patchingOf(own, { from: today })
        .environments.flatMap((view) => installStreams(view, baselineTitle))
        .map((one) => [JSON.stringify(one), one]),
    );
    return { ring, lock: own[0]?.note.lock, streams: [...streams.values()] };
  });
  return ringPromises(inQueue, today);
}

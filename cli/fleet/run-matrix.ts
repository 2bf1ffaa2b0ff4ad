import { resolve } from "node:path";
import pc from "picocolors";
import { type RingPromise, type RingStreams, ringPromises } from "../../model/patch-fleet/ring-promises";
import { streamsOfEnvironment } from "../../model/patch-fleet/streams-of-environment";
import { widthOf } from "../../model/text/aligned";
import { type Console, print } from "../console/console";
import { writeWhole } from "../files/write-file";
import { type FleetStacks, readFleetStacks } from "./fleet-stacks";
import { matrixOf } from "./matrix";
import { isOddRow, matrixLines } from "./print-matrix";

/** What was typed behind `cdktf-patch matrix`. */
export interface MatrixArguments {
  readonly app: string;
  readonly odd?: boolean;
  readonly html?: string;
  readonly json?: boolean;
}

/** Prints what every account of a fleet follows in the end, or writes it to a file. @throws BadInput */
export async function runMatrix(given: MatrixArguments, console: Console): Promise<void> {
  const fleet = readFleetStacks(given.app, console.cwd);
  const all = matrixOf(fleet);
  const rows = given.odd ? all.filter(isOddRow) : all;
  const today = new Date(console.now().toISOString().slice(0, 10));
  const promises = promisesOf(fleet, today);
  if (given.html !== undefined) {
    const { matrixPage } = require("./matrix-page") as typeof import("./matrix-page");
    writeWhole(resolve(console.cwd, given.html), given.html, matrixPage(rows, promises));
  }
  if (given.json) return print(console.stdout, [`${JSON.stringify({ accounts: rows, promises }, undefined, 2)}\n`]);
  if (given.html !== undefined) return print(console.stdout, [`${given.html}\n`]);
  const colour = console.stdout.isTTY === true && pc.isColorSupported;
  return print(console.stdout, matrixLines(rows, promises, { colour, width: widthOf(console.stdout) }));
}

/** As the fleet itself proved them, from what was synthesised. */
function promisesOf({ stacks, rings }: FleetStacks, today: Date): readonly RingPromise[] {
  const inQueue = rings.map((ring): RingStreams => {
    const own = stacks.filter(({ note }) => note.ring === ring.name);
    const streams = new Map(
      own.flatMap(({ environment }) => streamsOfEnvironment(environment)).map((one) => [JSON.stringify(one), one]),
    );
    return { ring, lock: own[0]?.note.lock, streams: [...streams.values()] };
  });
  return ringPromises(inQueue, today);
}

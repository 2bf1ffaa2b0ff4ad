// `npm run bench`: what this package costs. Beside the plain generated resources as ratios, which hold on any machine.
import Table from "cli-table3";
import { appCommand } from "./app-command";
import { shareOfSynth, windowsInOneStack } from "./checks";
import { build, largeUpdateinfo, startUp } from "./command-line";
import { againstGeneratedClasses, perStackAt3000 } from "./stacks";

const { built, synthesised } = againstGeneratedClasses();
build();
const updateinfo = largeUpdateinfo().flatMap(({ format, seconds, megabytes }) => [
  { what: `explain an updateinfo of 50,000 notices as ${format}`, value: seconds, unit: "s", bound: 5 },
  { what: "the same, memory", value: megabytes, unit: "MB", bound: 400 },
]);
interface Result {
  readonly what: string;
  readonly value: number;
  readonly unit?: string;
  readonly bound?: number;
}

const results: readonly Result[] = [
  { what: "1,000 stacks against generated classes, from new to JSON", value: synthesised, bound: 1.15 },
  { what: "the same, new alone", value: built },
  { what: "a stack among 3,000 against one among 300", value: perStackAt3000(), bound: 1.2 },
  { what: "checks, of the synth of 1,000 stacks", value: shareOfSynth(), bound: 0.15 },
  { what: "checks across 100 windows of a stack against 25", value: windowsInOneStack(), bound: 5 },
  { what: "app command against npx ts-node main.ts", value: appCommand(), bound: 0.25 },
  { what: "cdktf-patch starts, beyond 1.3 times node -e 0", value: startUp(), unit: "ms", bound: 100 },
  ...updateinfo,
];

const table = new Table({ head: ["measured", "", "bound", ""], style: { head: [], border: [] } });
for (const { what, value, unit = "×", bound } of results) {
  const verdict = bound === undefined ? "" : value <= bound ? "pass" : "FAIL";
  table.push([what, `${value.toFixed(2)} ${unit}`, bound === undefined ? "–" : `≤ ${bound} ${unit}`, verdict]);
}
console.log(table.toString());
process.exitCode = results.every(({ value, bound }) => bound === undefined || value <= bound) ? 0 : 1;

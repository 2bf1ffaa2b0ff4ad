// `npm run bench`: what this package costs beside the plain generated resources, as ratios that hold on any machine.
import Table from "cli-table3";
import { appCommand } from "./app-command";
import { againstGeneratedClasses, perStackAt3000 } from "./stacks";

const { built, synthesised } = againstGeneratedClasses();
const results = [
  { what: "1,000 stacks against generated classes, from new to JSON", ratio: synthesised, bound: 1.15 },
  { what: "the same, new alone", ratio: built },
  { what: "a stack among 3,000 against one among 300", ratio: perStackAt3000(), bound: 1.2 },
  { what: "app command against npx ts-node main.ts", ratio: appCommand(), bound: 0.25 },
];

const table = new Table({ head: ["measured", "ratio", "bound", ""], style: { head: [], border: [] } });
for (const { what, ratio, bound } of results) {
  const verdict = bound === undefined ? "" : ratio <= bound ? "pass" : "FAIL";
  table.push([what, ratio.toFixed(2), bound === undefined ? "–" : `≤ ${bound}`, verdict]);
}
console.log(table.toString());
process.exitCode = results.every(({ ratio, bound }) => bound === undefined || ratio <= bound) ? 0 : 1;

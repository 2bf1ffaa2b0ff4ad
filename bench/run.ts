// `npm run bench`: what this package costs. Beside the plain generated resources as ratios, which hold on any machine.

import { appCommand } from "./app-command";
import { shareOfChecks, windowsInOneStack } from "./checks";
import { build, largeUpdateinfo, startUp } from "./command-line";
import { houseRulesAgainstOurs } from "./house-rules";
import { type Result, tell } from "./results";
import { againstParsing, reviewOfPlans } from "./review";
import { largeSnapshot, snapshotOfFleet } from "./snapshot";
import { againstGeneratedClasses, perStackAt3000 } from "./stacks";

const { built, synthesised } = againstGeneratedClasses();
// tsx switches source maps on, in which cdktf then looks up every token that the generated classes make.
process.setSourceMapsEnabled(false);
const withoutMaps = againstGeneratedClasses();
process.setSourceMapsEnabled(true);
build();
const checks = shareOfChecks();
const updateinfo = largeUpdateinfo().flatMap(({ format, seconds, megabytes }) => [
  { what: `explain an updateinfo of 50,000 notices as ${format}`, value: seconds, unit: "s", bound: 5 },
  { what: "the same, memory", value: megabytes, unit: "MB", bound: 400 },
]);
const [hundred, thousand] = [reviewOfPlans(100), reviewOfPlans(1000)];
const results: readonly Result[] = [
  { what: "1,000 stacks against generated classes, from new to JSON", value: synthesised, bound: 1.15 },
  { what: "the same, new alone", value: built },
  { what: "the same from new to JSON, without source maps", value: withoutMaps.synthesised, bound: 1.15 },
  { what: "a stack among 3,000 against one among 300", value: perStackAt3000(), bound: 1.2 },
  { what: "checks, of the synth of 1,000 stacks", value: checks.asItIs, bound: 0.15 },
  { what: "the same, were no two objects alike", value: checks.nothingAlike },
  { what: "checks across 100 windows of a stack against 25", value: windowsInOneStack(), bound: 5 },
  { what: "100 house rules on 1,000 stacks against our own checks", value: houseRulesAgainstOurs(1000), bound: 1 },
  { what: "app command against npx ts-node main.ts", value: appCommand(), bound: 0.25 },
  { what: "cdktf-patch starts, beyond 1.3 times node -e 0", value: startUp(), unit: "ms", bound: 100 },
  ...updateinfo,
  { what: "review 1,000 plans of 60 KB", value: thousand.seconds, unit: "s", bound: 6 },
  { what: "the same, memory", value: thousand.megabytes, unit: "MB", bound: 500 },
  { what: "the same against JSON.parse of the same text", value: againstParsing(1000), bound: 3 },
  {
    what: "a plan among 1,000 against one among 100",
    value: thousand.processorSeconds / 10 / hundred.processorSeconds,
    bound: 1.2,
  },
];

void snapshotOfFleet().then((fleet) => {
  const reading: readonly Result[] = [
    { what: "snapshot 100 accounts × 3 Regions × 100 nodes", value: fleet.seconds, unit: "s", bound: 60 },
    { what: "the same, memory", value: fleet.megabytes, unit: "MB", bound: 300 },
    ...largeSnapshot().map(({ command, seconds }) => ({
      what: `${command} beside a snapshot of 100,000 nodes`,
      value: seconds,
      unit: "s" as const,
      bound: 3,
    })),
  ];
  process.exitCode = tell([...results, ...reading]);
});

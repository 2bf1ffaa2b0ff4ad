// `npm run bench:fleet`: what a fleet costs beside the plain generated classes, and what one stack for all Regions saves.

import { accountAt3000, arrivalOfFleet, fleetAgainstGeneratedClasses, fleetMemory, seventeenRegions } from "./fleet";
import { type Result, tell } from "./results";

async function main(): Promise<void> {
  // First, for a synth has its process to itself: the simulated account of the last ones leaves it much to collect.
  const synthesised = fleetAgainstGeneratedClasses();
  const memory = fleetMemory();
  const results: readonly Result[] = [
    {
      what: "1,000 accounts × 3 Regions with deadlines against generated classes",
      value: synthesised,
      bound: 1.15,
    },
    { what: "arrival of 1,000 accounts × 3 Regions", value: arrivalOfFleet(), unit: "s", bound: 2 },
    { what: "an account among 3,000 against one among 300", value: accountAt3000(), bound: 1.2 },
    { what: "memory of 1,000 accounts × 3 Regions against generated classes", value: memory.ratio, bound: 1.3 },
    { what: "the same, at the peak", value: memory.megabytes, unit: "MB" },
  ];
  const regions = await seventeenRegions();
  const offline: readonly Result[] = [
    { what: "init and plan of 17 Regions: 17 stacks against one", value: regions.ratio },
    { what: "the same as one stack", value: regions.oneStack, unit: "s" },
  ];
  process.exitCode = tell([...results, ...offline]);
}

main().catch((problem: unknown) => {
  console.error(problem);
  process.exitCode = 1;
});

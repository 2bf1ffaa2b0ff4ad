import { ARRIVAL_FORMS } from "../arrival/forms";
import type { CommandDeclaration } from "./command";
import { EXIT_CODES_OF_ANSWERS, withApp, withAt, withForms, withMeant, withPatches } from "./shared-options";

/** What users of the package need most of docs/deadlines.md. */
const DEADLINES = `A deadline (SLA, compliance) is patchWithin of a patch group, a patch policy, an
environment or a ring; a schedule that misses it does not synthesise:
  { Critical: 14, any: 30 }     days from release by severity; any: every patch
  ...PatchDeadlines.pciDss()    a published rule, as cyberEssentials() is one
  exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }]
                                change freeze (blackout, maintenance freeze):
                                these days do not count, and
                                windows go on (startDate, endDate)
  tolerateMissedRuns: 1         met even where a node misses a run
  inForce: true                 met only by runs that reboot
  acceptable: true              a warning, which acceptFinding accepts
The days are the delay with the soak time (bake time) of the ring, the wait
for the next run, and that run to its end, at the worst over a year. They leave
out nodes that are off for longer, patches that fail, and emergencies.`;

export const arrivalCommand: CommandDeclaration = (program, console) => {
  const command = withAt(
    withApp(
      program
        .command("arrival")
        .description(
          "time to patch (patch latency): days from release to every node, and which deadlines (SLA) are met, without change freezes",
        )
        .argument("[lists...]", "the same as --patches: when each patch is installed, ring by ring"),
      console,
    ),
    console,
  );
  withForms(withMeant(withPatches(command)), ARRIVAL_FORMS)
    .addHelpText(
      "after",
      `
${DEADLINES}

${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch arrival
  cdktf-patch arrival --format csv > arrival.csv    with classifications
  cdktf-patch arrival updateinfo.xml.gz`,
    )
    .action(async (lists: string[], options) => {
      const { runArrival } = require("../arrival/run-arrival") as typeof import("../arrival/run-arrival");
      await runArrival([...lists, ...(options.patches ?? [])], options, console);
    });
};

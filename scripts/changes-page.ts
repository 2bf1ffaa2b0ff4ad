import type { ChangeKindFacts } from "../review/risk/change-kind-facts";
import { weightOf } from "../review/risk/change-kinds";
import { markdownTable } from "./generated-part";

const INTRODUCTION = `# Kinds of change

What a [plan review](review.md) distinguishes, how much it weighs, and why. This page is made from the kinds themselves
(\`npm run docs\`). The names are stable: reports of the forms \`json\` and \`sarif\` carry them.

## How changes are weighed

A weight says how long a reviewer should look before the plan is applied.

| weight | means |
| --- | --- |
| high | nodes may go down together or at a bad time, stay unpatched in silence, or get what nobody has tried; or nobody can see what is planned |
| medium | what is installed, when or where changes, in a way that was probably meant |
| low | worth a look; nobody is patched worse or sooner than before |
| none | means the same as before, or is for people alone |

- **Production weighs a step more than a named test group.** A change weighs what stands first under "weighs", and what
  stands last where everything that it reaches is named as no production (\`dev\`, \`test\`, \`stage\`, …). Names that say
  nothing count as production. The account's default counts as production, whatever the stack is called: it reaches
  every node that is in no registered group.
- **What is hidden weighs high.** Nobody can judge a sensitive value, the configuration of a repository, or an approval,
  schedule, target or task that is known after apply. Any other value that is known after apply weighs as the gravest that
  it may turn out to be: a switch as the graver of its two.
- **What goes down together, or cannot be undone, weighs more.** Reboots, many more nodes at once, working hours (Monday
  to Friday, 08:00 to 18:00 on the clock of the window), a group without a baseline.
- **The weight never depends on the day of the review.** Schedules are compared over a common year, dates with each other.
  Findings that another day would not bring up, such as the support of a system that has ended, are reported and weigh nothing.
  A sentence may name the next run; its weight does not come from there.
- **Waiting weighs, too.** Security patches that are approved later, windows that run less often or have fewer hours to
  start work in leave a known hole open. What is approved up to a date is a kind of its own: it is neither sooner nor
  later, for nothing newer is approved until somebody moves the date.
- **What is found outside of the plan weighs as the same change would** where it stays, whether somebody changed a
  baseline, a window or a tag of a node. What the plan undoes weighs nothing.
- **A scan weighs less than an installation.** It never reboots, and without it nodes are patched as before.
- **What does the same weighs nothing.** An option written out that was the default, a scan that loses \`NoReboot\`, rules
  in another order, an import that changes nothing.

## All of them`;

/** docs/changes.md, whole. */
export function changesPage(kinds: Readonly<Record<string, ChangeKindFacts>>): string {
  const rows = Object.entries(kinds).map(([kind, facts]) => {
    const [production, elsewhere] = [weightOf(facts, true), weightOf(facts, false)];
    const weighs = production === elsewhere ? production : `${production}, ${elsewhere}`;
    return [`\`${kind}\``, facts.title, weighs, facts.why ?? "–"];
  });
  return `${INTRODUCTION}\n\n${markdownTable(["kind", "what happens", "weighs", "because"], rows)}\n`;
}

import type { CheckSection } from "../../model/checks/all-checks";
import type { CheckBasics } from "../../model/checks/check/check";
import type { Severity } from "../../model/values/finding";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  information: "Information",
};

const INTRODUCTION = `# Checks

What is refused and what is warned of, each with its reason and how to fix it. This page is made from the checks themselves
(\`npm run docs\`). The sources are explained in [facts.md](facts.md).

An **error** is what AWS, the provider or the window would refuse, or what would leave nodes unpatched. One object
alone throws all of its errors from its constructor; errors between objects stop the synth. A **warning** is legal, and
probably not meant; an **information** is worth knowing while reading. Values that only Terraform knows pass every check.

A warning can be accepted, for a construct and whatever lies below it. It is then listed and no longer warned of, until
it expires:

\`\`\`ts
acceptFinding(stack, {
  check: "PM106",
  reason: "the nodes move to Amazon Linux 2023 in spring",
  owner: "platform team",
  until: "2027-03-31",
});
\`\`\`

What has ended and what is to come is asked on the day of the synth, or on another day that the context says:
\`new App({ context: { [TODAY_CONTEXT]: "2026-11-23" } })\`. It decides about warnings alone, and about a
schedule whose years are all over; it never reaches what Terraform reads. An app with \`skipValidation\` says nothing but what a constructor throws.`;

/** The source of a check that rests on its reason alone. */
export const OF_NO_ONE_ELSE = "our own";

/** docs/checks.md, whole. */
export function checksPage(sections: readonly CheckSection[]): string {
  const parts = sections.flatMap(({ title, checks }) => [`## ${title}`, ...byNumber(checks).map(checkEntry)]);
  return `${[INTRODUCTION, ...parts].join("\n\n")}\n`;
}

/** A reader looks a check up by what an error named; the code has them in the order of an object's properties. */
export function byNumber(checks: readonly CheckBasics[]): readonly CheckBasics[] {
  return [...checks].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What to do, and where it is accepted if not at any place. */
export function fixOf({ fix, acceptedAt }: CheckBasics): string {
  return acceptedAt === undefined ? fix : `${fix} To accept it requires at: ${acceptedAt}.`;
}

function checkEntry(check: CheckBasics): string {
  const { id, severity, cause, reason, source } = check;
  return [
    `### ${id}`,
    "",
    `**${SEVERITIES[severity]}:** ${inMarkdown(cause)}`,
    "",
    `${inMarkdown(reason)}${source === OF_NO_ONE_ELSE ? "" : ` _(${inMarkdown(source)})_`}`,
    "",
    `→ ${inMarkdown(fixOf(check))}`,
  ].join("\n");
}

/** `*` and `_` are meant as they stand. */
function inMarkdown(text: string): string {
  return text.replace(/[*_<>[\]]/g, "\\$&");
}

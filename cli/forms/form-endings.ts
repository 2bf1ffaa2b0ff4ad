/** The forms in which commands can answer, with the ending of their files; what has none is for a terminal. */
export const ENDINGS = {
  terminal: undefined,
  markdown: ".md",
  html: ".html",
  json: ".json",
  csv: ".csv",
  sarif: ".sarif",
  ics: ".ics",
} as const;

export type Form = keyof typeof ENDINGS;

export const FORMS = Object.keys(ENDINGS) as readonly Form[];

export function isForm(name: string): name is Form {
  return Object.hasOwn(ENDINGS, name);
}

/** The command to which somebody is sent who wants a form of one that has it not: a page tells arrivals and deadlines, too. */
export const COMMAND_WITH: Readonly<Record<Form, string>> = {
  terminal: "summary",
  markdown: "review",
  html: "summary",
  json: "summary",
  csv: "arrival",
  sarif: "review",
  ics: "calendar",
};

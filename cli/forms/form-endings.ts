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

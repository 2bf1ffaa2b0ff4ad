import { resolve } from "node:path";
import { oneOf, quote } from "../../model/text/wording";
import { BadInput } from "../console/bad-input";
import { type Console, printWhileRead, say } from "../console/console";
import { writeAllWhole } from "../files/write-file";
import { COMMAND_WITH, ENDINGS, FORMS, type Form, isForm } from "./form-endings";

/** What was typed of how to answer, the other spelling of these options included: `--json`, `--html a.html`. */
export type FormArguments = {
  readonly format?: string;
  readonly write?: readonly string[];
} & { readonly [form in Exclude<Form, "terminal">]?: true | string };

/** How to answer: in one form on standard output, and in files beside. */
export interface ChosenForms<Chosen extends Form> {
  readonly format: Chosen;
  readonly files: readonly { readonly file: string; readonly form: Chosen }[];
}

/** Reads `--format` and `--write` for a command that knows some forms. Another spelling works, and says what it is called. @throws BadInput */
export function chosenForms<Chosen extends Form>(
  given: FormArguments,
  forms: readonly Chosen[],
  console: Console,
): ChosenForms<Chosen> {
  const named = (name: string): Chosen => {
    const form = forms.find((one) => one === name);
    if (form !== undefined) return form;
    const has = isForm(name) ? `; cdktf-patch ${COMMAND_WITH[name]} has that` : "";
    throw new BadInput(`--format: expected ${oneOf(forms)}, got ${quote(name)}${has}`);
  };
  const { format, files } = otherSpelling(given, console);
  if (format !== undefined && given.format !== undefined && format !== given.format) {
    throw new BadInput(`expected one form, got --${format} and --format ${given.format}; leave one out`);
  }
  return {
    format: named(given.format ?? format ?? "terminal"),
    files: [
      ...files.map(({ file, form }) => ({ file, form: named(form) })),
      ...(given.write ?? []).map((file) => ({ file, form: formOfFile(file, forms) })),
    ],
  };
}

/** The form of a file by its ending. @throws BadInput */
function formOfFile<Chosen extends Form>(file: string, forms: readonly Chosen[]): Chosen {
  const written = forms.filter((form) => ENDINGS[form] !== undefined);
  const form = written.find((one) => file.endsWith(ENDINGS[one] as string));
  if (form !== undefined) return form;
  const endings = written.map((one) => ENDINGS[one] as string);
  const other = FORMS.find((one) => file.endsWith(ENDINGS[one] ?? "\0"));
  const writes = other === undefined ? "" : `; cdktf-patch ${COMMAND_WITH[other]} writes ${ENDINGS[other]}`;
  throw new BadInput(`--write: expected a file that ends in ${oneOf(endings)}, got ${quote(file)}${writes}`);
}

/** Writes the files, all of them or none, and prints the answer. `render` gives a form in pieces. @throws BadInput */
export function answerIn<Chosen extends Form>(
  { format, files }: ChosenForms<Chosen>,
  render: (form: Chosen, place: "file" | "standard output") => Iterable<string>,
  console: Console,
): Promise<void> {
  writeAllWhole(
    files.map(({ file, form }) => ({
      path: resolve(console.cwd, file),
      shown: file,
      text: [...render(form, "file")].join(""),
    })),
  );
  return printWhileRead(console.stdout, render(format, "standard output"));
}

function otherSpelling(
  given: FormArguments,
  console: Console,
): { readonly format?: Form; readonly files: readonly { file: string; form: Form }[] } {
  const typed = FORMS.flatMap((form) => {
    const value = form === "terminal" ? undefined : given[form as Exclude<Form, "terminal">];
    return value === undefined ? [] : [{ form, value }];
  });
  const files = typed.flatMap(({ form, value }) => (value === true ? [] : [{ form, file: value }]));
  for (const { file, form } of files) sayNew(`--${form} ${file}`, `--write ${file}`, console);
  const printed = typed.filter(({ value }) => value === true).map(({ form }) => form);
  if (printed.length > 1) {
    const options = printed.map((form) => `--${form}`).join(" and ");
    throw new BadInput(`expected one form, got ${options}; leave one out`);
  }
  const [format] = printed;
  if (format === undefined) return { files };
  sayNew(`--${format}`, `--format ${format}`, console);
  return { format, files };
}

/** Says on the error stream how an option is spelt now; the answer itself stays clean. */
export function sayNew(old: string, now: string, console: Console): void {
  say(console, `cdktf-patch: ${old} still works; it is called ${now} now`);
}

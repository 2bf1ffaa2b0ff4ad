import {
  type FindingSubject,
  isAbout,
  movedText,
  repeatedFinding,
  withoutRepetitions,
} from "../../model/text/repeated-finding";
import { grouped } from "../../model/values/grouped";

interface Annotation {
  readonly constructPath: string;
  readonly message: string;
  readonly about?: FindingSubject;
}

interface Annotated {
  readonly annotations: readonly Annotation[];
}

/** What synth says once for several stacks, in each of them: so that a stack can be told by itself. */
export function withWholeTexts<Stack extends object>(stacks: readonly Stack[]): readonly Stack[] {
  const annotations = stacks.flatMap((stack) => (isAnnotated(stack) ? stack.annotations : []));
  const byConstruct = grouped(annotations, ({ constructPath }) => constructPath);
  const wholes = new Map<Annotation, Pick<Annotation, "message" | "about">>();
  for (const one of annotations) {
    const repeated = repeatedFinding(one.message);
    if (repeated === undefined) continue;
    const { path, checkId, property, place } = repeated;
    const about = { property, checkId };
    const there = (byConstruct.get(path) ?? []).filter(({ message }) => isAbout(message, about));
    const told = there[place];
    // Of a stack that was not synthesised beside it the text is not there.
    const message = withoutRepetitions(told?.message ?? one.message);
    wholes.set(one, { message: told === undefined ? message : movedText(message, path, one.constructPath), about });
    if (told !== undefined) wholes.set(told, { message, about });
  }
  const whole = (one: Annotation) => ({
    ...one,
    ...(wholes.get(one) ?? { message: withoutRepetitions(one.message) }),
  });
  return stacks.map((stack) => (isAnnotated(stack) ? { ...stack, annotations: stack.annotations.map(whole) } : stack));
}

function isAnnotated(stack: object): stack is Annotated {
  return "annotations" in stack;
}

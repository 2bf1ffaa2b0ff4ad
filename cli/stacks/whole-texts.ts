import { propertyIn, repeatedFinding, withoutRepetitions } from "../../model/values/repeated-finding";

interface Annotation {
  readonly constructPath: string;
  readonly message: string;
}

interface Annotated {
  readonly annotations: readonly Annotation[];
}

/** What synth says once for several stacks, in each of them: so that a stack can be told by itself. */
export function withWholeTexts<Stack extends object>(stacks: readonly Stack[]): readonly Stack[] {
  const byConstruct = new Map<string, Annotation[]>();
  for (const stack of stacks) {
    for (const one of isAnnotated(stack) ? stack.annotations : []) {
      byConstruct.set(one.constructPath, [...(byConstruct.get(one.constructPath) ?? []), one]);
    }
  }
  const wholeText = (message: string): string => {
    const repeated = repeatedFinding(message);
    if (repeated === undefined) return withoutRepetitions(message);
    const { path, checkId, place } = repeated;
    const there = (byConstruct.get(path) ?? []).filter(
      (one) => one.message.includes(` [${checkId}]`) && propertyIn(one.message) === propertyIn(message),
    );
    // Of a stack that was not synthesised beside it the text is not there.
    return withoutRepetitions(there[place]?.message ?? message);
  };
  return stacks.map((stack) =>
    isAnnotated(stack)
      ? { ...stack, annotations: stack.annotations.map((one) => ({ ...one, message: wholeText(one.message) })) }
      : stack,
  );
}

function isAnnotated(stack: object): stack is Annotated {
  return "annotations" in stack;
}

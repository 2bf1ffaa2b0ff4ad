/** What is read of a value, and so what it must be like. */
export interface Shape {
  /** Whether one of its elements is read. */
  isList: boolean;
  /** What is read of it, or of its elements. */
  readonly members: Map<string, Shape>;
}

export function newShape(): Shape {
  return { isList: false, members: new Map() };
}

/** Adds that `["identity", "*", "issuer"]` is read. */
export function addSteps(shape: Shape, steps: readonly string[]): void {
  let at = shape;
  for (const step of steps) {
    if (step === "*") at.isList = true;
    else {
      const next = at.members.get(step) ?? newShape();
      at.members.set(step, next);
      at = next;
    }
  }
}

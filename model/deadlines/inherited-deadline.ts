/** Deadlines that groups take from their environment: held to the systems of all its baselines, not of one group. */
const INHERITED = new WeakSet<object>();

/** Marks a deadline as one that is handed on. A copy, for the user's own object may stand elsewhere too. */
export function inherited<Deadline>(deadline: Deadline): Deadline {
  if (typeof deadline !== "object" || deadline === null) return deadline;
  const copy = { ...deadline };
  INHERITED.add(copy);
  return copy;
}

export function isInherited(deadline: unknown): boolean {
  return typeof deadline === "object" && deadline !== null && INHERITED.has(deadline);
}

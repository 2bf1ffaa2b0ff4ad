/** Marks that were looked through: plans that are alike have them in common. */
const KNOWN = new WeakMap<object, boolean>();

/** Whether marks (`after_unknown`, `after_sensitive`) mark anything: they hold empty skeletons of every block. */
export function hasMark(mark: unknown): boolean {
  if (typeof mark !== "object" || mark === null) return mark === true;
  const known = KNOWN.get(mark) ?? holdsMark(mark);
  KNOWN.set(mark, known);
  return known;
}

function holdsMark(mark: unknown): boolean {
  if (typeof mark !== "object" || mark === null) return mark === true;
  return Object.values(mark).some(holdsMark);
}

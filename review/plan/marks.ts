/** Whether marks (`after_unknown`, `after_sensitive`) mark anything: they hold empty skeletons of every block. */
export function hasMark(mark: unknown): boolean {
  if (mark === true) return true;
  if (typeof mark !== "object" || mark === null) return false;
  return Object.values(mark).some(hasMark);
}

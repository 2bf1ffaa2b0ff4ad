/** The newest release of Node for which the pseudo terminal that cdktf's command needs is built beforehand. */
const NEWEST_NODE = 22;

/** What stands behind a line that names `npx cdktf`, where that command cannot run; else nothing. */
export function whereCdktfCannotRun(node: string = process.versions.node): string {
  const release = Number.parseInt(node, 10);
  if (release <= NEWEST_NODE) return "";
  return ` (not on Node ${release}: cdktf-cli has its pty prebuilt up to Node ${NEWEST_NODE})`;
}

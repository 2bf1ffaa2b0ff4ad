import { ALL_CHECKS } from "../checks/all-checks";

const BY_CHECK = new Map<string, string | undefined>(ALL_CHECKS.map(({ id, acceptedAt }) => [id, acceptedAt]));

/** What `at` of an acceptance must name, where a check finds each of several by itself. Undefined: any place will do. */
export function acceptedAt(check: string): string | undefined {
  return BY_CHECK.get(check);
}

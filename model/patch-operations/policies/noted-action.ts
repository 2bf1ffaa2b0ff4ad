/** Why an action stands in a policy as it does, and who says so. */
export interface NotedAction {
  readonly reason: string;
  /** A label of docs/facts.md. */
  readonly source: string;
}

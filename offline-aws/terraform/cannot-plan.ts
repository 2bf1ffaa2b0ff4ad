/** A configuration would reach more than its copy and a simulated account, or there is nothing of it to plan. */
export class CannotPlan extends Error {
  override readonly name = "CannotPlan";
}

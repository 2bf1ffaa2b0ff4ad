import { NotValidError } from "../../model/values/finding";

/** Runs what JavaScript might write, and says what was wrong with it. */
export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof NotValidError) return error.message;
    throw error;
  }
  return "accepted";
}

/** The same where nothing else than a refusal is expected. */
export function mustRefuse(run: () => unknown): string {
  const message = refusal(run);
  if (message === "accepted") throw new Error("nothing was refused");
  return message;
}

/** What stops a run, and be it the framework that says it; empty where nothing does. */
export function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return "";
}

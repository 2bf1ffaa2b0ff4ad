import { createContext, Script } from "node:vm";

/** Some work did not come to its end in time, and was ended. */
export class TookTooLong extends Error {
  public override readonly name = "TookTooLong";
}

const CALL = new Script("work()");
const context = createContext({ work: undefined as unknown });

/**
 * Does some work, and ends it when it takes too long, even where it runs in a circle. The clock is V8's own watchdog,
 * so that nothing of the work has to ask for it.
 *
 * @param work - answers at once: what it waits for is not waited for
 * @throws TookTooLong; whatever the work throws
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  const before = context.work;
  context.work = work;
  try {
    return CALL.runInContext(context, { timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new TookTooLong(`took longer than ${milliseconds} ms`);
  } finally {
    context.work = before;
  }
}

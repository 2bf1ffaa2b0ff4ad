import { readFileSync } from "node:fs";

/** How long something kept the processor busy, in milliseconds: other work on the machine does not count. */
export function processorMilliseconds(run: () => unknown): number {
  const start = busy();
  run();
  return busy() - start;
}

/**
 * How many times as long something takes for a whole as for its parts together, in one run: about once where the time grows
 * as the work does, and as many times as there are parts where each is held against each.
 */
export function growth(whole: number, parts: number, run: (size: number) => unknown): number {
  run(whole / parts);
  const ofParts = processorMilliseconds(() => {
    for (let part = 0; part < parts; part++) run(whole / parts);
  });
  return processorMilliseconds(() => run(whole)) / ofParts;
}

/** How long something kept the processor busy that waits in between; what else the thread does meanwhile counts too. */
export async function processorMillisecondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = busy();
  await run();
  return busy() - start;
}

/** So far, in milliseconds. Only Linux tells it of a single thread; elsewhere that of the other ones is in it. */
function busy(): number {
  try {
    const nanoseconds = Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]);
    // A Linux that keeps no account says nothing but zeros.
    if (nanoseconds > 0) return nanoseconds / 1e6;
  } catch {
    // No Linux.
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

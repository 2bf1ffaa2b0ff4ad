/** How long something kept the processor busy, in milliseconds: other work on the machine does not count. */
export function processorMilliseconds(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

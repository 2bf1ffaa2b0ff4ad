import { spawnSync } from "node:child_process";
import { skipGroup } from "./skipped-group";

/** A group of tests that run a command which not every machine has; without it they are skipped, which one line tells. */
export function describeWithCommand(command: string, name: string, tests: () => void): void {
  if (spawnSync(command, ["--version"]).status === 0) describe(name, tests);
  else skipGroup(name, tests, { needs: command, reason: `${command} is not installed` });
}

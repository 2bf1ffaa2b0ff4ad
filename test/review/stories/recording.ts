import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What Terraform said in a story. */
export interface Recording {
  /** Terraform's own last line for people: `Plan: 1 to add, …`. */
  readonly planLine: string;
  /** `terraform show -json`, without what differs from run to run and what nobody reads. */
  readonly plan: Readonly<Record<string, unknown>>;
}

const FOLDER = join(__dirname, "../fixtures");

export function record(name: string, recording: Recording): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(recording)}\n`);
}

export function recorded(name: string): Recording {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8")) as Recording;
}

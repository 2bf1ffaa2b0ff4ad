import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Snapshot, SnapshotNode } from "../account/snapshot/snapshot-schema";
import { patching, projectWith } from "../test/cli/given-stacks";
import { nodesOf, snapshotOf } from "../test/support/snapshots";
import { type Cost, costOf } from "./command-line";
import { ACCOUNTS, accountId, REGIONS } from "./snapshot-size";

/** What it costs to read 100 accounts of 3 Regions with 100 nodes each, from a simulated AWS in a process of its own. */
export async function snapshotOfFleet(): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => ({
    id: accountId(index),
    name: `account-${index}`,
    ring: "all",
    regions: REGIONS,
  }));
  writeFileSync(join(folder, "accounts.json"), JSON.stringify({ accounts }));
  const server = spawn(process.execPath, ["--import", "tsx", join(__dirname, "aws-endpoint.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const environment = JSON.parse(await firstLineOf(server)) as Record<string, string>;
    return costOf(["snapshot", "--fleet", "accounts.json", "--role-name", "Reader"], folder, environment);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stdout === null) throw new Error("the endpoint has no output");
    createInterface(stdout)
      .once("line", resolve)
      .once("close", () => reject(new Error("the endpoint ended")));
  });
}

const LARGE = 100_000;

/** What it costs other commands to read a snapshot with 100,000 nodes. */
export function largeSnapshot(): readonly (Cost & { readonly command: string })[] {
  const folder = projectWith({ patching });
  try {
    writeFileSync(join(folder, "large.json"), JSON.stringify(largeOne()));
    writeFileSync(join(folder, "updateinfo.xml"), '<?xml version="1.0"?><updates></updates>');
    return COMMANDS.map((command) => ({
      command: command[0] as string,
      ...costOf(
        [...command, "--account", "large.json"].filter((one) => one !== ""),
        folder,
      ),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const COMMANDS: readonly (readonly string[])[] = [["calendar"], ["explain", "updateinfo.xml"]];

/** As a real one has them, 58 MB of text: every node was scanned. */
function largeOne(): Snapshot {
  const nodes = nodesOf("web", LARGE, { state: "running", lastPing: SCANNED.end, patching: SCANNED });
  return snapshotOf({ nodes: nodes.map((node, index) => ({ ...node, id: `i-${index}` })) });
}

const SCANNED: NonNullable<SnapshotNode["patching"]> = {
  operation: "Scan",
  end: "2026-11-28T02:10:00.000Z",
  baselineId: "pb-0123456789abcdef0",
  patchGroup: "web",
  rebootOption: "NoReboot",
  status: "NON_COMPLIANT",
  installed: 40,
  installedOther: 0,
  installedPendingReboot: 0,
  installedRejected: 0,
  missing: 1,
  failed: 0,
  notApplicable: 0,
};

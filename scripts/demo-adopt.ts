// `npm run demo:adopt`: applies the example to a simulated account, reads that account with AWS's SDK, writes a program
// for what exists, and plans that program against the same account.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { adopt } from "../account/adopt/adopt";
import { fromSnapshot } from "../account/adopt/from-snapshot";
import { readSnapshot } from "../account/snapshot/read-snapshot";
import { adoptedLines } from "../cli/adopt/print-adopted";
import { consoleOfProcess } from "../cli/console/console";
import { sayWork } from "../cli/console/say-work";
import { runCli } from "../cli/run-cli";
import { removeTemporaryFolder, temporaryFolder } from "../host/files/temporary-folder";
import { findTerraform, terraformMissing } from "../host/terraform/find-terraform";
import { PatchingStack } from "../main";
import { runProgram } from "../modules/adopted-program/run-program";
import { listenAsAws } from "../offline-aws/http/server";
import { putNode } from "../offline-aws/nodes/node";
import { startOfflineAws } from "../offline-aws/offline-aws";
import { Terraform } from "../offline-aws/terraform/terraform";
import { asCommand } from "./as-command";

const REGION = "ap-northeast-2";
const NODES = 12;

/** Tells the story on standard output and answers with the exit code. */
async function demoAdopt(): Promise<number> {
  if (findTerraform() === undefined) {
    console.error(terraformMissing());
    return 1;
  }
  const folder = temporaryFolder("demo-adopt");
  const offline = await startOfflineAws();
  const endpoint = await listenAsAws(offline.aws);
  try {
    const configuration = synthesised(folder);
    const made = Terraform.in(configuration, { environment: offline.environmentFor });
    const { summary } = await made.apply();
    await made.close();
    console.log(`✔ the example is applied to a simulated account with ${NODES} nodes\n  ${summary}\n`);
    for (let index = 0; index < NODES; index += 1) putNode(offline.aws.account(), REGION, node(index));

    console.log(`$ cdktf-patch snapshot --region ${REGION}`);
    Object.assign(process.env, endpoint.environment);
    const exitCode = await runCli(["snapshot", "--region", REGION], { ...consoleOfProcess(), cwd: folder });
    if (exitCode !== 0) return exitCode;

    console.log("\n$ cdktf-patch adopt snapshot.json");
    const [account] = readSnapshot(JSON.parse(readFileSync(join(folder, "snapshot.json"), "utf8"))).accounts;
    if (account === undefined) throw new Error("the snapshot has no account");
    const adoptable = fromSnapshot(account);
    const options = { stack: "patching", protect: true, names: new Map<string, string>(), run: runProgram };
    sayWork(process, "Terraform plans what would be written against a copy of the account");
    const adopted = await adopt(adoptable, options);
    const isProved = adopted.remaining.length === 0;
    for (const line of adoptedLines(adopted, adoptable, {
      into: "patching",
      isCheck: false,
      notes: [],
      isProved,
    })) {
      process.stdout.write(line);
    }

    const taken = Terraform.in(adopted.configuration, { environment: offline.environmentFor });
    await taken.apply();
    const again = await taken.plan();
    await taken.close();
    console.log(`\nApplied to the same account, and planned again: ${again.changes ? again.summary : "nothing to do"}`);
    return isProved && !again.changes ? 0 : 1;
  } finally {
    await endpoint.close();
    await offline.close();
    removeTemporaryFolder(folder);
  }
}

function node(index: number) {
  return {
    id: `i-${index.toString(16).padStart(17, "0")}`,
    tags: { "Patch Group": "Critical" },
    agent: {
      ping: index === 0 ? "ConnectionLost" : "Online",
      lastPing: "2026-11-28T10:00:00Z",
      version: "3.3.1957.0",
      platformType: "Linux",
      platformName: "Amazon Linux",
      platformVersion: "2023",
    },
  } as const;
}

/** The example as it is synthesised; the user's cdktf.out stays as it is. */
function synthesised(folder: string): object {
  const app = new App({ outdir: join(folder, "out") });
  new PatchingStack(app, "patching");
  app.synth();
  return JSON.parse(readFileSync(join(folder, "out/stacks/patching/cdk.tf.json"), "utf8")) as object;
}

if (require.main === module) asCommand(demoAdopt);

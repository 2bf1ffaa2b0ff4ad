// Serves 100 accounts of 3 Regions with 100 nodes in each, in a process of its own; prints what a client needs to come here.

import { SimulatedAws } from "../offline-aws/account/simulated-aws";
import { listenAsAws } from "../offline-aws/http/server";
import { putNode } from "../offline-aws/nodes/node";
import { furnish, scannedNode } from "../test/offline-aws/http/aws-account";
import { ACCOUNTS, accountId, NODES, REGIONS } from "./snapshot-size";

async function serve(): Promise<void> {
  const aws = new SimulatedAws();
  for (let account = 0; account < ACCOUNTS; account += 1) {
    for (const region of REGIONS) {
      furnish(aws.account(accountId(account)), region);
      for (let node = 0; node < NODES; node += 1) putNode(aws.account(accountId(account)), region, scannedNode(node));
    }
  }
  const { environment } = await listenAsAws(aws);
  process.stdout.write(`${JSON.stringify(environment)}\n`);
}

void serve();

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot } from "../../account/snapshot/snapshot-schema";
import { putNode } from "../../offline-aws/nodes/node";
import { run } from "../cli/given-stacks";
import { scannedNode, withEndpoint } from "../offline-aws/http/aws-account";
import { NO_AWS_SETTINGS, withEnvironment } from "../support/aws-environment";
import { testFolder } from "../support/folders";

/** AWS's SDK waits for some seconds once it was throttled. */
test("a snapshot is whole, whatever AWS throttles on the way", () => {
  let calls = 0;
  const fault = () => (++calls === 5 ? { exception: "ThrottlingException", message: "Rate exceeded" } : undefined);
  return withEndpoint(
    async (endpoint, aws) => {
      for (let index = 0; index < 51; index += 1) putNode(aws.account(), "eu-central-1", scannedNode(index));
      const folder = testFolder();

      const { exitCode } = await withEnvironment({ ...NO_AWS_SETTINGS, ...endpoint.environment }, () =>
        run(folder, ["snapshot", "--region", "eu-central-1"]),
      );

      expect(exitCode).toBe(0);
      const { accounts } = JSON.parse(readFileSync(join(folder, "snapshot.json"), "utf8")) as Snapshot;
      expect(accounts[0]?.regions[0]?.nodes).toHaveLength(51);
    },
    { fault },
  );
}, 60_000);

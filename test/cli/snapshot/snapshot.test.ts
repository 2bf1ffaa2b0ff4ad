import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { READ_CALLS } from "../../../account/reader/calls";
import { hiddenText } from "../../../account/snapshot/hidden-text";
import type { Snapshot } from "../../../account/snapshot/snapshot-schema";
import type { AwsEndpoint, ReceivedCall } from "../../../offline-aws/http/server";
import { putNode } from "../../../offline-aws/nodes/node";
import { BASELINE, furnish, scannedNode, TASK, withEndpoint } from "../../offline-aws/http/aws-account";
import { NO_AWS_SETTINGS, withEnvironment } from "../../support/aws-environment";
import { testFolder } from "../../support/folders";
import { type Outcome, run } from "../given-stacks";

jest.setTimeout(60_000);

const REGION = ["--region", "eu-central-1"];

function snapshot(endpoint: AwsEndpoint, folder: string, args: readonly string[]): Promise<Outcome> {
  return withEnvironment({ ...NO_AWS_SETTINGS, ...endpoint.environment }, () => run(folder, ["snapshot", ...args]));
}

function written(folder: string): Snapshot {
  return JSON.parse(readFileSync(join(folder, "snapshot.json"), "utf8"));
}

test("writes what exists, in AWS's own words, and tells how much it is", () =>
  withEndpoint(async (endpoint, aws) => {
    furnish(aws.account());
    const folder = testFolder();

    const { exitCode, out, err } = await snapshot(endpoint, folder, [...REGION, "--node-patches", "--runs", "30d"]);

    expect({ exitCode, out, err }).toEqual({
      exitCode: 0,
      out:
        "123456789012 · eu-central-1 → snapshot.json\n" +
        "  1 baseline · 1 registration · 1 window ·\n    1 association · 1 patch policy · 1 node\n",
      err: "",
    });
    const { accounts, ...about } = written(folder);
    expect(about).toEqual({
      format: "cdktf-patch-snapshot",
      version: 1,
      taken: "2026-11-23T09:00:00.000Z",
      secrets: "hidden",
    });
    const region = accounts[0]?.regions[0];
    expect(region?.baselines.find(({ BaselineId }) => BaselineId === BASELINE)).toMatchObject({
      Name: "acme-linux",
      Tags: { team: "platform" },
      PatchGroups: ["web"],
      Sources: [{ Configuration: hiddenText("baseurl=https://user:password@repo.example.com") }],
    });
    expect(region?.defaults).toHaveLength(15);
    expect(region?.windows[0]?.Tasks.map(({ TaskInvocationParameters }) => TaskInvocationParameters)).toMatchObject([
      { RunCommand: { Parameters: { Operation: ["Install"], SnapshotId: [""] }, OutputS3BucketName: "acme-logs" } },
      { Automation: { DocumentVersion: "$DEFAULT", Parameters: { InstanceId: [hiddenText("i-1")] } } },
    ]);
    expect(region?.associations[0]).toMatchObject({
      AssociationName: "nightly-scan",
      Parameters: { Operation: ["Scan"] },
    });
    expect(region?.patchPolicies[0]).toMatchObject({ Name: "patch-policy" });
    expect(region?.nodes).toEqual([
      {
        id: scannedNode(1).id,
        state: "running",
        tags: { "Patch Group": "web" },
        ping: "Online",
        lastPing: "2026-11-28T10:00:00.000Z",
        platform: { type: "Linux", name: "Amazon Linux", version: "2023" },
        agentVersion: "3.3.1957.0",
        patching: {
          operation: "Scan",
          end: "2026-11-28T02:10:00.000Z",
          baselineId: BASELINE,
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
          criticalNonCompliant: 0,
          securityNonCompliant: 0,
          otherNonCompliant: 0,
        },
        patches: [
          {
            title: "openssl",
            id: "openssl.x86_64",
            classification: "Security",
            severity: "Important",
            state: "Missing",
          },
        ],
      },
    ]);
    expect(region?.runs).toMatchObject([{ Status: "SUCCESS", StartTime: "2026-11-22T17:00:00.000Z" }]);
    expect(region?.refused).toEqual([]);
  }));

test("calls what the documentation lists, all of it, and nothing that writes", () =>
  withEndpoint(async (endpoint, aws) => {
    furnish(aws.account());

    await snapshot(endpoint, testFolder(), [...REGION, "--node-patches", "--runs", "30d"]);

    expect([...new Set(endpoint.calls.map(({ operation }) => operation))].sort()).toEqual([...READ_CALLS].sort());
    expect(READ_CALLS.filter((action) => !/:(Get|List|Describe)/.test(action))).toEqual([]);
  }));

test("writes secrets only when it is told to", () =>
  withEndpoint(async (endpoint, aws) => {
    furnish(aws.account());
    const folder = testFolder();

    await snapshot(endpoint, folder, REGION);
    const hidden = readFileSync(join(folder, "snapshot.json"), "utf8");
    await snapshot(endpoint, folder, [...REGION, "--with-secrets"]);
    const shown = readFileSync(join(folder, "snapshot.json"), "utf8");

    expect([hidden, shown].map((text) => text.includes("password@repo.example.com"))).toEqual([false, true]);
    expect(hidden).not.toContain("192.0.2.10");
    // For its owner alone, though everybody could read what was there before.
    expect(statSync(join(folder, "snapshot.json")).mode & 0o777).toBe(0o600);
  }));

test("reads associations of every document that patches, and of no other one", () =>
  withEndpoint(async (endpoint, aws) => {
    const put = (id: string, name: string, parameters: Readonly<Record<string, string>>) =>
      aws.account().put({
        type: "aws_ssm_association",
        region: "eu-central-1",
        id,
        attributes: { name, parameters, targets: [{ key: "tag:Patch Group", values: ["web"] }] },
      });
    put("11111111-2222-4333-8444-555555555555", "AWS-InstallWindowsUpdates", { Action: "Install", ExcludeKbs: "KB1" });
    put("22222222-2222-4333-8444-555555555555", "AWS-UpdateSSMAgent", {});
    const folder = testFolder();

    await snapshot(endpoint, folder, [...REGION]);

    const associations = written(folder).accounts[0]?.regions[0]?.associations ?? [];
    expect(associations.map(({ Name, Parameters }) => [Name, Parameters])).toEqual([
      ["AWS-InstallWindowsUpdates", { Action: ["Install"], ExcludeKbs: [hiddenText("KB1")] }],
    ]);
  }));

test("a patch policy says which tag it looks for, and keeps the user's tags", () =>
  withEndpoint(async (endpoint, aws) => {
    const id =
      "arn:aws:ssm-quicksetup:eu-central-1:123456789012:configuration-manager/55555555-2222-4333-8444-555555555555";
    const parameters = { TargetType: "Tags", TargetTagKey: "Stage", TargetTagValue: "prod", ApiToken: "geheim" };
    aws.account().put({
      type: "aws_ssmquicksetup_configuration_manager",
      region: "eu-central-1",
      id,
      attributes: {
        manager_arn: id,
        name: "nightly",
        configuration_definition: [{ type: "AWSQuickSetupType-PatchPolicy", parameters }],
        tags: { Team: "platform" },
      },
    });
    const folder = testFolder();

    await snapshot(endpoint, folder, REGION);

    const [policy] = written(folder).accounts[0]?.regions[0]?.patchPolicies ?? [];
    expect(policy?.ConfigurationDefinitions?.[0]?.Parameters).toEqual({
      ...parameters,
      ApiToken: hiddenText("geheim"),
    });
    expect(policy?.Tags).toEqual({ Team: "platform" });
  }));

const denied = (action: string) => (call: ReceivedCall) =>
  call.operation === action
    ? { exception: "AccessDeniedException", message: `User is not authorized to perform: ${action}` }
    : undefined;

test("names what was refused with the permission that is missing, in the file and on the screen", () =>
  withEndpoint(
    async (endpoint, aws) => {
      furnish(aws.account());
      const folder = testFolder();

      const { exitCode, out } = await snapshot(endpoint, folder, [...REGION, "--quiet"]);

      expect({ exitCode, out }).toEqual({
        exitCode: 3,
        out:
          "not read, so not known (PatchReaderRole makes a role with the policy for it):\n" +
          "  123456789012 · eu-central-1: managed nodes; ssm:DescribeInstanceInformation\n" +
          "    is denied\n",
      });
      expect(written(folder).accounts[0]?.regions[0]?.refused).toEqual([
        {
          part: "managed nodes",
          permission: "ssm:DescribeInstanceInformation",
          reason: "AccessDeniedException: User is not authorized to perform: ssm:DescribeInstanceInformation",
        },
      ]);
    },
    { fault: denied("ssm:DescribeInstanceInformation") },
  ));

test("reads all accounts of a fleet by a role, each in its Regions; one that cannot be entered does not hide the others", () =>
  withEndpoint(
    async (endpoint, aws) => {
      furnish(aws.account("111111111111"));
      furnish(aws.account("333333333333"), "eu-west-1");
      const folder = testFolder();
      const accounts = `
accounts:
  - { id: "111111111111", name: dev, ring: dev, region: eu-central-1 }
  - { id: "222222222222", name: locked, ring: dev, region: eu-central-1 }
  - { id: "333333333333", name: prod, ring: prod, regions: [eu-central-1, eu-west-1] }
`;
      writeFileSync(join(folder, "accounts.yaml"), accounts);

      const { exitCode, out } = await snapshot(endpoint, folder, ["--fleet", "accounts.yaml", "--role-name", "Reader"]);

      expect({ exitCode, out }).toEqual({
        exitCode: 3,
        out:
          "3 accounts, 3 Regions → snapshot.json\n" +
          "  2 baselines · 2 registrations · 2 windows ·\n" +
          "    2 associations · 2 patch policies · 2 nodes\n" +
          "not read, so not known (PatchReaderRole makes a role with the policy for it):\n" +
          "  222222222222: AccessDenied: not authorized to perform: sts:AssumeRole\n",
      });
      expect(written(folder).accounts.map(({ name, regions }) => [name, regions.map(({ region }) => region)])).toEqual([
        ["dev", ["eu-central-1"]],
        ["locked", []],
        ["prod", ["eu-central-1", "eu-west-1"]],
      ]);
    },
    {
      fault: ({ operation, input }) =>
        operation === "sts:AssumeRole" && String(input.RoleArn).includes("222222222222")
          ? { exception: "AccessDenied", message: "not authorized to perform: sts:AssumeRole", status: 403 }
          : undefined,
    },
  ));

test("credentials of another account are told as such, and nothing stands under the wrong name", () =>
  withEndpoint(async (endpoint, aws) => {
    furnish(aws.account());
    const folder = testFolder();
    writeFileSync(
      join(folder, "accounts.yaml"),
      'accounts:\n  - { id: "111111111111", name: dev, ring: dev, region: eu-central-1 }\n',
    );

    const { exitCode, out } = await snapshot(endpoint, folder, ["--fleet", "accounts.yaml", "--quiet"]);

    expect({ exitCode, out }).toEqual({
      exitCode: 3,
      out:
        "not read, so not known:\n" +
        "  111111111111: expected credentials of 111111111111, got those of\n" +
        "    123456789012; give --role-name\n",
    });
    expect(written(folder).accounts[0]?.regions).toEqual([]);
  }));

test("reads more nodes than a page holds", () =>
  withEndpoint(async (endpoint, aws) => {
    for (let index = 0; index < 51; index += 1) putNode(aws.account(), "eu-central-1", scannedNode(index));
    const folder = testFolder();

    const { exitCode } = await snapshot(endpoint, folder, REGION);

    expect(exitCode).toBe(0);
    expect(written(folder).accounts[0]?.regions[0]?.nodes).toHaveLength(51);
  }));

test("a task that goes away while it is read is left out", () =>
  withEndpoint(
    async (endpoint, aws) => {
      furnish(aws.account());
      const folder = testFolder();

      const { exitCode } = await snapshot(endpoint, folder, REGION);

      expect(exitCode).toBe(0);
      expect(written(folder).accounts[0]?.regions[0]?.windows[0]?.Tasks).toHaveLength(1);
    },
    {
      fault: ({ operation, input }) =>
        operation === "ssm:GetMaintenanceWindowTask" && input.WindowTaskId === TASK
          ? { exception: "DoesNotExistException", message: "gone" }
          : undefined,
    },
  ));

describe("says in one line, and writes nothing", () => {
  const refusal = (exception: string, message: string) => ({ fault: () => ({ exception, message }) });

  test("when the token has expired", () =>
    withEndpoint(
      async (endpoint) => {
        const folder = testFolder();

        expect(await snapshot(endpoint, folder, REGION)).toEqual({
          exitCode: 2,
          out: "",
          err: "cdktf-patch: the credentials have expired; sign in once more\n",
        });
        expect(existsSync(join(folder, "snapshot.json"))).toBe(false);
      },
      refusal("ExpiredToken", "The security token included in the request is expired"),
    ));

  test("when the Region is not enabled, or the credentials are of another partition", () =>
    withEndpoint(
      async (endpoint) => {
        expect((await snapshot(endpoint, testFolder(), REGION)).err).toBe(
          "cdktf-patch: AWS does not accept the credentials: The security token included in the request is invalid; " +
            "they may be of another partition, or the Region is not enabled\n",
        );
      },
      refusal("InvalidClientTokenId", "The security token included in the request is invalid"),
    ));

  test("when there are no credentials", async () => {
    const { exitCode, err } = await withEnvironment(NO_AWS_SETTINGS, () => run(testFolder(), ["snapshot", ...REGION]));

    expect([exitCode, err]).toEqual([
      2,
      "cdktf-patch: no credentials for AWS: Could not load credentials from any providers; sign in, or give --profile\n",
    ]);
  });

  test("when a profile has none, whatever the environment has", () =>
    withEndpoint(async (endpoint) => {
      const warn = jest.spyOn(console, "warn").mockImplementation(() => {});

      const { exitCode, err } = await snapshot(endpoint, testFolder(), [...REGION, "--profile", "nope"]);

      expect([exitCode, err]).toEqual([
        2,
        'cdktf-patch: no credentials for AWS in the profile "nope": Could not load credentials from any providers; ' +
          "sign in, or give another --profile\n",
      ]);
      expect(warn).not.toHaveBeenCalled();
    }));

  test.each([
    [{}, "check the network"],
    [
      { HTTPS_PROXY: "http://proxy.example.com:3128" },
      "check the network: HTTPS_PROXY is set, and AWS's SDK does not use it; run snapshot where AWS is reached without a proxy",
    ],
  ])("when nothing answers, with %j", async (proxy, fix) => {
    const environment = {
      ...NO_AWS_SETTINGS,
      AWS_ACCESS_KEY_ID: "AKIAOFFLINEAWS000000",
      AWS_SECRET_ACCESS_KEY: "offline-aws",
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
      AWS_MAX_ATTEMPTS: "1",
      ...proxy,
    };
    const { err } = await withEnvironment(environment, () => run(testFolder(), ["snapshot", ...REGION]));

    expect(err).toBe(`cdktf-patch: AWS cannot be reached: connect ECONNREFUSED 127.0.0.1:1; ${fix}\n`);
  });

  test.each([
    [[], "expected a Region to read; give --region eu-central-1, several if need be, or set AWS_REGION"],
    [["--region", "Frankfurt"], '--region: expected a Region such as eu-central-1, got "Frankfurt"'],
    [[...REGION, "--runs", "1w"], '--runs: expected a count of days such as 30d, got "1w"'],
    [[...REGION, "--parallelism", "0"], '--parallelism: expected a whole number from 1 to 99, got "0"'],
    [
      [...REGION, "--role-name", "Reader"],
      "--role-name: expected --fleet with the accounts that have this role; it is missing",
    ],
    [["--fleet", "none.yaml"], "none.yaml: expected a file, found nothing there"],
  ])("when it is asked for %j", async (args, message) => {
    const { exitCode, err } = await withEnvironment(NO_AWS_SETTINGS, () => run(testFolder(), ["snapshot", ...args]));

    expect([exitCode, err]).toEqual([2, `cdktf-patch: ${message}\n`]);
  });
});

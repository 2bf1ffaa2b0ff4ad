import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  DescribeAssociationCommand,
  DescribeMaintenanceWindowsCommand,
  GetMaintenanceWindowTaskCommand,
  GetPatchBaselineCommand,
  ListAssociationsCommand,
  PutComplianceItemsCommand,
  paginateDescribeInstanceInformation,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { callQuickSetup } from "../../../account/reader/quick-setup-call";
import { putNode } from "../../../offline-aws/nodes/node";
import { withEnvironment } from "../../support/aws-environment";
import { BASELINE, clientOf, furnish, REGION, scannedNode, TASK, WINDOW, withEndpoint } from "./aws-account";

test("AWS's SDK reads what is in the account", () =>
  withEndpoint(async (endpoint, aws) => {
    furnish(aws.account());
    const ssm = new SSMClient(clientOf(endpoint));

    const baseline = await ssm.send(new GetPatchBaselineCommand({ BaselineId: BASELINE }));
    const task = await ssm.send(new GetMaintenanceWindowTaskCommand({ WindowId: WINDOW, WindowTaskId: TASK }));
    const { Reservations = [] } = await new EC2Client(clientOf(endpoint)).send(new DescribeInstancesCommand({}));

    expect(baseline).toMatchObject({ Name: "acme-linux", PatchGroups: ["web"], CreatedDate: new Date("2025-01-01") });
    expect(task.TaskInvocationParameters?.RunCommand).toMatchObject({
      Parameters: { Operation: ["Install"], SnapshotId: [""] },
      CloudWatchOutputConfig: { CloudWatchLogGroupName: "/acme/ssm", CloudWatchOutputEnabled: true },
    });
    expect(Reservations[0]?.Instances?.[0]).toMatchObject({
      InstanceId: scannedNode(1).id,
      State: { Code: 16, Name: "running" },
      Tags: [
        { Key: "Patch Group", Value: "web" },
        { Key: "Name", Value: "web-1" },
      ],
    });
  }));

test("an association has an overview: the provider takes one without it for gone", () =>
  withEndpoint(async (endpoint, aws) => {
    furnish(aws.account());
    const ssm = new SSMClient(clientOf(endpoint));

    const { Associations: [listed] = [] } = await ssm.send(new ListAssociationsCommand({}));
    const { AssociationDescription: described } = await ssm.send(
      new DescribeAssociationCommand({ AssociationId: listed?.AssociationId }),
    );

    const overview = { Status: "Pending", DetailedStatus: "Creating" };
    expect([listed?.Overview, described?.Overview]).toEqual([overview, overview]);
  }));

test("tags of a configuration manager of Quick Setup are answered as well", () =>
  withEndpoint(async (endpoint, aws) => {
    furnish(aws.account());
    const id = "55555555-2222-4333-8444-555555555555";
    const tagsOf = (path: string) =>
      callQuickSetup(new SSMClient(clientOf(endpoint)), REGION, "GET", `/tags/${encodeURIComponent(path)}`, undefined);

    const [found, missing] = await withEnvironment(endpoint.environment, () =>
      Promise.allSettled(
        [id, id.replace("5", "6")].map((one) =>
          tagsOf(`arn:aws:ssm-quicksetup:${REGION}:123456789012:configuration-manager/${one}`),
        ),
      ),
    );

    expect(found).toEqual({ status: "fulfilled", value: { Tags: [{ Key: "team", Value: "platform" }] } });
    expect(missing).toMatchObject({ status: "rejected", reason: { name: "ResourceNotFoundException" } });
  }));

test("a long list comes in pages", () =>
  withEndpoint(
    async (endpoint, aws) => {
      for (let index = 0; index < 23; index += 1) putNode(aws.account(), REGION, scannedNode(index));
      const ids: (string | undefined)[] = [];

      const pages = paginateDescribeInstanceInformation({ client: new SSMClient(clientOf(endpoint)) }, {});
      for await (const { InstanceInformationList = [] } of pages) {
        ids.push(...InstanceInformationList.map(({ InstanceId }) => InstanceId));
      }

      expect(new Set(ids).size).toBe(23);
      expect(endpoint.calls.map(({ operation }) => operation)).toEqual(
        Array(5).fill("ssm:DescribeInstanceInformation"),
      );
    },
    { pageSize: 5 },
  ));

test("Systems Manager does not list a stopped node, EC2 does", () =>
  withEndpoint(async (endpoint, aws) => {
    putNode(aws.account(), REGION, scannedNode(1, { state: "stopped" }));

    const pages = paginateDescribeInstanceInformation({ client: new SSMClient(clientOf(endpoint)) }, {});
    const { value } = await pages.next();
    const { Reservations = [] } = await new EC2Client(clientOf(endpoint)).send(new DescribeInstancesCommand({}));

    expect(value?.InstanceInformationList).toEqual([]);
    expect(Reservations[0]?.Instances?.[0]?.State?.Name).toBe("stopped");
  }));

test("a role leads into its own account", () =>
  withEndpoint(async (endpoint) => {
    const RoleArn = "arn:aws:iam::222233334444:role/PatchReader";
    const { Credentials } = await new STSClient(clientOf(endpoint)).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "reading" }),
    );
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId as string,
      secretAccessKey: Credentials?.SecretAccessKey as string,
    };

    const { Account } = await new STSClient({ ...clientOf(endpoint), credentials }).send(
      new GetCallerIdentityCommand({}),
    );

    expect(Account).toBe("222233334444");
  }));

test("a throttled call is tried again by the SDK", () => {
  let refusals = 0;
  const fault = () => (refusals++ < 2 ? { exception: "ThrottlingException", message: "Rate exceeded" } : undefined);
  return withEndpoint(
    async (endpoint, aws) => {
      furnish(aws.account());

      const { WindowIdentities = [] } = await new SSMClient(clientOf(endpoint)).send(
        new DescribeMaintenanceWindowsCommand({}),
      );

      expect(WindowIdentities.map(({ Name }) => Name)).toEqual(["sunday"]);
      expect(endpoint.calls).toHaveLength(3);
    },
    { fault },
  );
});

test("throws what AWS would throw: a page too small, what is not there, what is refused", () =>
  withEndpoint(
    async (endpoint) => {
      const ssm = new SSMClient(clientOf(endpoint));
      const ec2 = new EC2Client(clientOf(endpoint));

      await expect(ssm.send(new DescribeMaintenanceWindowsCommand({ MaxResults: 5 }))).rejects.toMatchObject({
        name: "ValidationException",
        message: "1 validation error detected: MaxResults 5 is less than 10",
      });
      await expect(ssm.send(new GetPatchBaselineCommand({ BaselineId: "pb-00000000000000000" }))).rejects.toMatchObject(
        {
          name: "DoesNotExistException",
          message: "Patch Baseline pb-00000000000000000 does not exist",
        },
      );
      await expect(ec2.send(new DescribeInstancesCommand({}))).rejects.toMatchObject({
        name: "UnauthorizedOperation",
        message: "You are not authorized to perform this operation.",
      });
    },
    {
      fault: ({ operation }) =>
        operation === "ec2:DescribeInstances"
          ? {
              exception: "UnauthorizedOperation",
              message: "You are not authorized to perform this operation.",
              status: 403,
            }
          : undefined,
    },
  ));

test("a call that writes is not answered", () =>
  withEndpoint(async (endpoint) => {
    const write = new PutComplianceItemsCommand({
      ResourceId: "i-1",
      ResourceType: "ManagedInstance",
      ComplianceType: "Patch",
      ExecutionSummary: { ExecutionTime: new Date(0) },
      Items: [],
    });

    await expect(new SSMClient(clientOf(endpoint)).send(write)).rejects.toMatchObject({
      name: "UnknownOperationException",
      message: "offline-aws answers read calls, not ssm:PutComplianceItems",
    });
  }));

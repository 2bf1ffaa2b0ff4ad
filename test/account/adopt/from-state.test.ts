import { fromState } from "../../../account/adopt/from-state";

interface Held {
  readonly address?: string;
  readonly type: string;
  readonly values: object;
  readonly sensitive?: object;
}

function stateOf(...held: readonly Held[]): object {
  const resources = held.map(({ type, values, address = `${type}.this`, sensitive = {} }) => ({
    address,
    mode: "managed",
    type,
    provider_name: "registry.terraform.io/hashicorp/aws",
    values,
    sensitive_values: sensitive,
  }));
  return { format_version: "1.0", values: { root_module: { resources } } };
}

test("a window without a Region does not take that of a Quick Setup manager", () => {
  const manager = {
    type: "aws_ssmquicksetup_configuration_manager",
    values: {
      manager_arn: "arn:aws:ssm-quicksetup:us-east-1:123456789012:configuration-manager/a",
      configuration_definition: [{ type: "AWSQuickSetupType-PatchPolicy" }],
    },
  };
  const window = { type: "aws_ssm_maintenance_window", values: { id: "mw-0123456789abcdef0", name: "sunday" } };

  const { objects } = fromState(stateOf(manager, window), "eu-central-1");

  expect(objects.map(({ region }) => region)).toEqual(["us-east-1", "eu-central-1"]);
});

test("throws for an object of which the state does not tell the Region, with the option that does", () => {
  const window = { type: "aws_ssm_maintenance_window", values: { id: "mw-0123456789abcdef0", name: "sunday" } };

  expect(() => fromState(stateOf(window), undefined)).toThrow(
    "expected the Region of aws_ssm_maintenance_window.this, which a state of provider 5 does not say; give --region",
  );
});

test("secrets of baselines of one name say which baseline", () => {
  const baseline = (address: string) => ({
    address,
    type: "aws_ssm_patch_baseline",
    values: { id: address, name: "linux", source: [{ name: "ours", products: ["*"], configuration: address }] },
  });

  const { secrets } = fromState(stateOf(baseline("aws_ssm_patch_baseline.a"), baseline("module.b.x.y")), "eu-west-1");

  expect(secrets.map(({ what }) => what)).toEqual([
    "source ours of patch baseline linux",
    "source ours of patch baseline linux (module.b.x.y)",
  ]);
});

test("throws for objects of two accounts, of which a plan of one would prove nothing", () => {
  const baseline = (account: string) => ({
    address: `module.of_${account}.aws_ssm_patch_baseline.this`,
    type: "aws_ssm_patch_baseline",
    values: { id: `pb-${account}`, arn: `arn:aws:ssm:eu-west-1:${account}:patchbaseline/pb-${account}` },
  });
  const state = stateOf(baseline("222222222222"), baseline("111111111111"));

  expect(() => fromState(state, undefined)).toThrow(
    "expected objects of one account, got those of 111111111111 and 222222222222; " +
      "a provider works in one: give each account a state of its own first (terraform state mv -state-out)",
  );
});

test("a secret that looks like what stands for one is hidden like any other", () => {
  const values = { id: "mw-0123456789abcdef0", name: "sunday", description: "hidden-treasure" };
  const window = { type: "aws_ssm_maintenance_window", values, sensitive: { description: true } };

  const { objects, secrets } = fromState(stateOf(window), "eu-central-1");

  expect(JSON.stringify(objects)).not.toContain("treasure");
  expect(secrets.map(({ what }) => what)).toEqual(["description of aws_ssm_maintenance_window.this"]);
});

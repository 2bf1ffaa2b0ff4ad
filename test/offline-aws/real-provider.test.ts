import { join } from "node:path";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { example } from "../end-to-end/example-stack";
import { configuration, describeWithRealProvider, inParts } from "../support/terraform";
import { REFUSED, resourcesWith, TAKEN } from "./edge-cases";
import { OTHER_SERVICES_AFTER, OTHER_SERVICES_BEFORE } from "./other-services-cases";
import { POLICY_DOCUMENTS, POLICY_OUTPUTS } from "./policy-documents";
import { changesOf, comparable, outputsOf, RealProvider } from "./real-provider";
import { type Json, SHARED, SSM_CASES } from "./ssm-cases";
import { BEFORE, CASES, changedResources, copyForEach } from "./walk";

const PROVIDER_BLOCK = { region: "eu-central-1" };

describeWithRealProvider("beside the real provider", () => {
  let offline: OfflineAws;
  let real: RealProvider;
  const terraforms: Terraform[] = [];

  beforeAll(async () => {
    offline = await startOfflineAws();
    real = await RealProvider.install();
    const leftOut = real.unknownArguments.filter((name) => !name.endsWith(".region"));
    const regions = real.unknownArguments.length > leftOut.length ? ["region of every type"] : [];
    process.stderr.write(
      `compared with hashicorp/aws ${real.version}; left out, for it does not know them: ${[...regions, ...leftOut].join(", ") || "nothing"}\n`,
    );
  });

  afterAll(async () => {
    await Promise.all([real, ...terraforms].map((one) => one?.close()));
    await offline?.close();
  });

  test("the example is valid", async () => {
    expect(await real.validate(example())).toEqual({ valid: true, diagnostics: [] });
  });

  test("a new resource is planned with the same values, configured fully or as little as possible", async () => {
    const cases = Object.entries(SSM_CASES).flatMap(([type, { minimal, full }]) => [
      [type, "minimal", minimal] as const,
      [type, "full", full] as const,
    ]);
    const resources = structuredClone(SHARED) as Record<string, Record<string, Json>>;
    for (const [type, name, one] of cases) resources[type] = { ...resources[type], [name]: one };

    await expectSamePlan(resources);
  });

  test("tags and default tags come together in the same way", async () => {
    const base = SSM_CASES.aws_ssm_patch_baseline?.minimal as Record<string, Json>;
    const baselines = {
      untagged: base,
      empty: { ...base, tags: {} },
      tagged: { ...base, tags: { own: "1" } },
      overriding: { ...base, tags: { both: "own" } },
    };

    await expectSamePlan(
      { aws_ssm_patch_baseline: baselines },
      { ...PROVIDER_BLOCK, default_tags: [{ tags: { both: "default" } }] },
    );
    await expectSamePlan({ aws_ssm_patch_baseline: baselines });
  });

  test("a list, set or map of which one element is not known yet is planned in the same way", async () => {
    const id = "${terraform_data.one.id}";
    const task = SSM_CASES.aws_ssm_maintenance_window_task?.minimal as Record<string, Json>;
    const parameter = [
      { name: "Operation", values: ["Scan", id] },
      { name: id, values: ["x"] },
      { name: `z-${id}`, values: ["x"] },
    ];

    await expectSamePlan({
      ...SHARED,
      terraform_data: { one: {} },
      aws_ssm_patch_baseline: {
        one: {
          name: "one",
          approved_patches: [id, "curl"],
          tags: { known: "1", unknown: id },
          approval_rule: [{ patch_filter: [{ key: "PRODUCT", values: ["*", id] }] }],
        },
      },
      aws_ssm_maintenance_window_task: {
        one: {
          ...task,
          targets: [{ key: "WindowTargetIds", values: [id, "known"] }],
          task_invocation_parameters: [{ run_command_parameters: [{ parameter }] }],
        },
      },
    });
  });

  test("every argument changed or removed alone is planned in the same way", async () => {
    const known = CASES.filter(({ type, path }) => !real.unknownArguments.includes(`${type}.${path}`));

    await expectSameUpdates(BEFORE, changedResources(known), (terraform) => copyForEach(terraform, known));
  });

  test("the services around SSM are planned in the same way, new and changed", async () => {
    await expectSamePlan(OTHER_SERVICES_BEFORE);
    await expectSameUpdates(OTHER_SERVICES_BEFORE, OTHER_SERVICES_AFTER);
  });

  test("the same values are refused before the plan", async () => {
    const resources = { ...resourcesWith([...TAKEN, ...REFUSED]) };
    const known = REFUSED.filter(({ type, path }) => !real.unknownArguments.includes(`${type}.${path}`));
    const refused = known.map(({ type, name }) => `${type}.${name}`).sort();

    // Until 6.6.0 a setting could have any name.
    const youngerThanReal = real.version.startsWith("5.") ? ["aws_ssm_service_setting"] : [];
    expect(await real.refused(resources)).toEqual(
      refused.filter((address) => !youngerThanReal.some((type) => address.startsWith(type))),
    );
  });

  test("a policy document is rendered to the same bytes", async () => {
    const terraform = offlineTerraform(configuration({ data: POLICY_DOCUMENTS, output: POLICY_OUTPUTS }));
    await terraform.plan();

    expect(await outputsOf(terraform)).toEqual(await real.read(POLICY_DOCUMENTS, POLICY_OUTPUTS));
  });

  function offlineTerraform(first: object | readonly object[]): Terraform {
    const terraform = Terraform.in(first, { environment: offline.environment });
    terraforms.push(terraform);
    return terraform;
  }

  async function expectSamePlan(
    resources: Record<string, Record<string, Json>>,
    provider: object = PROVIDER_BLOCK,
  ): Promise<void> {
    const terraform = offlineTerraform(inParts(resources, provider));
    await terraform.plan();
    expectSameChanges(await changesOf(terraform), await real.plan(resources, { provider }));
  }

  async function expectSameUpdates(
    before: Record<string, Record<string, Json>>,
    after: Record<string, Record<string, Json>>,
    applied: (terraform: Terraform) => void = () => {},
  ): Promise<void> {
    const terraform = offlineTerraform(inParts(before));
    await terraform.apply();
    applied(terraform);
    terraform.configure(inParts(after));
    await terraform.plan({ refresh: false });
    const stateFile = join(terraform.folder, "terraform.tfstate");
    expectSameChanges(await changesOf(terraform), await real.plan(after, { stateFile }));
    await terraform.destroy();
  }

  function expectSameChanges(ours: Awaited<ReturnType<typeof changesOf>>, theirs: typeof ours): void {
    const shown = (changes: typeof ours) =>
      Object.fromEntries(
        [...changes].map(([address, change]) => {
          const type = address.split(".")[0] ?? "";
          const leftOut = [...real.unknownArguments, ...real.goneArguments]
            .filter((name) => name.startsWith(`${type}.`))
            .map((name) => name.slice(type.length + 1));
          return [address, comparable(change, leftOut)];
        }),
      );
    expect(shown(ours)).toEqual(shown(theirs));
  }
});

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { besides } from "../../../cli/stacks/plan-hcl";
import { readPlan } from "../../../review/plan/read-plan";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { run } from "../given-stacks";
import { folderWith, hcl } from "./given-hcl";

describeWithTerraform("a folder of .tf files as it was before", () => {
  test("is held by the simulated account, so that the review tells the change alone", async () => {
    const folder = testFolder();
    folderWith(folder, "before", hcl(7));
    folderWith(folder, "after", hcl(0));

    const { exitCode, out, err } = await run(folder, ["review", "after", "--before", "before"]);

    expect(err).toBe(
      "after: planned against a simulated account that holds before (offline-aws): AWS was not contacted.\n",
    );
    expect(out).toContain("0 to add, 1 to change, 0 to destroy");
    expect(out).toContain("Security: approved immediately, was after 7 days");
    expect(exitCode).toBe(2);
  });

  test("is not told as deleted where the provider works in another account now, but as left there", async () => {
    const folder = testFolder();
    const inAccount = (id: string) =>
      hcl(7).replace(/region = .*/, `$&\n  assume_role {\n    role_arn = "arn:aws:iam::${id}:role/patching"\n  }`);
    folderWith(folder, "before", inAccount("111111111111"));
    folderWith(folder, "after", inAccount("222222222222"));

    const { out } = await run(folder, ["review", "after", "--before", "before"]);

    expect(out).toContain("2 to add, 0 to change, 0 to destroy");
    expect(out).not.toContain("changed outside of Terraform");
    expect(out.replace(/\s+/g, " ")).toContain(
      "note: the provider works in another account than before: what is in that one stays there, its windows go on, " +
        "and this stack no longer manages it",
    );
    expect(out).toContain("Drift: none.");
  });

  test("is refused where more than a simulated account would have to be asked to hold it", async () => {
    const folder = testFolder();
    const ran = join(folder, "ran");
    const hook = `resource "terraform_data" "hook" {\n  provisioner "local-exec" {\n    command = "touch ${ran}"\n  }\n}\n`;
    folderWith(folder, "before", hcl(7) + hook);
    folderWith(folder, "after", hcl(0));

    const { exitCode, err } = await run(folder, ["review", "after", "--before", "before"]);

    expect(exitCode).toBe(1);
    expect(err).toBe(
      "cdktf-patch: before: it is applied to a simulated account first, and terraform_data.hook would really run local-exec; " +
        "review terraform's plan: terraform show -json tfplan | cdktf-patch review -\n",
    );
    expect(existsSync(ran)).toBe(false);
  });

  test("is refused before a program of another provider runs, in whatever module it is required", async () => {
    const folder = testFolder();
    const ran = join(folder, "ran");
    const mirror = join(folder, "home/.terraform.d/plugins/registry.terraform.io/acme/acme/1.0.0/linux_amd64");
    mkdirSync(mirror, { recursive: true });
    writeFileSync(join(mirror, "terraform-provider-acme_v1.0.0"), `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 });
    const required = 'terraform {\n  required_providers {\n    acme = {\n      source = "acme/acme"\n    }\n  }\n}\n';
    const module = `${required}provider "acme" {}\noutput "group" {\n  value = "prod-web"\n}\n`;
    folderWith(folder, "before", hcl(7), module);
    folderWith(folder, "after", hcl(0));

    const { HOME } = process.env;
    process.env.HOME = join(folder, "home");
    const { exitCode, err } = await run(folder, ["review", "after", "--before", "before"]);
    process.env.HOME = HOME;

    expect(err).toBe(
      "cdktf-patch: before: it is applied to a simulated account first, and the program of registry.terraform.io/acme/acme would really run; " +
        "review terraform's plan: terraform show -json tfplan | cdktf-patch review -\n",
    );
    expect(exitCode).toBe(1);
    expect(existsSync(ran)).toBe(false);
  });

  test("is refused where it refers to what somebody else made, which no simulated account has", async () => {
    const folder = testFolder();
    const baseline = "pb-0cb31f45955d373d8";
    const main = hcl(7).replace("aws_ssm_patch_baseline.linux.id", JSON.stringify(baseline));
    folderWith(folder, "before", main);
    folderWith(folder, "after", main);

    const { exitCode, err } = await run(folder, ["review", "after", "--before", "before"]);

    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /^cdktf-patch: before: it is applied to a simulated account first, which holds nothing but what the folder makes, and refuses it: main\.tf:19: /,
    );
    expect(err).toContain(`Patch Baseline ${baseline} does not exist`);
    expect(err).toMatch(/; review terraform's plan: terraform show -json tfplan \| cdktf-patch review -\n$/);
  });
});

const synthesised = (folder: string) => {
  mkdirSync(join(folder, "before"));
  writeFileSync(join(folder, "before", "manifest.json"), '{ "stacks": {} }');
};
const parent = (folder: string) => {
  for (const name of ["dev", "prod"]) folderWith(join(folder, "before"), name, "");
};

test.each([
  ["is not there", () => undefined, "which is not there"],
  ["is a file", (folder: string) => writeFileSync(join(folder, "before"), ""), "a file"],
  [
    "is empty",
    (folder: string) => mkdirSync(join(folder, "before")),
    "a folder with neither .tf files nor the output of cdktf synth",
  ],
  ["was written by cdktf synth", synthesised, "the output of cdktf synth"],
  ["has folders of them", parent, "which has .tf files in before/dev and before/prod"],
])("a folder before that %s is refused in the words of Terraform's files", async (_, given, found) => {
  const folder = testFolder();
  folderWith(folder, "after", hcl(0));
  given(folder);

  const { exitCode, err } = await run(folder, ["review", "after", "--before", "before"]);

  expect(exitCode).toBe(1);
  expect(err).toBe(
    `cdktf-patch: --before: expected a folder of .tf files, as what is reviewed, got "before", ${found}; ` +
      "give the folder as it was before the change, such as a checkout of main: git worktree add ../main main\n",
  );
});

test("a folder before that is the one that is reviewed is refused, for it would compare nothing", async () => {
  const folder = testFolder();
  folderWith(join(folder, "mine/stacks"), "web", hcl(0));

  const { exitCode, err } = await run(folder, ["review", "mine/stacks/web", "--before", "mine"]);

  expect(exitCode).toBe(1);
  expect(err).toBe(
    'cdktf-patch: --before: expected another folder than is reviewed, got "mine", which is that of mine/stacks/web; ' +
      "give the folder as it was before the change, such as a checkout of main: git worktree add ../main main\n",
  );
});

test("a plan in the way of .tf files is named where those are compared", async () => {
  const folder = testFolder();
  folderWith(folder, "my old", hcl(7));
  folderWith(folder, "after", hcl(0));
  writeFileSync(join(folder, "after/names/plan.json"), "{}");

  const { exitCode, err } = await run(folder, ["review", "after", "--before", "my old"]);

  expect(exitCode).toBe(1);
  expect(err).toBe(
    'cdktf-patch: --before: expected the output of cdktf synth, got "my old", a folder of .tf files; after/names/plan.json ' +
      "is a plan, and where one lies no .tf files are read: remove it, or review another folder\n",
  );
});

test("what another provider makes is planned by it", () => {
  const planOf = (type: string, provider: string) => {
    const change = { actions: ["create"], before: null, after: {}, after_unknown: {} };
    const resource = { address: `${type}.a`, mode: "managed", type, name: "a", provider_name: provider, change };
    return readPlan(JSON.stringify({ format_version: "1.2", resource_changes: [resource] }));
  };
  expect(besides(planOf("terraform_data", "terraform.io/builtin/terraform"))).toBe("");
  expect(besides(planOf("acme_host", "registry.terraform.io/acme/acme"))).toBe(
    "; what is of registry.terraform.io/acme/acme its provider planned",
  );
});

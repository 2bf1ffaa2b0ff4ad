import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, Lazy, Token } from "cdktf";
import { readFleetFile } from "../../model/patch-fleet/read-fleet-file";
import { NotValidError } from "../../model/values/finding";
import { TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { computedIn, TEMPLATE } from "../support/attacks/computed";
import { type Json, leavesOf, withLeaf } from "../support/attacks/json";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { FLEET } from "./given";

/** Accounts with every property that a file may give. */
const EVERYTHING: Json = {
  accounts: [
    { id: "111111111111", name: "dev-eu", ring: "dev" },
    {
      id: "222222222222",
      name: "test-eu",
      ring: "test",
      backend: { kind: "hcp", organization: "o", project: "p", workspacePrefix: "w", hostname: "h.example" },
    },
    {
      id: "333333333333",
      name: "prod-us",
      ring: "prod",
      region: "us-east-1",
      regions: ["us-east-1", "us-west-2"],
      roleArn: "arn:aws:iam::333333333333:role/patching",
      backend: {
        kind: "s3",
        bucket: "states",
        region: "us-east-1",
        keyPrefix: "k/",
        kmsKeyId: "alias/a",
        roleArn: "arn:aws:iam::333333333333:role/state",
      },
      tags: { Owner: "platform" },
      overrides: {
        rebootOption: "NoReboot",
        maxConcurrency: "20%",
        maxErrors: 2,
        enableNonSecurity: false,
        maintenanceWindows: {
          Sunday: {
            schedule: "cron(0 3 ? * TUE#2 *)",
            scheduleTimezone: "Europe/Paris",
            scheduleOffset: 1,
            duration: 4,
            cutoff: 1,
            enabled: true,
          },
        },
      },
    },
  ],
};

const HOSTILE = '${file("/etc/hostname")}';
const PLACES = leavesOf(EVERYTHING);

test("every property of a file is tried, of one that is right", () => {
  expect(() => synthesised(JSON.stringify(EVERYTHING))).not.toThrow();
  expect(PLACES.length).toBeGreaterThan(40);
});

test.each(PLACES.map((place) => [place.join(".").replace(/:key$/, "(its name)"), place] as const))(
  "%s computes nothing, whatever it says",
  (_, place) => {
    const synthesised = outcome(JSON.stringify(withLeaf(EVERYTHING, place, TEMPLATE)));

    for (const text of synthesised ?? []) expect(computedIn(JSON.parse(text) as object)).toEqual([]);
  },
);

test.each([
  ["a token of a text", () => Token.asString(Lazy.stringValue({ produce: () => "stolen" })), "plain text"],
  ["a token of a number", () => Token.asNumber(Lazy.numberValue({ produce: () => 7 })), "a number up to"],
])("%s of the framework is refused, for a text of Terraform's escape does not undo it", (_, token, expected) => {
  const place =
    typeof token() === "number" ? ["accounts", 2, "overrides", "maxErrors"] : ["accounts", 2, "tags", "Owner"];

  expect(() => readFleetFile(JSON.stringify(withLeaf(EVERYTHING, place, token() as string)), "accounts.json")).toThrow(
    `expected ${expected}`,
  );
});

test("what the reader of YAML says quotes nothing of the file", () => {
  expect(() =>
    readFleetFile('accounts: [{ id: "1", token: hunter2 hunter2: x }]\n  - hunter2', "accounts.yaml"),
  ).toThrow(expect.objectContaining({ message: expect.not.stringContaining("hunter2") }));
});

interface Planned {
  readonly resource_changes: readonly { readonly type: string; readonly change: { readonly after: object } }[];
}

describeWithTerraform("with Terraform", () => {
  test(
    "a tag is told as it was written, and not what Terraform would make of it",
    withOfflineAws(async ({ terraform }) => {
      const written = [
        HOSTILE,
        `$${HOSTILE}`,
        `$$${HOSTILE}`,
        "%{ if true }x%{ endif }",
        "100%{",
        "a$${b}",
        "$",
        "%%{x}",
        "5 % {",
      ];
      const tags = Object.fromEntries(written.map((text, index) => [`Tag${index}`, text]));
      const folder = synthesised(
        JSON.stringify({ accounts: [{ id: "111111111111", name: "dev-eu", ring: "dev", tags }] }),
      );
      const stack = JSON.parse(readFileSync(join(folder, "stacks/dev-eu/cdk.tf.json"), "utf8")) as object;

      const planning = terraform({ ...stack, terraform: undefined } as object);
      await planning.plan();
      const json = (await planning.show()) as unknown as Planned;

      expect(JSON.stringify(json)).not.toContain(readFileSync("/etc/hostname", "utf8").trim());
      const baseline = json.resource_changes.find(({ type }) => type === "aws_ssm_patch_baseline");
      expect(baseline?.change.after).toMatchObject({ tags_all: tags });
    }),
  );
});

function synthesised(json: string): string {
  const outdir = testFolder();
  const app = new App({ outdir, context: { [TODAY_CONTEXT]: "2026-11-23" } });
  new PatchFleet(app, {
    ...FLEET,
    accounts: readFleetFile(json, "accounts.json"),
    lockFile: "not-there.json",
  } as never);
  app.synth();
  return outdir;
}

/** What is synthesised, file by file; undefined where it is refused in words. */
function outcome(json: string): readonly string[] | undefined {
  try {
    const folder = synthesised(json);
    return ["dev-eu", "test-eu", "prod-us"].map((name) =>
      readFileSync(join(folder, "stacks", name, "cdk.tf.json"), "utf8"),
    );
  } catch (error) {
    if (error instanceof NotValidError) return undefined;
    throw error;
  }
}

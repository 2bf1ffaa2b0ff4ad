import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import additions from "../../offline-aws/data/provider-schema-6.66.json";
import { PROVIDER_SCHEMA } from "../../offline-aws/schema/schema";
import { usedModules } from "../support/frameworks";
import { describeWithLanes, LANE_PACKAGES } from "../support/lanes";

const ROOT = join(__dirname, "../..");
const OLDER = join(ROOT, "node_modules/@cdktf/provider-aws/lib");
const NEWER = join(LANE_PACKAGES, "@cdktn/provider-aws/lib");

/** Services that only the newer provider can be sent to another address of. */
const NEW_ENDPOINTS =
  "accountaccess agentregistry bedrockruntime devopsagent directoryservicedata interconnect lambdacore lambdamicrovms mailmanager mpa resiliencehubv2 s3Files savingsplans uxc".split(
    " ",
  );

const NOTHING = { block: {} };

/**
 * How the arguments of what we emit differ between the bindings of provider 6.25 and those of 6.66. A line more is for
 * the changelog, and for the schema that offline-aws serves.
 */
const KNOWN_DIFFERENCES: readonly string[] = [
  "AwsProviderConfig.userAgent: none → string[], optional",
  ...NEW_ENDPOINTS.map((service) => `AwsProviderEndpoints.${service}: none → string, optional`),
  "S3BucketConfig.bucketNamespace: none → string, optional",
];

describeWithLanes("the bindings of both frameworks", () => {
  test("differ in the arguments of the types that we emit only where that is known", () => {
    const modules = usedModules();

    const differences = modules.flatMap(differencesOf);

    expect(modules.length).toBeGreaterThan(25);
    expect(differences.sort()).toEqual(KNOWN_DIFFERENCES);
  });

  const { resources, dataSources } = PROVIDER_SCHEMA;
  test.each([
    ["provider", additions.provider as Addition] as const,
    ...Object.keys(resources).map(
      (type) => [type, (additions.resources as Record<string, Addition>)[type] ?? NOTHING] as const,
    ),
    ...Object.keys(dataSources).map(
      (type) => [`data_${type}`, (additions.dataSources as Record<string, Addition>)[type] ?? NOTHING] as const,
    ),
  ])("differ in %s by what offline-aws adds for the newer release", (type, added) => {
    const module = type.replace(/^aws_/, "").replace(/_/g, "-");

    const differences = differencesOf(module);

    expect(differences.filter((one) => !one.includes(": none → "))).toEqual([]);
    const names = differences.map((one) =>
      /\.(\w+):/.exec(one)?.[1]?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    expect(names.map((name) => (name === "s3_files" ? "s3files" : name)).sort()).toEqual(namesIn(added).sort());
  });
});

/** `S3BucketConfig.bucketNamespace: none → string, optional` */
function differencesOf(module: string): string[] {
  const [older, newer] = [argumentsOf(join(OLDER, module)), argumentsOf(join(NEWER, module))];
  return [...new Set([...older.keys(), ...newer.keys()])]
    .filter((argument) => older.get(argument) !== newer.get(argument))
    .map((argument) => `${argument}: ${older.get(argument) ?? "none"} → ${newer.get(argument) ?? "none"}`);
}

/** The names of arguments in additions to a schema: what is only computed is none. */
function namesIn({ block }: Addition): string[] {
  const attributes = Object.entries(block.attributes ?? {}).flatMap(([name, { optional, required }]) =>
    optional || required ? [name] : [],
  );
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, nested]) => [
    // A block that only has more in it is not new itself.
    ...("nesting_mode" in nested ? [name] : []),
    ...namesIn(nested),
  ]);
  return [...attributes, ...blocks];
}

interface Addition {
  readonly block: {
    readonly attributes?: Readonly<Record<string, { readonly optional?: boolean; readonly required?: boolean }>>;
    readonly block_types?: Readonly<Record<string, Addition>>;
  };
}

/** `SsmPatchGroupConfig.patchGroup` with `string`, `string, optional`. */
function argumentsOf(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((one) =>
    one.endsWith(".d.ts"),
  )) {
    let type = "";
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      type = /^export interface (\w+)/.exec(line)?.[1] ?? (/^}/.test(line) ? "" : type);
      const [, name, optional, kind = ""] = /^ {4}readonly (\w+)(\??): (.*[;{])$/.exec(line) ?? [];
      if (type === "" || name === undefined) continue;
      found.set(
        `${type}.${name}`,
        `${kind.replace(/cdktn/g, "cdktf").replace(/[;{]$/, "").trim()}${optional ? ", optional" : ""}`,
      );
    }
  }
  return found;
}

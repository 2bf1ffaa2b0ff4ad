import { resourceSchema } from "../../offline-aws/schema/schema";
import { plainLiteral } from "./code";
import { type ExistingObject, textOf } from "./existing-object";
import { PROVIDER } from "./state-provider";

const TYPE = "aws_ssm_patch_group";

/** The file that is written where registrations exist. */
export const GROUPS_INTO_STATE = "groups-into-state.mjs";

/** A registration that exists, and the resource that stands for it. */
export interface RegistrationInState {
  readonly object: ExistingObject;
  /** `aws_ssm_patch_group.Web_AMAZON_LINUX_2023_0A1B2C3D`. */
  readonly address: string;
  /** The alias of its provider configuration; undefined for the usual one. */
  readonly alias?: string;
  /** Whether the resource names its Region itself. */
  readonly isRegionSaid: boolean;
}

/**
 * A script that writes registrations of patch groups into a state, as the provider would hold them: the way to an empty
 * first plan where no provider imports them. By the name of the stack, for a fleet has several.
 */
export function groupsIntoState(byStack: ReadonlyMap<string, readonly RegistrationInState[]>): string {
  const entries = Object.fromEntries([...byStack].map(([stack, groups]) => [stack, groups.map(entryOf)]));
  return `// Writes the registrations of patch groups that exist into the state of a stack, for no provider before 6.40 imports them.
// Without it Terraform creates them once more. It asks neither AWS nor Terraform: you give it the state, and push it.
//
//   npx cdktf synth && cd cdktf.out/stacks/<stack> && terraform init
//   terraform state pull > before.tfstate
//   node ../../../${GROUPS_INTO_STATE} <stack> before.tfstate > after.tfstate
//   terraform state push after.tfstate
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

const GROUPS = ${plainLiteral(entries, 2)};

const [stack, file] = process.argv.slice(2);
const groups = Object.hasOwn(GROUPS, stack ?? "") ? GROUPS[stack] : undefined;
if (groups === undefined || file === undefined) {
  fail(\`usage: node ${GROUPS_INTO_STATE} \${Object.keys(GROUPS).join(" or ")} <state file>\`);
}
const text = textOf(file).trim();
const state =
  text === ""
    ? { version: 4, terraform_version: "1.5.0", serial: 0, lineage: randomUUID(), outputs: {}, resources: [] }
    : parsed(text);
if (state?.version !== 4 || !Array.isArray(state.resources)) fail(\`\${file}: expected a state of version 4, as terraform state pull prints it\`);
const isThere = ({ type, name, module }) =>
  state.resources.some((one) => one.type === type && one.name === name && one.module === module);
const added = groups.filter((group) => !isThere(group));
state.resources.push(...added);
state.serial += 1;
process.stdout.write(\`\${JSON.stringify(state, undefined, 2)}\\n\`);
process.stderr.write(\`\${added.length} of \${groups.length} registrations are added to the state\\n\`);

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const found = { ENOENT: "found nothing there", EISDIR: "found a folder" }[error.code] ?? \`it cannot be read: \${error.code}\`;
    fail(\`\${path}: expected a file, \${found}\`);
  }
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    fail(\`\${file}: expected complete JSON\`);
  }
}

function fail(message) {
  process.stderr.write(\`\${message}\\n\`);
  process.exit(2);
}
`;
}

function entryOf({ object, address, alias, isRegionSaid }: RegistrationInState): object {
  const { values, id, region } = object;
  const attributes = {
    id,
    baseline_id: textOf(values.baseline_id),
    patch_group: textOf(values.patch_group),
    ...(isRegionSaid ? { region } : {}),
  };
  return {
    mode: "managed",
    type: TYPE,
    name: address.slice(TYPE.length + 1),
    provider: alias === undefined ? PROVIDER : `${PROVIDER}.${alias}`,
    instances: [{ schema_version: resourceSchema(TYPE).version, attributes }],
  };
}

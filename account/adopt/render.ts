import { type Code, commentText, plainLiteral, textLiteral, written } from "./code";
import type { Adoptable, ExistingObject } from "./existing-object";
import { type Program, providerVariable } from "./program";
import { type Import, OURS, type Statement } from "./statement";

/** TypeScript for the user, or the same statements as JavaScript, to be run at once. */
export type Dialect = "typescript" | "javascript";

/** What a program says beside its statements. */
export interface ProgramOptions {
  /** The name of the stack, and so of its state. */
  readonly stack: string;
  /** Whether what is adopted must not be destroyed. */
  readonly protect: boolean;
  /** How Terraform comes to know the objects. */
  readonly by: Adoptable["by"];
  /** What exists and was left as it is, one line each. */
  readonly left: readonly string[];
  /** Addresses to forget without destroying what is there. */
  readonly forgotten: readonly string[];
  /** Whether checks find errors in what exists, which would stop the synth. */
  readonly skipValidation: boolean;
}

/** `main.ts`: what exists, as constructs. */
export function mainFile(program: Program, around: ProgramOptions, dialect: Dialect): string {
  const { account, regions, secrets, statements } = program;
  const [usual = "", ...others] = regions;
  const allowed: Record<string, Code> = account === undefined ? {} : { allowedAccountIds: [account] };
  const body = [
    `new AwsProvider(this, "aws", ${written({ region: usual, ...allowed }, 0, 32)});`,
    ...others.map(
      (region) =>
        `const ${providerVariable(region)} = new AwsProvider(this, ${textLiteral(region)}, ${written({ alias: region, region, ...allowed }, 0, 50)});`,
    ),
    ...secrets.map(({ id, variable, what }) => {
      const start = `const ${variable} = new TerraformVariable(this, ${textLiteral(id)}, `;
      const value = written({ type: "string", sensitive: true }, 0, start.length + "    ".length);
      return `/** To do: set TF_VAR_${id} to what AWS holds: ${commentText(what)}. */\n${start}${value});`;
    }),
  ];
  const names = statements.map(namesIn);
  const constructs = statements.map((statement, index) =>
    statementText(
      statement,
      names.some((some, other) => other !== index && some.has(statement.variable)),
    ),
  );
  const lines = [
    ...imports(program, dialect),
    "",
    ...leftComment(around.left),
    ...sharedLines(program.shared, dialect),
    `/** The patching${account === undefined ? "" : ` of ${commentText(account)}`} as it was found. */`,
    `${dialect === "typescript" ? "export " : ""}class PatchingStack extends TerraformStack {`,
    `  constructor(scope${type(": Construct", dialect)}, id${type(": string", dialect)}) {`,
    "    super(scope, id);",
    ...indented(body),
    ...constructs.flatMap((text) => ["", ...indented([text])]),
    "",
    "    takeOver(this);",
    "  }",
    "}",
    "",
    ...(dialect === "typescript"
      ? runLines(`new PatchingStack(app, ${textLiteral(around.stack)});`, around.skipValidation)
      : ["exports.PatchingStack = PatchingStack;"]),
  ];
  return `${lines.join("\n")}\n`;
}

/** What several constructs say alike, each once. */
export function sharedLines(shared: Program["shared"], dialect: Dialect): readonly string[] {
  const lines = shared.map(({ variable, code }) => {
    const start = `const ${variable} = `;
    return `${start}${written(code, 0, start.length)}${type(" as const", dialect)};`;
  });
  return lines.length === 0 ? [] : ["// Said by several of what follows.", ...lines, ""];
}

/** @param start - what puts the stacks into `app` */
export function runLines(start: string, skipValidation: boolean): readonly string[] {
  const why = "  // What exists has errors that the checks would stop at. Fix them one by one, then remove this.";
  return [
    "if (require.main === module) {",
    ...(skipValidation ? [why] : []),
    `  const app = new App(${skipValidation ? "{ skipValidation: true }" : ""});`,
    `  ${start}`,
    "  app.synth();",
    "}",
  ];
}

export function leftComment(left: readonly string[]): readonly string[] {
  if (left.length === 0) return [];
  return ["// Left as it is:", ...left.map((line) => `// - ${commentText(line)}`), ""];
}

function imports({ secrets, shared, statements }: Program, dialect: Dialect): readonly string[] {
  const all: Import[] = [
    { name: "AwsProvider", from: "@cdktf/provider-aws/lib/provider" },
    { name: "TerraformStack", from: "cdktf" },
    ...(dialect === "typescript" ? [{ name: "App", from: "cdktf" }] : []),
    ...(secrets.length > 0 ? [{ name: "TerraformVariable", from: "cdktf" }] : []),
    ...(shared.some(({ code }) => mentions(written(code), "unlisted")) ? [{ name: "unlisted", from: OURS }] : []),
    ...statements.flatMap((statement) => statement.imports.filter(({ name }) => isUsed(name, statement))),
  ];
  const files = [...new Set(all.map(({ from }) => from))].sort();
  return [
    ...files.map((from) => {
      const names = [...new Set(all.filter((one) => one.from === from).map(({ name }) => name))].sort();
      return dialect === "typescript"
        ? `import { ${names.join(", ")} } from "${from}";`
        : `const { ${names.join(", ")} } = require("${from}");`;
    }),
    ...(dialect === "typescript"
      ? ['import type { Construct } from "constructs";', 'import { takeOver } from "./adoption";']
      : ['const { takeOver } = require("./adoption");']),
  ];
}

function isUsed(name: string, { call, props }: Statement): boolean {
  return call.includes(`${name}(`) || mentions(written(props), name);
}

/** @param isNamed - whether another statement names what this one makes */
function statementText(statement: Statement, isNamed: boolean): string {
  const { call, id, props, comments, variable, overrides } = statement;
  const separator = call.endsWith("(") ? "" : ", ";
  const isReferred = overrides.length > 0 || isNamed;
  const start = `${isReferred ? `const ${variable} = ` : ""}${call}${separator}${textLiteral(id)}, `;
  const lines = [...comments, `${start}${written(props, 0, start.length)});`];
  if (overrides.length > 0) lines.push("// As it is in the account; the construct would say it otherwise.");
  for (const { resource, name, isMethod, value } of overrides) {
    const target = `${resource === "" ? variable : `${variable}.${resource}`}.${name}`;
    const start = isMethod ? `${target}(` : `${target} = `;
    lines.push(`${start}${value === undefined ? "" : written(value, 0, start.length)}${isMethod ? ")" : ""};`);
  }
  return lines.join("\n");
}

/** What a statement names, outside of its texts: each is written out once, for there may be hundreds. */
function namesIn({ call, props, overrides }: Statement): ReadonlySet<string> {
  const code = [
    call,
    written(props),
    ...overrides.flatMap(({ value }) => (value === undefined ? [] : written(value))),
  ].join("\n");
  return new Set(withoutTexts(code).match(NAME));
}

/** No property, and no key of one. */
const NAME = /(?<![\w$.])[A-Za-z_$][\w$]*(?![\w$:])/g;

/** Whether a piece of a program names something, outside of its texts. */
function mentions(code: string, name: string): boolean {
  return withoutTexts(code).match(NAME)?.includes(name) ?? false;
}

function withoutTexts(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

function indented(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split("\n")).map((line) => (line === "" ? "" : `    ${line}`));
}

function type(text: string, dialect: Dialect): string {
  return dialect === "typescript" ? text : "";
}

/** `adoption.ts`: how Terraform comes to know what exists. To be deleted when it was applied. */
export function adoptionFile(program: Program, around: ProgramOptions, dialect: Dialect): string {
  const typescript = dialect === "typescript";
  const table = type(": Readonly<Record<string, string>>", dialect);
  const byPath = program.statements.flatMap(({ resources }) => [...resources]);
  const imported = byPath.flatMap(([path, object]) => {
    const id = importIdOf(object);
    return around.by === "move" || id === undefined ? [] : [[path, id] as const];
  });
  const moved = byPath.flatMap(([path, { address }]) => (address === undefined ? [] : [[path, address] as const]));
  const created = byPath.filter(([, { type: of }]) => around.by === "import" && of === "aws_ssm_patch_group");
  const lines = [
    ...(typescript ? ['import type { TerraformResource, TerraformStack } from "cdktf";', ""] : []),
    ...(around.by === "import"
      ? tableOf("What exists, by the resource that stands for it.", `IMPORTS${table}`, imported, textLiteral)
      : []),
    ...(around.by === "move"
      ? tableOf(
          "Where the state has what exists, by the resource that stands for it.",
          `MOVES${table}`,
          moved,
          plainLiteral,
        )
      : []),
    ...(around.forgotten.length > 0
      ? [
          "/** What stays as it is: Terraform forgets it here, and destroys nothing. */",
          `const FORGOTTEN = ${written(around.forgotten as string[], 0, 18)};`,
          "",
        ]
      : []),
    ...(created.length > 0
      ? [
          "// Registrations of patch groups cannot be imported before provider 6.40: they are created once more, with the",
          "// baseline that they have. AWS's text says that this is no conflict; if it is refused, nothing is harmed.",
          ...created.map(([path]) => `//   ${commentText(path)}`),
          "",
        ]
      : []),
    "/** Lets Terraform take over what exists. Delete this file, and its call in main.ts, when that was applied. */",
    `${typescript ? "export " : ""}function takeOver(stack${type(": TerraformStack", dialect)})${type(": void", dialect)} {`,
    `  const below = stack.node.path === "" ? 0 : stack.node.path.length + 1;`,
    `  const resources = new Map(`,
    `    stack.node.findAll().map((one) => [one.node.path.slice(below), one${type(" as TerraformResource", dialect)}]),`,
    "  );",
    ...(around.by === "import"
      ? ["  for (const [path, id] of Object.entries(IMPORTS)) resources.get(path)?.importFrom(id);"]
      : [
          "  const moved = Object.entries(MOVES).flatMap(([path, from]) => {",
          "    const resource = resources.get(path);",
          "    const to = `${resource?.terraformResourceType}.${resource?.friendlyUniqueId}`;",
          "    return from === to ? [] : [{ from, to }];",
          "  });",
          '  if (moved.length > 0) stack.addOverride("moved", moved);',
        ]),
    ...(around.forgotten.length > 0
      ? [
          "  const lifecycle = { destroy: false };",
          '  stack.addOverride("removed", FORGOTTEN.map((from) => ({ from, lifecycle })));',
        ]
      : []),
    ...(around.protect
      ? [
          "  // Nothing that was adopted is destroyed by a slip of the hand; remove it when you trust the plan.",
          `  for (const path of Object.keys(${around.by === "import" ? "IMPORTS" : "MOVES"})) {`,
          '    resources.get(path)?.addOverride("lifecycle.prevent_destroy", true);',
          "  }",
        ]
      : []),
    "}",
    ...(typescript ? [] : ["exports.takeOver = takeOver;"]),
  ];
  return `${lines.join("\n")}\n`;
}

/** @param literal - how a text is written: an id is read by Terraform, which would compute it; an address is not */
function tableOf(
  about: string,
  declared: string,
  entries: readonly (readonly [string, string])[],
  literal: (text: string) => string,
): readonly string[] {
  const rows = entries.map(([path, text]) => `  ${plainLiteral(path)}: ${literal(text)},`);
  return [`/** ${about} */`, `const ${declared} = {`, ...rows, "};", ""];
}

/** The id by which a type is imported; undefined where no provider before 6.40 imports it. */
export function importIdOf({ type, id, values }: ExistingObject): string | undefined {
  if (type === "aws_ssm_patch_group") return undefined;
  const inWindow = type === "aws_ssm_maintenance_window_target" || type === "aws_ssm_maintenance_window_task";
  return inWindow ? `${String(values.window_id)}/${id}` : id;
}

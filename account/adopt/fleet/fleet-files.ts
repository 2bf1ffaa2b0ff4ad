import { type Code, Expression, plainLiteral, set, textLiteral, written } from "../code";
import { Names } from "../names";
import { type Dialect, importIdOf, leftComment, runLines, sharedLines } from "../render";
import { scheduleCode } from "../window-props";
import { type SharedValue, sharedOnce } from "../written-once";
import type { FleetCore, FleetMember } from "./fleet-core";
import { ACCOUNT_MARK, type FleetPart, mapTexts, PART_KINDS, partId, referredPart } from "./fleet-part";

/** What a fleet's program says beside its definition. */
export interface FleetProgramOptions {
  readonly protect: boolean;
  readonly skipValidation: boolean;
  /** What was left as it is, one line each. */
  readonly left: readonly string[];
  /** Keys of the definition, by kind and name of the part. */
  readonly keys: ReadonlyMap<string, string>;
  /** The Region of most accounts. */
  readonly region: string;
}

/** Settings that are schedules. */
const SCHEDULES = ["schedule", "scheduleExpression", "scanSchedule", "installSchedule"];

/** A ring, as far as accounts tell one apart: by how many days their rules wait longer. */
export interface AdoptedRing {
  readonly name: string;
  readonly soakDays: number;
}

/** The rings of accounts, those that get patches first in front; one where all wait alike. */
export function ringsOf(members: readonly FleetMember[]): readonly AdoptedRing[] {
  const soaks = [...new Set(members.map(({ soakDays }) => soakDays))].sort((a, b) => a - b);
  if (soaks.length < 2) return soaks.map((soakDays) => ({ name: "all", soakDays }));
  return soaks.map((soakDays, index) => ({ name: index === 0 ? "first" : `after-${soakDays}-days`, soakDays }));
}

/** The ring of an account. */
export function ringOf(member: FleetMember, members: readonly FleetMember[]): string {
  return ringsOf(members).find(({ soakDays }) => soakDays === member.soakDays)?.name ?? "";
}

/** `main.ts`: the definition that the accounts share. */
export function fleetMainFile({ parts, members }: FleetCore, around: FleetProgramOptions, dialect: Dialect): string {
  const typescript = dialect === "typescript";
  const asConst = typescript ? " as const" : "";
  const { body, shared } = environmentOf(parts, around.keys);
  const text = [
    ...sharedLines(shared, dialect),
    "/** What every account has, but for what accounts.ts says differently. */",
    `const environment = ${written(body, 0, 20)}${asConst};`,
  ].join("\n");
  const rings = ringsOf(members).map(({ name, soakDays }) =>
    set({ name, soakDays: soakDays === 0 ? undefined : soakDays }),
  );
  const usesAccount = text.includes("${accountId}") || text.includes("accountId +");
  const unlisted = /(?<![\w$.])unlisted\(/.test(text);
  const schedule = /(?<![\w$.])Schedule\./.test(text);
  const ours = [
    ...(usesAccount ? ["AccountStack"] : []),
    "PatchFleet",
    ...(schedule ? ["Schedule"] : []),
    ...(unlisted ? ["unlisted"] : []),
  ];
  const theirs = [...(typescript ? ["App"] : []), ...(usesAccount ? ["Lazy", "TerraformStack"] : [])];
  const lines = [
    ...importLines(
      [
        ["cdktf", theirs],
        ["cdktf-patch-manager", ours.filter((one) => typescript || one !== "AccountStack")],
        ["./accounts", ["ACCOUNTS"]],
        ["./adoption", ["takeOver"]],
      ],
      typescript,
    ),
    "",
    ...leftComment(around.left),
    ...(usesAccount ? accountIdLines(typescript) : []),
    text,
    "",
    rings.length < 2
      ? "/** The patching of the accounts as it was found, all of them in one ring: divide them when it is applied. */"
      : "/** The patching of the accounts as it was found. They wait differently, and nothing else distinguishes rings: name them. */",
    `${typescript ? "export " : ""}function patching(app${typescript ? ": App" : ""})${typescript ? ": PatchFleet" : ""} {`,
    "  const fleet = new PatchFleet(app, {",
    "    environment,",
    `    region: ${textLiteral(around.region)},`,
    `    rings: ${written(rings, 4, 11)},`,
    "    accounts: ACCOUNTS,",
    '    backend: { kind: "local" },',
    "  });",
    "  for (const stack of Object.values(fleet.stacks)) takeOver(stack);",
    "  return fleet;",
    "}",
    "",
    ...(typescript ? runLines("patching(app);", around.skipValidation) : ["exports.patching = patching;"]),
  ];
  return `${lines.join("\n")}\n`;
}

function accountIdLines(typescript: boolean): readonly string[] {
  const stack = typescript ? "(TerraformStack.of(scope) as AccountStack)" : "TerraformStack.of(scope)";
  return [
    "/** The id of the account that is synthesised, wherever it stands in a name. */",
    `const accountId = Lazy.stringValue({ produce: ({ scope }) => ${stack}.account.id });`,
    "",
  ];
}

function importLines(
  imports: readonly (readonly [from: string, names: readonly string[]])[],
  typescript: boolean,
): readonly string[] {
  return imports
    .filter(([, names]) => names.length > 0)
    .map(([from, names]) =>
      typescript
        ? `import { ${names.map((name) => (name === "AccountStack" ? `type ${name}` : name)).join(", ")} } from "${from}";`
        : `const { ${names.join(", ")} } = require("${from}");`,
    );
}

function environmentOf(
  parts: readonly FleetPart[],
  keys: ReadonlyMap<string, string>,
): { readonly body: Record<string, Code>; readonly shared: readonly SharedValue[] } {
  const needed = ["baselines", "patchGroups", "maintenanceWindows"];
  const { records, shared } = sharedOnce(
    parts.map((part) => whole(part, keys) as Readonly<Record<string, Code>>),
    new Names(["environment", "patching", "fleet", "accountId"]),
  );
  const body = Object.fromEntries(
    PART_KINDS.map((kind) => {
      const own = parts.flatMap((part, index): [string, Code][] =>
        part.kind === kind ? [[keyOf(part, keys), records[index] as Code]] : [],
      );
      return [kind, Object.fromEntries(own)] as const;
    }).filter(([kind, own]) => needed.includes(kind) || Object.keys(own).length > 0),
  );
  return { body, shared };
}

/** A part with what accounts may say differently. */
function whole({ definition, settings, rates }: FleetPart, keys: ReadonlyMap<string, string>): Code {
  const { enabled, ...others } = settings;
  const schedules = Object.entries(others).map(([name, value]) => [
    name,
    SCHEDULES.includes(name) ? scheduleCode(value as string) : value,
  ]);
  let code: Code = { ...definition, ...Object.fromEntries(schedules), ...(enabled === false ? { enabled } : {}) };
  for (const [path, rate] of rates) code = withRates(code, path === "" ? [] : path.split("."), rate);
  return mapTexts(code, (text) => textCode(text, keys));
}

function withRates(code: Code, path: readonly string[], rates: Readonly<Record<string, Code>>): Code {
  const record = code as Readonly<Record<string, Code>>;
  const [first, ...rest] = path;
  if (first !== undefined) return { ...record, [first]: withRates(record[first] as Code, rest, rates) };
  const { maxConcurrency, maxErrors, rebootOption } = rates;
  const { operation, ...others } = record;
  return set({
    operation,
    rebootOption,
    ...others,
    maxConcurrency: maxConcurrency === "10%" ? undefined : maxConcurrency,
    maxErrors: maxErrors === "1" ? undefined : maxErrors,
  });
}

function textCode(text: string, keys: ReadonlyMap<string, string>): Code {
  const referred = referredPart(text);
  if (referred !== undefined) return keys.get(referred) ?? referred;
  if (!text.includes(ACCOUNT_MARK)) return text;
  const pieces = text.split(ACCOUNT_MARK);
  if (pieces.every((piece) => /^[\w:/.@+=,* -]*$/.test(piece)))
    return new Expression(`\`${pieces.join("${accountId}")}\``);
  const terms = pieces.flatMap((piece, index) => [...(index === 0 ? [] : ["accountId"]), textLiteral(piece)]);
  return new Expression(terms.join(" + "));
}

function keyOf({ kind, name }: FleetPart, keys: ReadonlyMap<string, string>): string {
  return keys.get(partId(kind, name)) as string;
}

/** `accounts.ts`: who follows the definition, and what differs there. */
export function fleetAccountsFile({ members }: FleetCore, around: FleetProgramOptions, dialect: Dialect): string {
  const typescript = dialect === "typescript";
  const accounts = [...members]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((member) => {
      const regions = [...member.regions.keys()].sort();
      const isUsual = regions.length === 1 && regions[0] === around.region;
      return set({
        id: member.id,
        name: member.name,
        ring: ringOf(member, members),
        region: regions.includes(around.region) ? undefined : regions[0],
        regions: isUsual || regions.length === 1 ? undefined : regions,
        overrides: overridesOf(member, around.keys),
      });
    });
  return [
    ...(typescript ? ['import type { FleetAccount } from "cdktf-patch-manager";', ""] : []),
    "/** The accounts of the fleet. */",
    `${typescript ? "export " : ""}const ACCOUNTS = ${written(accounts, 0, 60)}${typescript ? " as const satisfies readonly FleetAccount[]" : ""};`,
    ...(typescript ? [] : ["exports.ACCOUNTS = ACCOUNTS;"]),
    "",
  ].join("\n");
}

function overridesOf({ overrides }: FleetMember, keys: ReadonlyMap<string, string>): Code | undefined {
  const byKind: Record<string, Record<string, Code>> = {};
  for (const [id, settings] of overrides.parts) {
    const [kind = ""] = id.split(" ");
    byKind[kind] = { ...byKind[kind], [keys.get(id) as string]: settings };
  }
  const all = { ...overrides.rates, ...byKind } as Record<string, Code>;
  return Object.keys(all).length === 0 ? undefined : all;
}

/** `adoption.ts`: how Terraform comes to know what exists in each account. */
export function fleetAdoptionFile({ members }: FleetCore, around: FleetProgramOptions, dialect: Dialect): string {
  const typescript = dialect === "typescript";
  const table = typescript ? ": Readonly<Record<string, Readonly<Record<string, string>>>>" : "";
  const entries = [...members]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((member) => [
      `  ${plainLiteral(member.name)}: {`,
      ...importsOf(member, around).map(([path, id]) => `    ${plainLiteral(path)}: ${textLiteral(id)},`),
      "  },",
    ]);
  const lines = [
    ...(typescript ? ['import type { TerraformResource, TerraformStack } from "cdktf";', ""] : []),
    "/** What exists, by account and by the resource that stands for it. Registrations of groups are created once more. */",
    `const IMPORTS${table} = {`,
    ...entries,
    "};",
    "",
    "/** Lets Terraform take over what exists. Delete this file, and its call in main.ts, when that was applied. */",
    `${typescript ? "export " : ""}function takeOver(stack${typescript ? ": TerraformStack" : ""})${typescript ? ": void" : ""} {`,
    "  const below = stack.node.path.length + 1;",
    "  const resources = new Map(",
    `    stack.node.findAll().map((one) => [one.node.path.slice(below), one${typescript ? " as TerraformResource" : ""}]),`,
    "  );",
    "  for (const [path, id] of Object.entries(IMPORTS[stack.node.id] ?? {})) {",
    "    resources.get(path)?.importFrom(id);",
    ...(around.protect
      ? [
          "    // Nothing that was adopted is destroyed by a slip of the hand; remove it when you trust the plan.",
          '    resources.get(path)?.addOverride("lifecycle.prevent_destroy", true);',
        ]
      : []),
    "  }",
    "}",
    ...(typescript ? [] : ["exports.takeOver = takeOver;"]),
  ];
  return `${lines.join("\n")}\n`;
}

/** What is imported in one account. Beside the provider's own Region an import id says where. */
function importsOf({ regions }: FleetMember, around: FleetProgramOptions): readonly (readonly [string, string])[] {
  const home = homeOf([...regions.keys()], around.region);
  return [...regions].flatMap(([region, parts]) =>
    parts.flatMap((part) =>
      [...part.resources].flatMap(([below, object]) => {
        const id = importIdOf(object);
        if (id === undefined) return [];
        const path = pathOf(
          part,
          below,
          region === home || part.kind === "patchPolicies" ? undefined : region,
          around.keys,
        );
        return [[path, region === home ? id : `${id}@${region}`] as const];
      }),
    ),
  );
}

/** The provider's own Region in an account. */
export function homeOf(regions: readonly string[], usual: string): string {
  return regions.includes(usual) ? usual : ([...regions].sort()[0] ?? usual);
}

/** Where a resource stands below the stack of its account. */
export function pathOf(
  part: FleetPart,
  below: string,
  region: string | undefined,
  keys: ReadonlyMap<string, string>,
): string {
  return ["Default", ...(region === undefined ? [] : [region]), keyOf(part, keys), below].join("/");
}

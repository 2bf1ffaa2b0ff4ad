import { escapedAsInGo } from "../values/go-json";

/** A text, or several in the order in which they are written. */
export type OneOrMore = string | string[];

/** One statement of a policy, by the names and in the order in which it is written. */
export interface Statement {
  Sid?: string;
  Effect?: string;
  Action?: OneOrMore;
  NotAction?: OneOrMore;
  Resource?: OneOrMore;
  NotResource?: OneOrMore;
  Principal?: string | Record<string, OneOrMore>;
  NotPrincipal?: string | Record<string, OneOrMore>;
  Condition?: Record<string, Record<string, OneOrMore>>;
}

/** A policy. */
export interface PolicyDocument {
  Version?: string;
  Id?: string;
  Statement?: Statement[];
}

/** Two policies in one: the later id and the higher version hold, a statement replaces the one with the same Sid. */
export function merge(document: PolicyDocument, later: PolicyDocument): PolicyDocument {
  const statements = [...(document.Statement ?? [])];
  for (const statement of later.Statement ?? []) {
    const same = statement.Sid ? statements.findIndex(({ Sid }) => Sid === statement.Sid) : -1;
    if (same >= 0) statements[same] = statement;
    else statements.push(statement);
  }
  const version = [document.Version ?? "", later.Version ?? ""].sort()[1];
  const id = later.Id || document.Id;
  return {
    ...(version ? { Version: version } : {}),
    ...(id ? { Id: id } : {}),
    ...(statements.length > 0 ? { Statement: statements } : {}),
  };
}

/** Reads a policy that is given as JSON; a single statement may stand without its list. */
export function parseDocument(json: string): PolicyDocument {
  const { Version, Id, Statement } = JSON.parse(json) as Omit<PolicyDocument, "Statement"> & {
    Statement?: Statement | Statement[];
  };
  const statements = Statement === undefined ? [] : Array.isArray(Statement) ? Statement : [Statement];
  return {
    ...(Version ? { Version } : {}),
    ...(Id ? { Id } : {}),
    Statement: statements.map(inOrder),
  };
}

/** A policy as the provider writes it, with two blanks of indent or in one line. */
export function writeDocument(document: PolicyDocument, indent: 0 | 2): string {
  return escapedAsInGo(JSON.stringify(document, undefined, indent));
}

/** One text where there is one, else all with the last in the alphabet first, as the provider sorts them. */
export function oneOrMore(values: readonly string[]): OneOrMore {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : [...values].sort(byBytes).reverse();
}

/** The order in which Go sorts texts. */
export function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

const ORDER = [
  "Sid",
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Principal",
  "NotPrincipal",
  "Condition",
];

function inOrder(statement: Statement): Statement {
  const given = statement as Record<string, unknown>;
  return Object.fromEntries(ORDER.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}

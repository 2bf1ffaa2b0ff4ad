import type { ServiceName, Shape } from "./api";
import { resolved } from "./api";

/** A request as an operation reads it. */
export interface Request {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An answer on the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const REQUEST_ID = "00000000-0000-4000-8000-000000000000";

/** An answer in AWS JSON 1.1, or in the JSON of Quick Setup. */
export function jsonAnswer(output: object): WireAnswer {
  return { status: 200, contentType: "application/x-amz-json-1.1", body: JSON.stringify(output) };
}

/** A refusal in JSON. */
export function jsonError(status: number, exception: string, message: string): WireAnswer {
  const body = JSON.stringify({ __type: exception, message });
  return { status, contentType: "application/x-amz-json-1.1", body };
}

/** The parameters of the query protocol, `Filter.1.Value.2=…`, as the structure that they stand for. */
export function queryInput(parameters: URLSearchParams, input: Shape): Record<string, unknown> {
  return structureFrom(parameters, input, "");
}

function structureFrom(parameters: URLSearchParams, shape: Shape, prefix: string): Record<string, unknown> {
  const entries = Object.entries(resolved(shape).members ?? {}).flatMap(([name, member]): [string, unknown][] => {
    const wire = capitalised(member.wireName ?? name);
    const value = valueFrom(parameters, member, `${prefix}${wire}`);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function valueFrom(parameters: URLSearchParams, given: Shape, key: string): unknown {
  const shape = resolved(given);
  if (shape.type === "list") {
    const list: unknown[] = [];
    for (let index = 1; [...parameters.keys()].some((name) => isBelow(name, `${key}.${index}`)); index += 1) {
      list.push(valueFrom(parameters, shape.member as Shape, `${key}.${index}`));
    }
    return list.length === 0 ? undefined : list;
  }
  if (shape.type === "structure") return structureFrom(parameters, shape, `${key}.`);
  const text = parameters.get(key);
  if (text === null) return undefined;
  if (shape.type === "integer") return Number(text);
  return shape.type === "boolean" ? text === "true" : text;
}

function isBelow(name: string, key: string): boolean {
  return name === key || name.startsWith(`${key}.`);
}

/** EC2 writes a query's names with a capital, whatever the answer has. */
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** An answer of EC2 or STS in XML. */
export function xmlAnswer(service: ServiceName, operation: string, output: object, shape: Shape): WireAnswer {
  const content = membersXml(output as Record<string, unknown>, shape, service === "ec2");
  const body =
    service === "ec2"
      ? `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>${REQUEST_ID}</requestId>${content}</${operation}Response>`
      : `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${content}</${operation}Result><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${operation}Response>`;
  return { status: 200, contentType: "text/xml", body };
}

/** A refusal in XML. */
export function xmlError(service: ServiceName, status: number, exception: string, message: string): WireAnswer {
  const error = `<Code>${escaped(exception)}</Code><Message>${escaped(message)}</Message>`;
  const body =
    service === "ec2"
      ? `<Response><Errors><Error>${error}</Error></Errors><RequestID>${REQUEST_ID}</RequestID></Response>`
      : `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>${error}</Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`;
  return { status, contentType: "text/xml", body };
}

function membersXml(value: Record<string, unknown>, given: Shape, isEc2: boolean): string {
  const { members = {} } = resolved(given);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => {
      const member = members[name] as (Shape & { wireName?: string }) | undefined;
      const tag = (isEc2 ? member?.wireName : undefined) ?? name;
      return `<${tag}>${member === undefined ? unlistedXml(part) : valueXml(part, member, isEc2)}</${tag}>`;
    })
    .join("");
}

/** What the model does not list: the answer of AssumeRole. */
function unlistedXml(part: unknown): string {
  if (typeof part !== "object" || part === null) return escaped(String(part));
  return membersXml(part as Record<string, unknown>, { type: "structure" }, false);
}

function valueXml(value: unknown, given: Shape, isEc2: boolean): string {
  const shape = resolved(given);
  if (shape.type === "structure") return membersXml(value as Record<string, unknown>, shape, isEc2);
  if (shape.type === "list") {
    const tag = isEc2 ? "item" : "member";
    const entries = (value as unknown[]).map((entry) => valueXml(entry, shape.member as Shape, isEc2));
    return entries.map((entry) => `<${tag}>${entry}</${tag}>`).join("");
  }
  return escaped(String(value));
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

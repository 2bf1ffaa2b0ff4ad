import { readFileSync } from "node:fs";
import { join } from "node:path";

const { publishedData } = require("../../scripts/published-data") as {
  readonly publishedData: (name: string, data: unknown) => never;
};

const OFFLINE = join(__dirname, "../../offline-aws");
const dataOf = (name: string) => JSON.parse(readFileSync(join(OFFLINE, "data", name), "utf8"));

type Parts = Readonly<Record<string, unknown>>;

/** The properties of an interface, as its file names them. */
function propertiesOf(file: string, name: string): readonly string[] {
  const text = readFileSync(join(OFFLINE, file), "utf8");
  const [, body = ""] = new RegExp(`interface ${name}(?: extends \\w+)? \\{\n(.*?)\n\\}`, "s").exec(text) ?? [];
  return [...body.matchAll(/^ {2}readonly (\$?\w+)\??:/gm)].map(([, property]) => property ?? "");
}

test.each(["ssm-attribute-behaviour.json", "other-services-behaviour.json"])(
  "%s is published with every part that is read of it, and none that is not",
  (name) => {
    const whole = dataOf(name) as { resources: Record<string, { framework?: boolean; attributes: Parts }> };
    const read = propertiesOf("behaviour/behaviour.ts", "AttributeBehaviour");
    const { resources }: typeof whole = publishedData(name, whole);

    expect(read).toContain("keptWhenUnset");
    expect(Object.keys(resources)).toEqual(Object.keys(whole.resources));
    for (const [type, { framework, attributes }] of Object.entries(whole.resources)) {
      expect(resources[type]?.framework).toBe(framework);
      const kept = Object.entries(attributes).map(([attribute, parts]) => [
        attribute,
        Object.fromEntries(Object.entries(parts as Parts).filter(([part]) => read.includes(part))),
      ]);
      expect(resources[type]?.attributes).toEqual(Object.fromEntries(kept));
    }
  },
);

test("the model of AWS's read calls is published with every shape that a request, or an answer in XML, leads to", () => {
  interface Model {
    readonly operations: Record<string, { service: string; input: Parts; output?: Parts; pagination: unknown }>;
    readonly shapes: Record<string, Parts>;
  }
  const whole = dataOf("ssm-read-api.json") as Model;
  const published: Model = publishedData("ssm-read-api.json", whole);
  const read = [...propertiesOf("http/api.ts", "Shape"), ...propertiesOf("http/api.ts", "Member")];
  /** A shape with all that it leads to, each once. */
  const reached = (model: Model, shape: Parts | undefined, seen = new Set<string>()): unknown => {
    if (shape === undefined) return undefined;
    const name = shape.$shape as string | undefined;
    if (name !== undefined && seen.has(name)) return { $shape: name };
    const all = { ...(name === undefined ? {} : model.shapes[name]), ...shape };
    const within = new Set([...seen, ...(name === undefined ? [] : [name])]);
    return Object.fromEntries(
      Object.entries(all)
        .filter(([part]) => read.includes(part))
        .map(([part, value]) => {
          if (part === "members")
            return [part, mapped(value as Record<string, Parts>, (one) => reached(model, one, within))];
          return [
            part,
            typeof value === "object" && !Array.isArray(value) ? reached(model, value as Parts, within) : value,
          ];
        }),
    );
  };

  expect(read).toEqual(expect.arrayContaining(["members", "wireName", "pruned"]));
  expect(Object.keys(published.operations)).toEqual(Object.keys(whole.operations));
  for (const [name, { service, input, output, pagination }] of Object.entries(whole.operations)) {
    const own = published.operations[name];
    expect(own?.pagination).toEqual(pagination);
    expect(reached(published, own?.input)).toEqual(reached(whole, input));
    if (["ec2", "sts"].includes(service)) expect(reached(published, own?.output)).toEqual(reached(whole, output));
  }
});

test.each(["provider-schema.json", "provider-schema-6.66.json", "predefined-baselines.json"])(
  "%s is published as it is, without where it comes from",
  (name) => {
    const { about, ...read } = dataOf(name);

    expect(about).toEqual(expect.any(String));
    expect(publishedData(name, { about, ...read })).toEqual(read);
  },
);

function mapped<Value>(object: Record<string, Value>, change: (one: Value) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([name, one]) => [name, change(one)]));
}

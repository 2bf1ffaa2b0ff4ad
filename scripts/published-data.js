// What of the data of offline-aws is published: the parts that its code reads. Where a value comes from, and what tests
// hold answers to, stays in the repository.
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");

const PUBLISHED = {
  "ssm-attribute-behaviour.json": behaviour,
  "other-services-behaviour.json": behaviour,
  "ssm-read-api.json": readApi,
};

/** Writes the data files of a folder anew, as they are published. */
function makePublishedData(dist) {
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".json"))) {
    const data = JSON.parse(readFileSync(join(dist, file), "utf8"));
    writeFileSync(join(dist, file), JSON.stringify(publishedData(basename(file), data)));
  }
}

/** What is published of a data file, by its name. */
function publishedData(name, { about, ...data }) {
  return Object.hasOwn(PUBLISHED, name) ? PUBLISHED[name](data) : data;
}

/** As offline-aws/behaviour/behaviour.ts names them. */
const OF_ATTRIBUTE = [
  "forceNew",
  "default",
  "validation",
  "serviceLimits",
  "normalize",
  "computedBlock",
  "keptWhenUnset",
];

function behaviour({ resources }) {
  return {
    resources: mapped(resources, ({ framework, attributes }) => ({
      ...(framework === undefined ? {} : { framework }),
      attributes: mapped(attributes, (attribute) => only(OF_ATTRIBUTE, attribute)),
    })),
  };
}

/** As offline-aws/http/api.ts names them; `members`, `member`, `key` and `value` hold shapes in their turn. */
const OF_SHAPE = ["type", "$shape", "pruned", "enum", "pattern", "min", "max", "required", "wireName"];
const OF_OPERATION = ["service", "http", "pagination", "input"];
/** Those whose answers are written as XML by their shape; all others are JSON as they are. */
const IN_XML = ["ec2", "sts"];

function readApi({ operations, shapes }) {
  const kept = mapped(operations, (operation) =>
    only(IN_XML.includes(operation.service) ? [...OF_OPERATION, "output"] : OF_OPERATION, operation),
  );
  const used = new Set();
  const visit = ({ $shape, members = {}, member, key, value }) => {
    if ($shape !== undefined && !used.has($shape)) {
      used.add($shape);
      visit(shapes[$shape]);
    }
    for (const part of [...Object.values(members), member, key, value]) if (part !== undefined) visit(part);
  };
  for (const { input, output = {} } of Object.values(kept)) {
    visit(input);
    visit(output);
  }
  return { operations: kept, shapes: Object.fromEntries([...used].map((name) => [name, shape(shapes[name])])) };
}

function shape(one) {
  const { members, member, key, value } = one;
  return {
    ...only(OF_SHAPE, one),
    ...(members && { members: mapped(members, shape) }),
    ...(member && { member: shape(member) }),
    ...(key && { key: shape(key) }),
    ...(value && { value: shape(value) }),
  };
}

function only(names, object) {
  return Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));
}

function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, one]) => [name, change(one)]));
}

module.exports = { makePublishedData, publishedData };

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sensitiveValues, sensitiveValuesInHcl } from "../../../cli/refusal/sensitive-values";
import { shownRefusal } from "../../../cli/refusal/shown-refusal";
import { withoutValues } from "../../../cli/refusal/without-values";
import { testFolder } from "../../support/folders";

const NOWHERE = { environment: {}, flags: [], files: [] };
const values = (variable: object, sources: object = {}) => sensitiveValues({ variable }, { ...NOWHERE, ...sources });
const secret = (byDefault: unknown) => ({ v: { sensitive: true, default: byDefault } });

test.each<[string, object, object, string[]]>([
  ["a text", secret("hunter2"), {}, ["hunter2"]],
  ["a number", secret(271828), {}, ["271828"]],
  ["a list", secret(["hunter2", ["swordfish"]]), {}, ["hunter2", "swordfish"]],
  ["an object", secret({ login: { password: "hunter2", pin: 4711 } }), {}, ["hunter2", "4711"]],
  ["nothing of an open variable", { v: { default: "UBUNTU" } }, { flags: ["-var=v=RHEL"] }, []],
])("knows the leaves of %s", (_, variable, sources, expected) => {
  expect(values(variable, sources)).toEqual(expected);
});

test.each<[string, object]>([
  ["-var name=value", { flags: ["-var", "v=hunter2"] }],
  ["-var=name=value", { flags: ["-var=v=hunter2"] }],
  ["an object as JSON", { flags: ['-var=v={"password":"hunter2"}'] }],
  ["an object in Terraform's language", { flags: ['-var=v={ password = "hunter2" }'] }],
  ["the environment", { environment: { TF_VAR_v: "hunter2" } }],
  ["an object in the environment", { environment: { TF_VAR_v: '{ list = ["hunter2"] }' } }],
  ["a file of variables", { files: ['v = "hunter2"\n'] }],
  ["a file of variables as JSON", { files: ['{"v": {"password": "hunter2"}}'] }],
  ["a text of several lines in a file", { files: ["v = <<EOT\n  hunter2\nEOT\n"] }],
])("knows a value from %s", (_, sources) => {
  expect(values({ v: { sensitive: true } }, sources)).toContain("hunter2");
});

test("knows what a patch source is configured with", () => {
  const source = [{ name: "mine", configuration: "[mine]\npassword=hunter2\n", products: ["*"] }];

  expect(sensitiveValues({ resource: { aws_ssm_patch_baseline: { Linux: { source } } } }, NOWHERE)).toEqual([
    "[mine]\npassword=hunter2\n",
  ]);
});

test.each<[string, string, string]>([
  ["as it is", "hunter2", "got hunter2, hunter2"],
  ["within a word", "hunter2", "got xhunter2x"],
  ["as a quoted text", 'two "words"', 'got "two \\"words\\""'],
  ["line by line", "first line\nsecond line", "got first line and second line"],
  ["with its lines joined", "first line\nsecond line", "got first line second line"],
  ["with escaped breaks", "first line\nsecond line", 'got "first line\\nsecond line"'],
  ["wrapped elsewhere", "open sesame and more", "got open\n  sesame and\n  more"],
])("hides a value %s", (_, value, text) => {
  const told = withoutValues(text, [value]);

  for (const word of ["hunter2", "words", "first", "second", "sesame", "more"]) expect(told).not.toContain(word);
  expect(told).toContain("(sensitive value)");
});

test.each<[string, string, string]>([
  ["upper case", "hunter2-secret", "got HUNTER2-SECRET"],
  ["an address", "hunter2/secret", "got hunter2%2Fsecret"],
  ["urlencode", "hunter2 (secret)!", "got hunter2+%28secret%29%21"],
  ["jsonencode", "hunter2<secret>", 'got {"a":"hunter2\\u003csecret\\u003e"}'],
  ["Base64", "hunter2-secret", `got ${Buffer.from("hunter2-secret").toString("base64")}`],
  ["Base64 of more", "hunter2-secret", `got ${Buffer.from("admin:hunter2-secret\n").toString("base64")}`],
  ["Base64 of two bytes more", "hunter2-secret", `got ${Buffer.from("ad:hunter2-secret").toString("base64")}`],
  ["Base64 of lines", "hunter2\nsecret", `got ${Buffer.from("hunter2\nsecret").toString("base64")}`],
])("hides a value that a function wrote: %s", (_, value, text) => {
  const told = withoutValues(text, [value]);

  expect(told).toContain("(sensitive value)");
  const rest = told.replace(/^got |\(sensitive value\)/g, "");
  expect(Buffer.from(rest, "base64").toString()).not.toMatch(/hunter|secret/i);
  expect(rest).not.toMatch(/hunter|secret/i);
});

test("hides a value of 100,000 letters, of which no expression can be made", () => {
  const long = Array.from({ length: 14_285 }, (_, at) => `k${String(at).padStart(6, "0")}`).join("");

  expect(withoutValues(`got ${long}.`, [long])).toMatch(/^got (\(sensitive value\))+\.$/);
});

test.each(["its last line alone", "all of it, with its lines put into one"])(
  "hides a value of several lines with one too long for one expression: %s",
  (how) => {
    const long = Array.from({ length: 200 }, (_, at) => `k${String(at).padStart(5, "0")}`).join("");
    const value = `name\nmine\n${long}`;

    const told = withoutValues(`got ${how === "its last line alone" ? long : value.replaceAll("\n", ";")}.`, [value]);

    expect(told).not.toMatch(/k\d{5}/);
  },
);

test("hides a value that repeats itself, of which any piece is found in many places", () => {
  const value = `begin\n${"Zq9".repeat(400)}`;

  expect(withoutValues(`got ${"Zq9".repeat(400)}.`, [value])).toBe("got (sensitive value).");
});

test("hides two values of which one overlaps the other", () => {
  expect(withoutValues("got hunter2-swordfish-sesame", ["hunter2-swordfish", "swordfish-sesame"])).toBe(
    "got (sensitive value)",
  );
});

test("hides a short value where it is quoted, and leaves the words in which it stands", () => {
  expect(withoutValues('line 12: got "abc", not abcdef', ["abc", "12"])).toBe(
    'line 12: got "(sensitive value)", not abcdef',
  );
});

test("takes secrets out before the message is cut, so that no first half of one is left", () => {
  const folder = testFolder();
  const file = join(folder, "cdk.tf.json");
  const long = `begin${"x".repeat(700)}`;
  writeFileSync(file, JSON.stringify({ variable: { v: { sensitive: true, default: long } } }));

  const told = shownRefusal(`terraform plan ended with 1: ${"y".repeat(560)} got ${long}`, [file], []);

  expect(told).not.toContain("begin");
  expect(told.length).toBeLessThanOrEqual(601);
});

test("knows the files that Terraform reads variables from", () => {
  const folder = testFolder();
  const file = join(folder, "cdk.tf.json");
  writeFileSync(file, JSON.stringify({ variable: { v: { sensitive: true } } }));
  writeFileSync(join(folder, "terraform.tfvars"), 'v = "hunter2"');
  writeFileSync(join(folder, "more.auto.tfvars.json"), '{"v": "swordfish"}');
  mkdirSync(join(folder, "elsewhere"));
  writeFileSync(join(folder, "elsewhere/third.tfvars"), 'v = "sesame"');

  const told = shownRefusal("got hunter2, swordfish, sesame", [file], ["-var-file=elsewhere/third.tfvars"]);

  expect(told).toBe("got (sensitive value), (sensitive value), (sensitive value)");
});

test.each<[string, string, string]>([
  ["TF_CLI_ARGS_plan", "-lock=false -var v=hunter2", "hunter2"],
  ["TF_CLI_ARGS", "-var=v=hunter2", "hunter2"],
  ["TF_CLI_ARGS_plan", "'-var=v=hunter2 and more' -no-color", "hunter2 and more"],
  ["TF_CLI_ARGS_plan", '-var "v=hunter2 and \\"more\\""', 'hunter2 and "more"'],
  ["TF_CLI_ARGS_plan", "-var v=hunter2\\ and\\ more", "hunter2 and more"],
  ["TF_CLI_ARGS_plan", "-var-file=some.tfvars", "swordfish"],
])("knows the variables that stand in %s: %s", (name, args, value) => {
  const folder = testFolder();
  const file = join(folder, "cdk.tf.json");
  writeFileSync(file, JSON.stringify({ variable: { v: { sensitive: true } } }));
  writeFileSync(join(folder, "some.tfvars"), 'v = "swordfish"');
  const before = process.env[name];
  process.env[name] = args;

  try {
    expect(shownRefusal(`got ${value}.`, [file], [])).toBe("got (sensitive value).");
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
});

test("tells nothing of the configuration of a patch source that Terraform worked out", () => {
  const file = join(testFolder(), "cdk.tf.json");
  writeFileSync(file, JSON.stringify({ resource: {} }));
  const error = (name: string) =>
    "Error: expected length of source.0.configuration to be in the range (1 - 1024), got [mine] password=hunter2 " +
    `with aws_ssm_patch_baseline.${name}, on main.tf.json line 56`;

  const told = [shownRefusal(error("B"), [file], []), shownRefusal(`${error("B")} ${error("C")}`, [file], [])];

  for (const one of told) expect(one).not.toContain("hunter2");
  expect(told[0]).toBe(
    "Error: expected length of source.0.configuration to be in the range (1 - 1024), got (sensitive value) " +
      "with aws_ssm_patch_baseline.B, on main.tf.json line 56",
  );
});

test.each<[string, string, object]>([
  ["its default", 'variable "v" {\n  sensitive = true\n  default   = "hunter2"\n}\n', {}],
  ["a default on one line", 'variable "v" { default = "hunter2", sensitive = true }', {}],
  ["a default of several lines", 'variable "v" {\n  sensitive = true\n  default = <<EOT\n  hunter2\nEOT\n}\n', {}],
  ["a default in an object", 'variable v {\n  default = { a = { b = "hunter2" } }\n  sensitive = var.x\n}\n', {}],
  [
    "a default before a block and the mark",
    'variable "v" {\n  default = "hunter2"\n  validation {\n    condition = true\n  }\n  sensitive = true\n}\n',
    {},
  ],
  ["the environment", 'variable "v" { sensitive = true }', { environment: { TF_VAR_v: "hunter2" } }],
  ["a file", 'variable "v" { sensitive = true }', { files: ['v = "hunter2"'] }],
])("knows what a stack in Terraform's language keeps secret, from %s", (_, text, sources) => {
  expect(sensitiveValuesInHcl(text, { ...NOWHERE, ...sources })).toContain("hunter2");
});

test("tells what is open in Terraform's language", () => {
  const text = 'variable "v" {\n  sensitive = false\n  default = "open"\n}\nvariable "w" {\n  default = "too"\n}\n';

  expect(sensitiveValuesInHcl(text, NOWHERE)).toEqual([]);
});

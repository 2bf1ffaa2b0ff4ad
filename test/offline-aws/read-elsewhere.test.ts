import { refuseReadElsewhere, refuseReadInGraph } from "../../offline-aws/terraform/read-elsewhere";
import { testFolder } from "../support/folders";

/** A folder with a module in it, as `terraform get` leaves it. */
function root(files: Readonly<Record<string, string>>): string {
  const Modules = [
    { Key: "", Dir: "." },
    { Key: "m", Dir: "m" },
  ];
  return testFolder({ "m/main.tf": "", ".terraform/modules/modules.json": JSON.stringify({ Modules }), ...files });
}

const requires = (entry: string) => `terraform {\n  required_providers {\n    ${entry}\n  }\n}\n`;
const reads = (body = "") => `data "aws_ami" "a" {${body}}\n`;
const json = (value: object) => JSON.stringify(value);

describe("data that another provider would read is refused, though its type is one of AWS:", () => {
  test.each<[string, string]>([
    ["aws is the name of another", requires('aws = { source = "evil/aws" }') + reads()],
    ["in several lines", requires('aws = {\n      version = "~> 5.0"\n      source  = "evil/aws"\n    }') + reads()],
    [
      "behind a comment",
      requires('aws /* ours */ = /* ours */ { source = /* "hashicorp/aws" */ "evil/aws" }') + reads(),
    ],
    ["of one part", requires('aws = { source = "random" }') + reads()],
    ["of one part that looks like a version", requires('aws = { source = "1evil" }') + reads()],
    ["of one part that is a word of ours", requires('aws = { source = "version" }') + reads()],
    ["out of an object", requires('aws = { source = { version = "evil/aws" }.version }') + reads()],
    ["a version alone of another one", requires('evil = "~> 1.0"') + reads(" provider = evil ")],
    ["of another host", requires('aws = { source = "evil.example/hashicorp/aws" }') + reads()],
    ["with an escape", requires('aws = { source = "evil\\u002faws" }') + reads()],
    ["in a template", requires('aws = { source = "${"evil/aws"}" }') + reads()],
    ["over several lines", requires("aws = { source = <<-E\n      evil/aws\n      E\n    }") + reads()],
    ["it names another one", reads("\n  provider = evil\n")],
    ["in one line", reads(" provider = evil.west ")],
    ["in quotes", reads(' provider = "evil" ')],
    ["as one that begins alike", reads(" provider = aws-evil ")],
    ["written with a comment", reads(" provider /* = aws */ = /* aws */ evil ")],
    ["named otherwise", requires('other = { source = "evil/aws" }') + reads(" provider = other ")],
    ["in a check", `check "c" {\n  ${reads(" provider = evil ")}}\n`],
    ["as an ephemeral resource", 'ephemeral "aws_secretsmanager_secret_version" "a" {\n  provider = evil\n}\n'],
  ])("%s", (_, text) => {
    expect(() => refuseReadElsewhere(root({ "main.tf": text }))).toThrow(
      /^(data\.aws_ami|ephemeral\.aws_secretsmanager_secret_version)\.a would really be read while it is planned: only data of AWS is simulated$/,
    );
    expect(() => refuseReadElsewhere(root({ "m/main.tf": text }))).toThrow(/^module\.m\./);
  });

  test.each<[string, object]>([
    ["aws is the name of another", { terraform: [{ required_providers: [{ aws: { source: "evil/aws" } }] }] }],
    ["it names another one", { data: { aws_ami: { a: { provider: "evil" } } } }],
    ["of one part that looks like a version", { terraform: { required_providers: { aws: { source: "1evil" } } } }],
    ["of one part that is a word of ours", { terraform: { required_providers: { aws: { source: "version" } } } }],
    ["in a list of lists", { terraform: [[{ required_providers: { aws: { source: "evil/aws" } } }]] }],
    ["it names another one in a list of lists", { data: { aws_ami: { a: [[{ provider: "evil" }]] } } }],
    ["in a check in a list of lists", { check: { c: [[{ data: { aws_ami: { a: { provider: "evil" } } } }]] } }],
    [
      "a version alone of another one",
      { terraform: { required_providers: { evil: "~> 1.0" } }, data: { aws_ami: { a: { provider: "evil" } } } },
    ],
    ["as a template", { data: { aws_ami: { a: { provider: "${evil}" } } } }],
    ["as no text", { data: { aws_ami: { a: { provider: [] } } } }],
    ["in a list", { data: { aws_ami: { a: [{}, { provider: "evil.west" }] } } }],
  ])("%s, in JSON", (_, part) => {
    const configuration = { data: { aws_ami: { a: {} } }, ...part };

    expect(() => refuseReadElsewhere(root({ "m/main.tf.json": json(configuration) }))).toThrow(
      "module.m.data.aws_ami.a would really be read",
    );
  });

  test("what one file requires counts for all of its module, and for no other", () => {
    const evil = requires('aws = { source = "evil/aws" }');

    expect(() =>
      refuseReadElsewhere(root({ "main.tf": evil, "z_override.tf.json": json({ data: { aws_ami: { a: {} } } }) })),
    ).toThrow("data.aws_ami.a would really be read");
    expect(() => refuseReadElsewhere(root({ "main.tf": evil, "m/main.tf": reads() }))).not.toThrow();
  });
});

test.each<[string, string]>([
  ["nothing required", reads()],
  ["another Region", reads("\n  provider = aws.west # not the one here\n  owners = []\n")],
  ["an index", reads(' provider = aws.by_region["x"] ')],
  [
    "a source",
    requires('aws = {\n      source  = "hashicorp/aws"\n      version = ">= 5.0, < 7.0.0-beta1"\n    }') + reads(),
  ],
  ["a whole source", requires('aws = { source = "registry.terraform.io/hashicorp/aws" }') + reads()],
  ["a version alone", requires('aws = "~> 5.0"') + reads()],
  ["comments", requires('aws = { # "ours"\n "source" : /* a */ "hashicorp/aws", // }\n version = "5" }') + reads()],
  ["another name", requires('usa = { source = "hashicorp/aws" }') + reads(" provider = usa ")],
  [
    "others beside",
    requires('random = { source = "hashicorp/random" }\n    aws = { source = "hashicorp/aws" }') + reads(),
  ],
  [
    "aliases",
    requires('aws = {\n      source = "hashicorp/aws"\n      configuration_aliases = [aws.west]\n    }') + reads(),
  ],
])("data of AWS is read with %s", (_, text) => {
  expect(() => refuseReadElsewhere(root({ "main.tf": text, "m/main.tf": text }))).not.toThrow();
});

test("so it is in JSON", () => {
  const aws = { source: "hashicorp/aws", version: "~> 5.0", configuration_aliases: ["aws.west"] };
  const configuration = {
    "//": { data: "a comment" },
    terraform: { required_providers: { aws } },
    data: { aws_ami: { a: { "//": "a: comment", provider: "aws.west" } } },
  };

  expect(() => refuseReadElsewhere(root({ "main.tf.json": json(configuration) }))).not.toThrow();
});

test("what Terraform passes over is not read: hidden files, as macOS leaves them behind, and folders", () => {
  const others = { "._main.tf": reads(" provider = evil "), "._a.tf.json": "{", "m/old.tf/README": "" };

  expect(() => refuseReadElsewhere(root({ "main.tf": reads(), ...others }))).not.toThrow();
});

test("what is no JSON is refused, where Terraform did not", () => {
  expect(() => refuseReadElsewhere(root({ "m/a.tofu.json": "{" }))).toThrow(
    "m/a.tofu.json is not valid JSON: correct or remove it",
  );
});

test("a property that stands twice is refused, for the first one would be read and not seen", () => {
  const twice = '{\n  "data": { "http": { "a": {} } },\n  "locals": { "data": "" },\n  "\\u0064ata": {}\n}\n';

  expect(() => refuseReadElsewhere(root({ "m/main.tf.json": twice }))).toThrow(
    'm/main.tf.json:4: "data" stands twice in one object, and Terraform reads both: name it once',
  );
});

test("but a comment in JSON may stand twice, whatever it holds", () => {
  const comments = '{ "//": { "a": "{" }, "//": "\\": two", "locals": [{ "a": 1 }, { "a": 2 }] }';

  expect(() => refuseReadElsewhere(root({ "m/main.tf.json": comments }))).not.toThrow();
});

const provider = (source: string) => `provider[\\"registry.terraform.io/${source}\\"]`;

test.each([
  ["data.external.a", '"[root] data.external.a (expand)" [label = "data.external.a", shape = "box"]'],
  ["module.m.module.n.data.http.a", '"[root] module.m.module.n.data.http.a (expand)" [label = "a", shape = "box"]'],
  ["ephemeral.random_password.a", '"[root] ephemeral.random_password.a (expand)" [label = "a"]'],
  ["data.aws_ami.a", `"[root] data.aws_ami.a (expand)" -> "[root] ${provider("evil/aws")}"`],
  [
    "module.m.data.aws_ami.a",
    `"[root] module.m.data.aws_ami.a (expand)" -> "[root] module.m.${provider("evil/aws")}.west"`,
  ],
])("what Terraform itself would read of another provider is refused: %s", (address, line) => {
  expect(() => refuseReadInGraph(`digraph {\n\t${line}\n}\n`)).toThrow(`${address} would really be read`);
});

test("what Terraform would read of AWS is not refused, nor what is of another provider and is not read", () => {
  const lines = [
    '"[root] data.aws_ami.a (expand)" [label = "data.aws_ami.a", shape = "box"]',
    `"[root] data.aws_ami.a (expand)" -> "[root] ${provider("hashicorp/aws")}.west"`,
    `"[root] module.data.random_id.a (expand)" -> "[root] ${provider("hashicorp/random")}"`,
  ];

  expect(() => refuseReadInGraph(lines.join("\n"))).not.toThrow();
});

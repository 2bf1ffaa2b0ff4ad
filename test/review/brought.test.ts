import { type GivenResource, planWith, reviewWith } from "./given-plans";
import { changed, command, kept, made, TASK, told } from "./given-ways";

const LIST = (...ids: readonly string[]) => `patches:\n${ids.map((id) => `  - id: "${id}"\n`).join("")}`;
const FILE = "aws_s3_object.list";
const file = (content: string, more: object = {}) => ({ bucket: "output", key: "override/cve.yaml", content, ...more });
const installing = (url: unknown) =>
  command("AWS-RunPatchBaseline", { InstallOverrideList: url, Operation: "Install", RebootOption: "NoReboot" });
const URL = "s3://output/override/cve.yaml";

const NEW_TASK =
  "new task of sunday: Install KB5039217 and openssl*, no reboot, 1 at a time, stops when more than 1 fails";

/** What Terraform plans where the bucket is new, and has a name of AWS's. */
const notKnown = (dependsOn: readonly string[]): readonly GivenResource[] => [
  {
    address: TASK,
    after: installing(null),
    unknown: {
      task_invocation_parameters: [{ run_command_parameters: [{ parameter: [{ values: [true] }, {}, {}] }] }],
    },
    dependsOn,
  },
  {
    address: FILE,
    after: { key: "override/cve.yaml", content: LIST("KB5039217", "openssl*") },
    unknown: { bucket: true },
  },
];

test("a new task is told with the list that it reads, and the list is counted with it alone", () => {
  const resources = [made(TASK, installing(URL)), made(FILE, file(LIST("KB5039217", "openssl*")))];

  expect(told(...resources)).toContain(NEW_TASK);
  const { stacks } = reviewWith(planWith(resources));
  expect(stacks.map(({ others, used, reviewedWith }) => [others, used, reviewedWith])).toEqual([
    [{}, {}, { aws_s3_object: 1 }],
  ]);
});

test("a list in a bucket that is known after apply is the one that the task waits for", () => {
  const [risk, ...sentences] = told(...notKnown([FILE]));

  expect(sentences).toContain(NEW_TASK);
  expect(risk).toBe("medium");
});

test("what a task does is not known where it waits for no list", () => {
  const [risk, ...sentences] = told(...notKnown([]));

  expect(sentences).toContain("new task of sunday: Install, no reboot, 1 at a time, stops when more than 1 fails");
  expect(risk).toBe("high");
});

test("a list that changes is told with what it says now and said before", () => {
  const [risk, ...sentences] = told(
    kept(TASK, installing(URL)),
    changed(FILE, file(LIST("openssl*")), file(LIST("openssl*", "curl"))),
  );

  expect([risk, ...sentences]).toEqual([
    "high",
    "the file list changes, from which window sunday reads what to install: openssl* and curl, was openssl*",
  ]);
});

test("a document of which some must not be shown tells nothing", () => {
  const resources = [made(TASK, installing(URL)), made(FILE, file(LIST("openssl*")))];
  const plan = planWith(resources) as { resource_changes: { type: string; change: object }[] };
  for (const { type, change } of plan.resource_changes)
    if (type === "aws_s3_object") Object.assign(change, { after_sensitive: { content: true } });

  expect(JSON.stringify(reviewWith(plan))).not.toContain("openssl");
});

import { renderTerminal } from "../../review/render/terminal";
import { ChangedPlan, commandOf, toldOf } from "./changed-plans";
import type { Open } from "./stories/example";

// What stands around patching: nodes with their tags, and what documents read. Nothing of it is hidden in silence.

const ID = "i-0123456789abcdef0";
const web = (group: string): Open => ({
  id: ID,
  region: "eu-central-1",
  tags: { Name: "web-1", "Patch Group": group },
  tags_all: { Name: "web-1", "Patch Group": group },
});
const changeOf = (plan: ChangedPlan): Open => plan.plan.resource_changes.at(-1).change;

test("a sensitive tag that names the patch group weighs high, and its value is told nowhere", () => {
  const plan = new ChangedPlan().resource("aws_instance.web", web("prod-web"), web("s3cr3t-group"));
  const marks = { tags: { "Patch Group": true }, tags_all: { "Patch Group": true } };
  Object.assign(changeOf(plan), { before_sensitive: marks, after_sensitive: marks });
  const review = plan.review();

  expect(toldOf(review)).toEqual([
    "tags.Patch Group of web-1: a sensitive value changes, which may decide who patches it (high)",
  ]);
  expect(renderTerminal(review)).not.toContain("s3cr3t-group");
});

test("a sensitive tag that nothing goes by is no news", () => {
  const tagged = (token: string) => ({ ...web("prod-web"), tags_all: { ...web("prod-web").tags, token } });
  const plan = new ChangedPlan().resource("aws_instance.web", tagged("one"), tagged("two"));
  const marks = { tags_all: { token: true } };
  Object.assign(changeOf(plan), { before_sensitive: marks, after_sensitive: marks });

  expect(toldOf(plan.review())).toEqual([]);
});

test("a patch group that is sensitive is not called known after apply", () => {
  const plan = new ChangedPlan().resource("aws_instance.web", web("prod-web"), web("s3cr3t-group"));
  Object.assign(changeOf(plan), {
    after_sensitive: { tags: { "Patch Group": true }, tags_all: { "Patch Group": true } },
  });

  expect(toldOf(plan.review()).join()).not.toContain("known after apply");
});

test("a parameter that a task reads changes, though its value is always sensitive", () => {
  const plan = new ChangedPlan();
  const { change } = plan.at("install");
  for (const side of [change.before, change.after])
    commandOf(side).parameter.push({ name: "SnapshotId", values: ["{{ssm:/a}}"] });
  plan.resource("aws_ssm_parameter.a", { name: "/a", value: "one" }, { name: "/a", value: "two" });
  Object.assign(changeOf(plan), { before_sensitive: { value: true }, after_sensitive: { value: true } });

  expect(toldOf(plan.review())).toEqual(["the parameter a changes, which window sunday reads (medium)"]);
});

test("an action that this release does not know is named of a node, too", () => {
  const plan = new ChangedPlan().resource("aws_instance.web", web("prod-web"));
  changeOf(plan).actions = ["somersault"];

  expect(toldOf(plan.review())).toEqual([
    'Terraform plans the action "somersault", which this release does not know (high)',
  ]);
});

test("another tag of what runs a patch document is no news", () => {
  const target = (team: string) => ({
    arn: "arn:aws:ssm:eu-central-1::document/AWS-RunPatchBaseline",
    run_command_targets: [{ key: "tag:Patch Group", values: ["prod-web"] }],
    tags: { team },
  });
  const told = (before: Open, after: Open) =>
    toldOf(new ChangedPlan().resource("aws_cloudwatch_event_target.scan", before, after).review());

  expect(told(target("one"), target("two"))).toEqual([]);
  expect(told(target("one"), { ...target("one"), run_command_targets: [] })).toEqual([
    "it runs AWS-RunPatchBaseline, outside of windows, associations and policies (medium)",
  ]);
});

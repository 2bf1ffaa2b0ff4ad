import { ChangedPlan } from "./changed-plans";

const NODE = "aws_instance.it";

function toldOf(plan: ChangedPlan) {
  const { stacks } = plan.review();
  const change = stacks.flatMap(({ changes }) => changes).find(({ address }) => address === NODE);
  return { says: change?.details.map(({ says }) => says), nextRun: change?.reach.nextRun?.local };
}

const withNode = (tags: object, plan = new ChangedPlan()) => plan.create(NODE, { tags_all: tags });
const onlyProd = () =>
  new ChangedPlan().update("web", (after, before) => {
    for (const side of [before, after]) side.targets.push({ key: "tag:Stage", values: ["prod"] });
  });

test("a node with the key that the window asks for has its next run", () => {
  expect(toldOf(withNode({ "Patch Group": "prod-web" }))).toEqual({
    says: ["it joins patch group prod-web"],
    nextRun: "2026-11-29T02:00",
  });
});

test.each<[string, ChangedPlan, string]>([
  ["by the other key", withNode({ PatchGroup: "prod-web" }), "tag:Patch Group = dev-web or prod-web"],
  [
    "without another tag that is asked for",
    withNode({ "Patch Group": "prod-web", Stage: "test" }, onlyProd()),
    "tag:Stage = prod",
  ],
])("a node that joins a patch group %s is left out, and no run is named", (_, plan, asked) => {
  expect(toldOf(plan)).toEqual({
    says: ["it joins patch group prod-web", `window sunday does not work on it, for it asks for ${asked}`],
    nextRun: undefined,
  });
});

test("a node of which a tag is not known yet is not said to be left out", () => {
  const plan = new ChangedPlan().create(NODE, { tags_all: { PatchGroup: "prod-web" } }, { tags_all: { Stage: true } });

  expect(toldOf(plan).says).toEqual(["it joins patch group prod-web"]);
});

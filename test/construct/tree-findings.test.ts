import { Aspects } from "cdktf";
import { type PatchBaseline, PatchGroup } from "../../modules";
import { leaveToWhole } from "../../modules/construct/report";
import { treeFindings } from "../../modules/construct/tree-findings";
import { appOn, stackIn } from "../support/apps";
import { baseline, lab, sunday, synth } from "./given";

test("an environment in which everything fits is synthesised without a word", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  sunday(stack, new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] }));

  expect(synth(app).annotations).toEqual([]);
});

test("a warning stands on the construct at fault, in the words of the check", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] });

  expect(synth(app).annotations).toEqual([
    {
      path: "patching/Web",
      level: "warn",
      message:
        'no maintenance window targets the patch group "web" [PM602]\n' +
        "    Its nodes follow the group's baselines, but there is no maintenance window here: nothing scans " +
        "them or installs anything.\n" +
        "    → add a window, association or patch policy that targets the group, or accept this (acceptFinding) if something else patches its nodes",
    },
  ]);
});

test("an error between objects stops the synth, with the path of the construct at fault", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  new PatchGroup(stack, "One", { patchGroup: "web", baselines: [baseline(stack)] });
  new PatchGroup(stack, "Two", { patchGroup: "web", baselines: [baseline(stack, "Other")] });

  expect(() => app.synth()).toThrow(
    "Validation failed with the following errors:\n" +
      '  [patching/Two] the patch group "web" has a second baseline for Amazon Linux 2023 [PM610]\n' +
      "    patching/One registers patching/Linux for it, this one registers patching/Other. AWS accepts one " +
      "baseline for a group and system, and refuses the second with AlreadyExistsException.\n" +
      "    → register the group once, or give one of the two another name",
  );
});

test("nothing across objects is said where the app skips validation", () => {
  const app = appOn("2026-11-23", { skipValidation: true });
  const stack = stackIn(app, "patching");
  new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] });

  expect(synth(app).annotations).toEqual([]);
});

test("what an aspect adds is looked at, and what was taken out of the tree is not", () => {
  const app = appOn();
  const stack = stackIn(app, "patching");
  const web = new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline(stack)] });
  new PatchGroup(stack, "Gone", { patchGroup: "gone", baselines: [baseline(stack, "Other")] });
  stack.node.tryRemoveChild("Gone");
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === stack && stack.node.tryFindChild("Sunday") === undefined) sunday(stack, web);
    },
  });

  expect(synth(app).annotations).toEqual([]);
});

test("what is left to a whole is not told of its part, though all was looked at before", () => {
  const stack = lab(appOn());
  const told = () => treeFindings(stack).map(({ finding }) => finding.checkId);

  expect(told()).toEqual(["PM106"]);

  leaveToWhole(stack.node.findChild("Linux") as PatchBaseline, "PM106");

  expect(told()).toEqual([]);
});

test("the day decides what is warned of, and nothing that Terraform reads", () => {
  const before = appOn("2026-06-01");
  const after = appOn("2027-01-01");
  lab(before);
  lab(after);

  const [one, other] = [synth(before), synth(after)];

  expect(other.annotations).not.toEqual(one.annotations);
  expect(other.terraform).toBe(one.terraform);
});

test("a day that is none is refused", () => {
  const app = appOn("2026-02-30");

  expect(() => lab(app)).toThrow(
    "context cdktf-patch-manager:today is not valid\n" +
      '  - cdktf-patch-manager:today: expected a valid date as YYYY-MM-DD, got "2026-02-30" [PM001]',
  );
});

import { planChecks } from "../../model/checks/plan/plan-checks";
import { acceptFinding, findingsIn } from "../../modules/construct/accept-finding";
import { appOn } from "../support/apps";
import { ids, lab, synth } from "./given";

const END_OF_SUPPORT = {
  check: "PM106",
  reason: "moves to Amazon Linux 2023 in spring",
  owner: "platform team",
  until: "2027-03-31",
};

test("an accepted finding is listed with its reason, and no longer warned of", () => {
  const app = appOn();

  acceptFinding(lab(app), END_OF_SUPPORT);

  expect(synth(app).annotations).toEqual([
    {
      path: "patching/Linux",
      level: "info",
      message:
        "PM106 accepted until 2027-03-31 (platform team): Amazon Linux 2 left support on 2026-06-30: no patches are " +
        "released for it any more; move its nodes to Amazon Linux 2023\n    Reason: moves to Amazon Linux 2023 in spring",
    },
  ]);
});

test("after its last day an acceptance no longer holds, and the warning tells of it", () => {
  const app = appOn("2027-04-01");

  acceptFinding(lab(app), END_OF_SUPPORT);

  expect(synth(app).annotations).toEqual([
    {
      path: "patching/Linux",
      level: "warn",
      message:
        "operatingSystem: Amazon Linux 2 left support on 2026-06-30: no patches are released for it any more; " +
        "move its nodes to Amazon Linux 2023 [PM106]\n" +
        "    It was accepted until 2027-03-31 (platform team): moves to Amazon Linux 2023 in spring",
    },
  ]);
});

test("an acceptance that matches nothing is a warning where it stands", () => {
  const app = appOn("2026-06-01");

  acceptFinding(lab(app), { ...END_OF_SUPPORT, at: "operatingSystem" });

  expect(synth(app).annotations).toEqual([
    {
      path: "patching",
      level: "warn",
      message:
        "expected a finding of PM106 at operatingSystem in patching, but there is none; remove the acceptance [PM690]",
    },
  ]);
});

test("an acceptance for the whole app counts in every stack, and one without effect stands on the first", () => {
  const app = appOn();
  acceptFinding(app, END_OF_SUPPORT);
  acceptFinding(app, { ...END_OF_SUPPORT, check: "PM605" });
  lab(app);

  const written = synth(app);
  expect(ids(written)).toEqual(["warn patching PM605", "info patching/Linux PM106"]);
  expect(written.annotations[0]?.message).toBe(
    "expected a finding of PM605 in any stack, but there is none; remove the acceptance that stands on the app [PM690]",
  );
});

test.each(planChecks.map(({ id }) => id))(
  "an acceptance of %s waits for the review of a plan that finds it",
  (check) => {
    const app = appOn();
    acceptFinding(app, { ...END_OF_SUPPORT, check });
    lab(app);

    expect(ids(synth(app))).toEqual(["warn patching/Linux PM106"]);
  },
);

test("a summary can be made of what is found below a construct", () => {
  const app = appOn();
  const stack = lab(app);
  acceptFinding(stack, END_OF_SUPPORT);

  expect(
    findingsIn(stack).map(({ construct, finding, accepted }) => [
      construct.node.path,
      finding.checkId,
      accepted?.owner,
    ]),
  ).toEqual([["patching/Linux", "PM106", "platform team"]]);
});

test.each<[string, object, string]>([
  [
    "a check that does not exist",
    { check: "PM999" },
    'check: expected the id of a check such as PM106, got "PM999"; npx cdktf-patch checks lists them [PM001]',
  ],
  [
    "an error",
    { check: "PM610" },
    "check: PM610 is an error and cannot be accepted; register the group once, or give the second another name [PM001]",
  ],
  [
    "all that a check finds of several, also what comes later",
    { check: "PM766" },
    'at: expected a system such as "WINDOWS", missing; each is accepted by itself, so that none is hidden that comes later [PM001]',
  ],
  [
    "a day that does not exist",
    { until: "2027-02-29" },
    'until: expected a valid date as YYYY-MM-DD, got "2027-02-29" [PM001]',
  ],
  ["no reason worth the word", { reason: "ok" }, 'reason: expected 10 to 500 characters, got "ok" [PM001]'],
  ["nobody", { owner: "" }, 'owner: expected 1 to 100 characters, got "" [PM001]'],
  ["a misspelt property", { untill: "2027-01-01" }, "untill: there is no such property; did you mean until [PM001]"],
])("throws when a finding is accepted with %s", (_, changes, line) => {
  const stack = lab(appOn());

  expect(() => acceptFinding(stack, { ...END_OF_SUPPORT, ...changes } as never)).toThrow(
    new Error(`accepted finding in patching is not valid\n  - ${line}`),
  );
});

import type { ExistingObject } from "../../../account/adopt/existing-object";
import { fromSnapshot } from "../../../account/adopt/from-snapshot";
import { programOf } from "../../../account/adopt/program-of";
import { readSelector, type Selector, selected } from "../../../account/adopt/select";
import { hiddenText } from "../../../account/snapshot/hidden-text";
import type { SnapshotRegion } from "../../../account/snapshot/snapshot-schema";
import { accountOf, BASELINE } from "./given-account";

const CHOICES = {
  raw: new Map<ExistingObject, string>(),
  keepOrder: new Set<ExistingObject>(),
  overrides: new Map<ExistingObject, readonly string[]>(),
  names: new Map<string, string>(),
};

const ASSOCIATIONS = [
  ["a-1", "weekly"],
  ["a-2", "nightly"],
].map(([AssociationId = "", AssociationName]) => ({
  AssociationId,
  AssociationName,
  Name: "AWS-RunPatchBaseline",
  Targets: [{ Key: "InstanceIds", Values: ["*"] }],
}));

test("associations are in the order of their own names, and the user's ids are found by them", () => {
  const names = new Map([
    ["nightly", "EachNight"],
    ["AWS-RunPatchBaseline", "Wrong"],
  ]);

  const { statements } = programOf(fromSnapshot(accountOf({ associations: ASSOCIATIONS })), { ...CHOICES, names });

  expect(statements.map(({ id }) => id)).toEqual(["EachNight", "Weekly"]);
});

test("a patch group has the id that the user gives to its name", () => {
  const group = { PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId };
  const existing = fromSnapshot(accountOf({ baselines: [BASELINE], patchGroups: [group] }));

  const { statements } = programOf(existing, { ...CHOICES, names: new Map([["web", "Frontend"]]) });

  expect(statements.map(({ id }) => id)).toEqual(["AcmeLinux", "Frontend"]);
});

test("no construct has the variable of a Region's provider", () => {
  const [central] = accountOf({ baselines: [BASELINE] }).regions;
  const west = { ...central, region: "eu-west-1", baselines: [{ ...BASELINE, Name: "eu-west-1" }] };
  const account = { id: "123456789012", regions: [central, west] as SnapshotRegion[], refused: [] };

  const { statements } = programOf(fromSnapshot(account), CHOICES);

  expect(statements.map(({ id, variable }) => [id, variable])).toEqual([
    ["AcmeLinux", "acmeLinux"],
    ["EuWest1", "euWest12"],
  ]);
});

test("a secret of what is not adopted is no variable", () => {
  const source = (text: string) => ({ Name: text, Products: ["*"], Configuration: hiddenText(text) });
  const baselines = [
    { ...BASELINE, Sources: [source("ours")] },
    { ...BASELINE, BaselineId: "pb-0123456789abcdef1", Name: "theirs", Sources: [source("theirs")] },
  ];
  const except = readSelector("name=theirs") as Selector;

  const { secrets } = programOf(selected(fromSnapshot(accountOf({ baselines })), [], [except]), CHOICES);

  expect(secrets.map(({ what }) => what)).toEqual(["source ours of patch baseline acme-linux"]);
});

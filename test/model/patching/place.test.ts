import type { PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import { mayBeOnePlace, placeOf, samePlace } from "../../../model/patching/place/place";
import { UNKNOWN } from "../../../model/values/unknown";

const environment = (given: Partial<PatchEnvironmentModel>): PatchEnvironmentModel => ({
  baselines: [],
  patchGroups: [],
  defaultBaselines: [],
  maintenanceWindows: [],
  ...given,
});
const provider = environment({ account: "111111111111", region: "eu-central-1" });

test("an object is in its own Region, and without one in that of its provider", () => {
  expect(placeOf({ region: "us-east-1" }, provider).region).toEqual({ kind: "named", name: "us-east-1" });
  expect(placeOf({}, provider).region).toEqual({ kind: "named", name: "eu-central-1" });
  expect(placeOf({ region: UNKNOWN }, provider).region).toEqual({ kind: "unknown" });
});

test("a named provider of the stack decides for the objects that name it", () => {
  const two = environment({
    region: "eu-central-1",
    providers: { us: { region: "us-east-1", account: "222222222222" } },
  });

  expect(placeOf({ provider: "us" }, two)).toMatchObject({
    account: "222222222222",
    region: { kind: "named", name: "us-east-1" },
  });
  expect(samePlace(placeOf({ provider: "us" }, two), placeOf({}, two))).toEqual({ same: "no" });
});

test("the Region of a provider which names none is a Region of its own", () => {
  const unnamed = environment({});

  expect(samePlace(placeOf({}, unnamed), placeOf({}, unnamed))).toEqual({ same: "yes" });
  expect(samePlace(placeOf({}, unnamed), placeOf({ region: "us-east-1" }, unnamed))).toEqual({ same: "no" });
  expect(mayBeOnePlace(placeOf({}, unnamed), placeOf({ region: "us-east-1" }, unnamed))).toBe(true);
});

test("whether a Region that is known after apply is another one is not known", () => {
  const answer = samePlace(placeOf({ region: UNKNOWN }, provider), placeOf({}, provider));

  expect(answer).toEqual({ same: "not known", because: "its Region is not known yet" });
});

test("objects of two providers in one Region are apart where their accounts differ, and otherwise it is not known", () => {
  const places = (accounts: readonly (string | undefined)[]) => {
    const [one, two] = accounts.map((account) => ({ region: "eu-central-1", account }));
    const both = environment({ providers: { one: one ?? {}, two: two ?? {} } });
    return samePlace(placeOf({ provider: "one" }, both), placeOf({ provider: "two" }, both));
  };

  expect(places(["111111111111", "222222222222"])).toEqual({ same: "no" });
  expect(places(["111111111111", "111111111111"])).toEqual({ same: "yes" });
  expect(places(["111111111111", undefined])).toEqual({
    same: "not known",
    because: "which account it is in is not known",
  });
});

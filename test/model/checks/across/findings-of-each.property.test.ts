import fc from "fast-check";
import { findingsAcross } from "../../../../model/checks/across/across-checks";
import { findingsOfEach } from "../../../../model/checks/across/findings-of-each";
import { patchingOf } from "../../../../model/patching/patching";
import { type EnvironmentProps, validEnvironment } from "../../../support/arbitraries-environment";
import { environmentModel } from "../property/judge";

const TODAY = new Date("2026-11-23T00:00:00Z");
const { FUZZ } = process.env;
const RUNS = FUZZ === undefined ? 40 : 10 * Number(FUZZ);

/** The same definition in a stack of another name. */
function inStack(stack: string, { baselines, defaults, groups, windows }: EnvironmentProps): EnvironmentProps {
  const below = (id: string) => `${stack}/${id}`;
  const keyed = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).map(([id, one]) => [below(id), one]));
  return {
    baselines: keyed(baselines),
    defaults: defaults.map(below),
    groups: keyed(
      Object.fromEntries(
        Object.entries(groups).map(([id, group]) => [id, { ...group, baselines: group.baselines.map(below) }]),
      ),
    ),
    windows: keyed(windows),
  };
}

const account = fc.constantFrom(undefined, "111111111111", "222222222222");
const region = fc.constantFrom("eu-central-1", "eu-central-1", "us-east-1");

test("accounts that are alike are told what each would be told alone", () => {
  let shared = 0;
  fc.assert(
    fc.property(
      fc
        .tuple(validEnvironment, validEnvironment)
        .map(([one, other]) => [one, { ...one, windows: other.windows }, other]),
      fc.array(fc.record({ which: fc.nat(2), account, region }), { minLength: 2, maxLength: 5 }),
      (definitions, stacks) => {
        const patching = patchingOf(
          stacks.map(({ which, ...place }, index) => {
            const definition = definitions[which] as EnvironmentProps;
            const stack = `stack-${index}`;
            return { environment: { ...environmentModel(inStack(stack, definition)), ...place }, stack };
          }),
          { from: TODAY },
        );
        const context = { today: TODAY, neighbours: patching.neighbours };

        const each = patching.environments.map((view) => findingsAcross(view, context));

        shared += each.filter((found) => found.length > 0).length;
        expect(findingsOfEach(patching.environments, context)).toEqual(each.flat());
      },
    ),
    { numRuns: RUNS },
  );
  expect(shared).toBeGreaterThan(RUNS / 2);
});

import { Fn, TerraformVariable } from "cdktf";
import { PatchEnvironment } from "../../modules";
import { appOn, stackIn } from "../support/apps";
import { refusal } from "../support/refusal";
import { ACCOUNTS, DEFINITION, RINGS, resourcesOf } from "./given";
import { fleet } from "./given-fleets";
import { environment, FREEZE, Sunday } from "./given-freezes";

/** What JavaScript writes for what is there in one case alone: `{ Nightly: isProduction ? { … } : undefined }`. */
const ABSENT = {
  baselines: { ...DEFINITION.baselines, Other: undefined },
  patchGroups: { ...DEFINITION.patchGroups, Other: undefined },
  maintenanceWindows: {
    Sunday: {
      ...Sunday,
      patchTasks: { ...Sunday.patchTasks, Other: undefined },
      targets: { Other: undefined },
      lambdaTasks: { Other: undefined },
    },
    Other: undefined,
  },
  associations: { Other: undefined },
  patchPolicies: { Other: undefined },
};

test.each(Object.entries(ABSENT))(
  "of %s what is undefined is left out, with change freezes and without",
  (kind, parts) => {
    for (const freezes of [{}, { changeFreezes: [FREEZE] }]) {
      const resources = (changes: object) => Object.keys(environment({ ...changes, ...freezes }).resources);

      expect(resources({ [kind]: parts })).toEqual(resources({}));
    }
  },
);

test("of the environment of a fleet as well", () => {
  const resources = (environment: object) =>
    Object.values(fleet({ environment }).stacks).flatMap((stack) => Object.keys(resourcesOf(stack)));

  expect(resources({ ...DEFINITION, ...ABSENT })).toEqual(resources(DEFINITION));
});

test("what was undefined is missed where something refers to it", () => {
  expect(refusal(() => environment({ patchGroups: { Web: undefined } }))).toBe(
    'patch environment fleet/Default is not valid\n  - maintenanceWindows.Sunday.patchGroups[0]: expected the key of a patch group, got "Web"; there is none [PM001]',
  );
});

test.each([null, undefined, 7, {}])(
  "a window that change freezes divide is refused for its name %j as any other",
  (name) => {
    const said = (changes: object) =>
      refusal(() => environment({ maintenanceWindows: { Sunday: { ...Sunday, name } }, ...changes }));

    expect(said({ changeFreezes: [FREEZE] })).toBe(said({}));
    expect(said({})).toContain("name: ");
  },
);

test.each([Object.create(null), { toString: 1 }])("a key of a baseline that is no text is refused as one", (key) => {
  const { Web } = DEFINITION.patchGroups;
  const said = refusal(
    () =>
      new PatchEnvironment(stackIn(appOn(), "fleet"), "Default", {
        ...DEFINITION,
        patchGroups: { Web: { ...Web, baselines: [key] } },
      } as never),
  );

  expect(said).toContain("patchGroups.Web.baselines[0]: expected the key of a baseline, got an object");
});

describe("what only Terraform knows", () => {
  const KNOWN_LATER = "got a value that is known after apply";
  const given = () => {
    const stack = stackIn(appOn(), "fleet");
    return { stack, any: new TerraformVariable(stack, "any", {}) };
  };
  const made = (changes: (any: TerraformVariable) => object) => {
    const { stack, any } = given();
    return refusal(() => new PatchEnvironment(stack, "Default", { ...DEFINITION, ...changes(any) } as never));
  };

  test.each<[string, (any: TerraformVariable) => object, string]>([
    ["parts", ({ value }) => ({ baselines: value }), `baselines: expected an object, ${KNOWN_LATER}; write it out`],
    [
      "parts from a function",
      ({ value }) => ({ maintenanceWindows: Fn.merge([value]) }),
      `maintenanceWindows: expected an object, ${KNOWN_LATER}; write it out`,
    ],
    [
      "a part",
      ({ value }) => ({ associations: { Nightly: value } }),
      `associations.Nightly: expected an object, ${KNOWN_LATER}; write it out`,
    ],
    [
      "a deadline",
      ({ value }) => ({ patchWithin: value }),
      `patchWithin: expected an object, ${KNOWN_LATER}; write it out`,
    ],
    [
      "logs",
      ({ value }) => ({ operations: { logs: value } }),
      `operations.logs: expected an object, ${KNOWN_LATER}; write it out`,
    ],
    [
      "notifications",
      ({ value }) => ({ operations: { notifications: Fn.merge([value]) } }),
      `operations.notifications: expected an object, ${KNOWN_LATER}; write it out`,
    ],
    [
      "a key",
      ({ stringValue }) => ({ patchGroups: { Web: { patchGroup: "web", baselines: [stringValue] } } }),
      `patchGroups.Web.baselines[0]: expected the key of a baseline, ${KNOWN_LATER}`,
    ],
    [
      "keys",
      ({ listValue }) => ({ patchGroups: { Web: { patchGroup: "web", baselines: listValue } } }),
      `patchGroups.Web.baselines[0]: expected the key of a baseline, ${KNOWN_LATER}`,
    ],
  ])("cannot be %s, and is called by no name of the framework's", (_, changes, line) => {
    const said = made(changes);

    expect(said).toContain(line);
    expect(said).not.toMatch(/TfToken|creationStack/);
  });

  test("may be the days that a deadline does not count, beside change freezes as well", () => {
    const patchWithin = ({ value, listValue }: TerraformVariable) =>
      [value, listValue].map((exceptDuring) => ({ Critical: 40, exceptDuring }));

    for (const place of [0, 1]) {
      expect(made((any) => ({ patchWithin: patchWithin(any)[place] }))).toBe("accepted");
      expect(made((any) => ({ patchWithin: patchWithin(any)[place], changeFreezes: [FREEZE] }))).toBe("accepted");
    }
  });
});

describe("of a fleet", () => {
  const said = (changes: object) => refusal(() => fleet(changes));

  test.each([Object.create(null), { toString: 1 }, Symbol("s"), 7])(
    "a name of a ring that is no text is refused as one",
    (name) => {
      expect(said({ rings: [{ ...RINGS[0], name }, ...RINGS.slice(1)] })).toContain(
        "rings[0].name: expected a string, got ",
      );
    },
  );

  test.each([{}, { dev: ACCOUNTS[0] }, new Map(), new Date(0)])(
    "accounts are a list or come from a file",
    (accounts) => {
      expect(said({ accounts })).toBe(
        "patch fleet is not valid\n  - accounts: expected a list, got an object; write it in square brackets [PM001]",
      );
    },
  );

  test.each([null, 7, {}, [], Symbol("s"), Object.create(null)])(
    "a lock file that is no text is refused as one",
    (lockFile) => {
      expect(said({ lockFile })).toMatch(
        /^patch fleet is not valid\n {2}- lockFile: expected a string, got [^\n]+ \[PM001\]$/,
      );
    },
  );

  test("a text that is too long is told once, and cut", () => {
    const long = "x".repeat(5000);
    const ofLong = [
      { rings: [{ ...RINGS[0], name: long }, ...RINGS.slice(1)] },
      { accounts: [{ ...ACCOUNTS[0], id: long, roleArn: "arn:aws:iam::111111111111:role/patching" }] },
    ];

    for (const changes of ofLong) expect(said(changes).length).toBeLessThan(500);
  });
});

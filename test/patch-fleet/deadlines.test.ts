import { TerraformStack } from "cdktf";
import { joinedLines } from "../../model/text/printed-finding";
import { findingsIn, PatchDeadlines, PatchEnvironment } from "../../modules";
import { appOn } from "../support/apps";
import { errorOf } from "../support/refusal";
import { ACCOUNTS, DEFINITION, FLEET } from "./given";
import { DEADLINES, promisingFleet, told, withoutReboots } from "./given-deadlines";
import { fleetIn } from "./given-fleets";

describe("a deadline of a ring", () => {
  const rings = FLEET.rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: { Critical: 14 } } : ring));
  const accounts = withoutReboots(ACCOUNTS);

  test("takes the place of the one that the definition has", () => {
    expect(told({ accounts })).toEqual([]);
    expect(told({ rings, accounts })).toEqual([
      "prod-us/Default/Web: patchWithin.Critical: a Critical patch released Thu 2027-10-21 02:00 Europe/Paris is on " +
        "every node by Sun 2027-11-07 05:00, 17.2 days later, expected at most 14 [PM830]",
    ]);
  });

  test("gives way to the one of an account", () => {
    const own = accounts.map((account) => ({ ...account, overrides: { patchWithin: { Critical: 18 } } }));

    expect(told({ rings, accounts: own })).toEqual([]);
  });

  test("gives way to the one of a patch group", () => {
    const patchGroups = { Web: { ...DEFINITION.patchGroups.Web, patchWithin: { Critical: 18 } } };

    expect(told({ rings, accounts, environment: { ...DEFINITION, patchGroups } })).toEqual([]);
  });
});

test.each([
  ["environment", {}, {}, {}],
  ["ring prod", { patchWithin: { Critical: 40 } }, {}, {}],
  ["account prod-us", { patchWithin: { Critical: 40 } }, { patchWithin: { Critical: 40 } }, {}],
  ["patchGroups.Web", {}, {}, { patchWithin: { Critical: 40 } }],
] as const)(
  "of a system that a deadline does not cover it is said where any is to be added: %s",
  (place, ofRing, ofAccount, ofGroup) => {
    const tree = appOn();
    const Ubuntu = { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 0 }] };
    const Web = { ...DEFINITION.patchGroups.Web, ...ofGroup };
    const environment = {
      ...DEFINITION,
      patchWithin: { Critical: 40 },
      baselines: { ...DEFINITION.baselines, Ubuntu },
      patchGroups: { Web: { ...Web, baselines: [...Web.baselines, "Ubuntu"] } },
    };
    const rings = FLEET.rings.map((ring) => (ring.name === "prod" ? { ...ring, ...ofRing } : ring));
    const accounts = withoutReboots(ACCOUNTS).map((account) => ({ ...account, overrides: ofAccount }));
    fleetIn(tree, { environment, rings, accounts });

    const fixes = findingsIn(tree).flatMap(({ construct, finding, text }) =>
      finding.checkId === "PM835" && construct.node.path.startsWith("prod-us/") ? [joinedLines(text)] : [],
    );

    expect(fixes).toEqual([
      expect.stringMatching(
        new RegExp(
          `→ add any to patchWithin of ${place}, the days for every patch: any: 40, which the schedule of this ring meets;`,
        ),
      ),
    ]);
  },
);

test("a rule that is missing has the longest delay for a fix that does in all rings, their soakDays counted", () => {
  const approving = (...rules: object[]) => {
    const low = { patchFilters: { severity: ["Low"] }, approveAfterDays: 0 };
    const AmazonLinux2023 = { ...DEFINITION.baselines.AmazonLinux2023, approvalRules: [low, ...rules] };
    const tree = appOn();
    promisingFleet(tree, {
      environment: { ...DEFINITION, baselines: { AmazonLinux2023 }, patchWithin: { Critical: 40 } },
    });
    return findingsIn(tree).filter(({ finding }) => finding.checkId === "PM830");
  };
  const critical = (approveAfterDays: number) => ({ patchFilters: { severity: ["Critical"] }, approveAfterDays });

  const fixes = approving().map(({ text }) => text.split("→ ")[1]);

  expect(new Set(fixes)).toEqual(
    new Set(["a rule that approves it after 22 days at most would do in all rings, their soakDays beside it"]),
  );
  expect(approving(critical(22))).toEqual([]);
  expect(approving(critical(23))).not.toEqual([]);
});

describe("what is wrong with deadlines and calendars of release, wherever it stands,", () => {
  const linux = { ...DEFINITION.baselines.AmazonLinux2023, releases: { schedule: "at(2020-01-01T00:00:00)" } };
  const environment = {
    ...DEFINITION,
    patchWithin: { Criticl: 14 },
    baselines: {
      AmazonLinux2023: linux,
      Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 0 }] },
    },
    patchGroups: {
      Web: { ...DEFINITION.patchGroups.Web, patchWithin: { Critical: 0 } },
      Batch: { patchGroup: "batch", baselines: ["Ubuntu"], patchWithin: PatchDeadlines.pciDss() },
    },
  };
  const OF_DEFINITION = [
    'patchWithin.Criticl: "Criticl" is not a severity of Amazon Linux 2023 or Ubuntu Server; did you mean Critical',
    "baselines.AmazonLinux2023.releases.schedule: expected a release within a year, but there is none from at(2020",
    "patchGroups.Web.patchWithin.Critical: expected days above 0 and at most 3650, got 0",
    'patchGroups.Batch.patchWithin.published: PCI DSS 6.3.3 counts by severity, which Ubuntu Server does not have; give "any"',
  ];

  test("is told at once of a fleet, with its rings and accounts", () => {
    const rings = FLEET.rings.map((ring) => ({ ...ring, patchWithin: { Critical: -1 } }));
    const accounts = ACCOUNTS.map((account) => ({ ...account, overrides: { patchWithin: { Low: "7" } } }));

    const text = errorOf(() => promisingFleet(appOn(), { environment, rings, accounts }));

    for (const problem of OF_DEFINITION) expect(text).toContain(`\n  - environment.${problem}`);
    expect(text).toContain("\n  - rings[0].patchWithin.Critical: expected days above 0");
    expect(text).toContain('\n  - accounts[0].overrides.patchWithin.Low: expected a number, got "7"');
  });

  test("is told at once of an environment", () => {
    const stack = new TerraformStack(appOn(), "patching");

    const text = errorOf(() => new PatchEnvironment(stack, "Default", environment as never));

    for (const problem of OF_DEFINITION) expect(text).toContain(`\n  - ${problem}`);
  });
});

test("the days for every patch that a ring is offered are those of its deadline, which it keeps", () => {
  const { AmazonLinux2023 } = DEFINITION.baselines;
  const environment = {
    ...DEFINITION,
    baselines: {
      AmazonLinux2023,
      Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ enableNonSecurity: true }] },
    },
    patchGroups: { Web: { patchGroup: "web", baselines: ["AmazonLinux2023", "Ubuntu"] } },
    patchWithin: { Critical: 18.5 },
  };
  const accounts = withoutReboots(ACCOUNTS);
  const days = [8.5, 14, undefined];
  const asked = FLEET.rings.map((ring, place) => ({ ...ring, patchWithin: days[place] && { Critical: days[place] } }));
  const about = (rings: readonly object[]) => {
    const tree = appOn();
    promisingFleet(tree, { environment, accounts, rings });
    return findingsIn(tree).filter(({ finding }) => DEADLINES.test(finding.checkId));
  };
  const offered = new Map(
    about(asked).map(({ construct, text }) => [construct.node.path.split("/")[0], /any: ([\d.]+)/.exec(text)?.[1]]),
  );

  expect(Object.fromEntries(offered)).toEqual({ "dev-eu": "8.5", "test-eu": "14", "prod-us": "18.5" });
  const [dev, test, prod] = ["dev-eu", "test-eu", "prod-us"].map((account, index) => ({
    ...FLEET.rings[index],
    patchWithin: { Critical: 40, any: Number(offered.get(account)) },
  }));
  expect(about([dev, test, prod] as object[])).toEqual([]);
});

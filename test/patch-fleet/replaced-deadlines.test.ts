import { findingsIn, PatchDeadlines } from "../../modules";
import { appOn } from "../support/apps";
import { ACCOUNTS, DEFINITION, FLEET } from "./given";
import { withoutReboots } from "./given-deadlines";
import { fleetIn } from "./given-fleets";

describe("a deadline that takes the place of another one", () => {
  const left = (ofEnvironment: object, ofRing: object | undefined, ofAccount?: object) => {
    const tree = appOn();
    const rings = FLEET.rings.map((ring) =>
      ring.name === "prod" && ofRing !== undefined ? { ...ring, patchWithin: ofRing } : ring,
    );
    const accounts = withoutReboots(ACCOUNTS).map((account) =>
      ofAccount !== undefined && (account as { name: string }).name === "prod-us"
        ? { ...account, overrides: { patchWithin: ofAccount } }
        : account,
    );
    fleetIn(tree, { environment: { ...DEFINITION, patchWithin: ofEnvironment }, rings, accounts });
    return findingsIn(tree).flatMap(({ construct, finding }) =>
      finding.checkId === "PM814" ? [`${construct.node.path}: ${finding.message}`] : [],
    );
  };
  const ACCEPT = "or accept this (acceptFinding) on any stack of prod";

  test.each([
    [
      "a severity that it leaves out",
      [{ Critical: 40, Important: 40 }, { Important: 60 }],
      `patchWithin of ring prod takes the place of that of environment: no deadline is left for Critical (40 days there); write Critical: 40 there as well, ${ACCEPT}`,
    ],
    [
      "one that any allows more days for",
      [{ Critical: 40 }, { any: 60 }],
      `patchWithin of ring prod takes the place of that of environment: Critical has 60 days by what is left (40 there); write Critical: 40 there as well, ${ACCEPT}`,
    ],
    [
      "a published rule",
      [{ Critical: 40, ...PatchDeadlines.cisControls() }, { Critical: 40 }],
      `patchWithin of ring prod takes the place of that of environment: CIS Controls 7.3 is not asked for; write its published rule there as well, ${ACCEPT}`,
    ],
    [
      "in an account, what its ring asks for",
      [{ any: 60 }, { Critical: 40, any: 60 }, { any: 60 }],
      `patchWithin of account prod-us takes the place of that of ring prod: Critical has 60 days by what is left (40 there); write Critical: 40 there as well, ${ACCEPT}`,
    ],
  ] as const)("says on the stacks of the ring what is gone: %s", (_, [ofEnvironment, ofRing, ofAccount], message) => {
    expect(left(ofEnvironment, ofRing, ofAccount)).toEqual([`prod-us: ${message}`]);
  });

  test.each([
    ["more days for what it names", [{ Critical: 40 }, { Critical: 60 }]],
    ["fewer days for every patch", [{ Critical: 40 }, { any: 30 }]],
    ["no deadline", [{ Critical: 40 }, undefined]],
  ] as const)("says nothing of %s", (_, [ofEnvironment, ofRing]) => {
    expect(left(ofEnvironment, ofRing)).toEqual([]);
  });
});

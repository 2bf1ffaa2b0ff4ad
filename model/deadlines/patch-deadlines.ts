import {
  BOD_26_04,
  BOD_26_04_RULE,
  CIS_7_3,
  CYBER_ESSENTIALS,
  ESSENTIAL_EIGHT,
  ESSENTIAL_EIGHT_RULE,
  FEDRAMP_REV_5,
  PCI_DSS,
  type PublishedDeadline,
} from "../facts/published-deadlines";
import { expectedGot, joined, show } from "../text/wording";
import { Problems } from "../values/problems";
import { propertyOf } from "../values/property-of";
import { DEADLINE_FORM } from "./read-deadline";

/** A deadline that a published rule sets, to be given to `patchWithin`; further terms may stand beside it. */
export interface PublishedPatchWithin {
  readonly published: PublishedDeadline;
}

export interface EssentialEightOptions {
  /** The maturity level that is aimed at. */
  readonly maturity: 1 | 2 | 3;
  /** Whether the nodes are servers that face the internet. */
  readonly internetFacing: boolean;
}

/** What BOD 26-04 asks about a vulnerability. No patch setting says any of it. */
export interface Bod2604Facts {
  /** Whether it is in CISA's catalogue of known exploited vulnerabilities. */
  readonly knownExploited: boolean;
  /** Whether the nodes are exposed to the internet. */
  readonly exposed: boolean;
  /** Whether an attack can be automated. */
  readonly automatable: boolean;
  /** How much control an attacker gains. */
  readonly technicalImpact: "partial" | "total";
}

/**
 * Deadlines of published rules. None of them says that you comply: each says whether the schedule can keep its days,
 * counted from the release of a patch. What it cannot judge stands in its `published.cannotJudge`.
 */
export class PatchDeadlines {
  private constructor() {}

  /** UK Cyber Essentials: 14 days for what its vendor calls critical or high, or does not rate. */
  public static cyberEssentials(): PublishedPatchWithin {
    return { published: CYBER_ESSENTIALS };
  }

  /** PCI DSS requirement 6.3.3: one month for critical patches, counted as 28 days. */
  public static pciDss(): PublishedPatchWithin {
    return { published: PCI_DSS };
  }

  /** Australia's Essential Eight, patching of operating systems: 48 hours, two weeks or one month (28 days). */
  public static essentialEight(options: EssentialEightOptions): PublishedPatchWithin {
    const { maturity, internetFacing } = checked("essentialEight", options, {
      maturity: [1, 2, 3],
      internetFacing: YES_OR_NO,
    });
    const { internetFacing: facing, others, othersOfLevel3 } = ESSENTIAL_EIGHT;
    const days = internetFacing ? facing : maturity === 3 ? othersOfLevel3 : others;
    return { published: { ...ESSENTIAL_EIGHT_RULE, days } };
  }

  /** FedRAMP Rev 5: 30, 90 and 180 days for high, moderate and low, counted from the release. */
  public static fedRampRev5(): PublishedPatchWithin {
    return { published: FEDRAMP_REV_5 };
  }

  /** CIS Controls 7.3: a run in every month. */
  public static cisControls(): PublishedPatchWithin {
    return { published: CIS_7_3 };
  }

  /**
   * CISA's BOD 26-04, for who supplies its four facts: 3, 14 or 60 days for every patch. Where all are "no" it asks for
   * the next major upgrade, which is no deadline for a patch.
   */
  public static bod2604(given: Bod2604Facts): PublishedPatchWithin {
    const { technicalImpact, ...facts } = checked("bod2604", given, {
      knownExploited: YES_OR_NO,
      exposed: YES_OR_NO,
      automatable: YES_OR_NO,
      technicalImpact: ["partial", "total"],
    });
    const row = BOD_26_04.find(
      ({ knownExploited, exposed, automatable }) =>
        knownExploited === facts.knownExploited && exposed === facts.exposed && automatable === facts.automatable,
    );
    const any = row?.[technicalImpact];
    return { published: { ...BOD_26_04_RULE, days: any === undefined ? {} : { any } } };
  }
}

const YES_OR_NO = [true, false];

/** A fact that is missing, or none of those that a rule tells apart, would make it ask for less. */
function checked<Options extends object>(
  rule: string,
  options: Options,
  choices: Readonly<Record<keyof Options, readonly unknown[]>>,
): Options {
  const problems = new Problems();
  problems.as(DEADLINE_FORM);
  for (const [name, known] of Object.entries<readonly unknown[]>(choices)) {
    const value = propertyOf(options, name);
    if (!known.includes(value)) problems.add(name, expectedGot(joined(known.map(show), "or"), value));
  }
  problems.throwIfAny(`PatchDeadlines.${rule}`);
  return options;
}

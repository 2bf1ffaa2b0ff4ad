import type { Refused, SnapshotAccount, SnapshotRegion } from "../../account/snapshot/snapshot-schema";
import { counted } from "../../model/text/wording";
import { indented, WIDTH } from "../../model/text/wrap";

/** What is told of an account that was read. */
export interface ReadAccount {
  readonly id: string;
  readonly regions: readonly string[];
  readonly counts: Readonly<Record<Counted, number>>;
  readonly refused: readonly (Refused & { readonly place: string })[];
}

/** What is counted, in the order in which it is told. */
const COUNTED = {
  baseline: ({ baselines }) => baselines.filter(({ BaselineId }) => BaselineId.startsWith("pb-")).length,
  registration: ({ patchGroups }) => patchGroups.length,
  window: ({ windows }) => windows.length,
  association: ({ associations }) => associations.length,
  "patch policy": ({ patchPolicies }) => patchPolicies.length,
  node: ({ nodes }) => nodes.length,
} as const satisfies Record<string, (region: SnapshotRegion) => number>;
type Counted = keyof typeof COUNTED;
const PLURALS: Readonly<Partial<Record<Counted, string>>> = { "patch policy": "patch policies" };
const NAMES = Object.keys(COUNTED) as readonly Counted[];

/** What is told of an account, without what it has. */
export function readAccountOf({ id, regions, refused }: SnapshotAccount): ReadAccount {
  const counts = NAMES.map((name) => [name, regions.reduce((sum, region) => sum + COUNTED[name](region), 0)]);
  return {
    id,
    regions: regions.map(({ region }) => region),
    counts: Object.fromEntries(counts) as ReadAccount["counts"],
    refused: [
      ...refused.map((one) => ({ ...one, place: id })),
      ...regions.flatMap(({ region, refused: ofRegion }) =>
        ofRegion.map((one) => ({ ...one, place: `${id} · ${region}` })),
      ),
    ],
  };
}

/** What lets be read what was not. */
const FIXES: readonly { readonly fix: string; readonly helps: (refused: Refused) => boolean }[] = [
  {
    fix: "PatchReaderRole makes a role with the policy for it",
    helps: ({ permission, reason }) => permission !== undefined || reason.startsWith("AccessDenied"),
  },
  {
    fix: "AWS_MAX_ATTEMPTS=20 tries throttled calls more often",
    helps: ({ reason }) => reason.startsWith("Throttling"),
  },
];

/** What was read, and what could not be. */
export function* readLines(accounts: readonly ReadAccount[], isQuiet: boolean, file: string): Iterable<string> {
  for (const sentence of sentences(accounts, isQuiet, file)) {
    const margin = /^ */.exec(sentence)?.[0] ?? "";
    for (const line of indented(sentence.trim(), `${margin}  `, margin)) yield `${line}\n`;
  }
}

/** Counts in one line, or in two where it would be too long: no number is parted from what it counts. */
function countLines(counts: readonly string[]): readonly string[] {
  const whole = `  ${counts.join(" · ")}`;
  if (whole.length <= WIDTH) return [whole];
  const half = Math.ceil(counts.length / 2);
  return [`  ${counts.slice(0, half).join(" · ")} ·`, `    ${counts.slice(half).join(" · ")}`];
}

function* sentences(accounts: readonly ReadAccount[], isQuiet: boolean, file: string): Iterable<string> {
  if (!isQuiet) {
    const regions = accounts.flatMap((account) => account.regions);
    const [only, ...more] = accounts;
    const where =
      only === undefined || more.length > 0
        ? `${counted(accounts.length, "account")}, ${counted(regions.length, "Region")}`
        : `${only.id} · ${only.regions.join(", ")}`;
    yield `${where} → ${file}`;
    yield* countLines(
      NAMES.map((name) => {
        const sum = accounts.reduce((total, { counts }) => total + counts[name], 0);
        return counted(sum, name, PLURALS[name]);
      }),
    );
  }
  const refusals = accounts.flatMap(({ refused }) => refused);
  if (refusals.length === 0) return;
  const fixes = FIXES.filter(({ helps }) => refusals.some(helps)).map(({ fix }) => fix);
  yield `not read, so not known${fixes.length === 0 ? "" : ` (${fixes.join("; ")})`}:`;
  for (const { place, part, permission, reason } of refusals) {
    // What is said of a whole account begins with it already.
    const what = part === `account ${place}` ? "" : `${part}; `;
    yield `  ${place}: ${what}${permission === undefined ? reason : `${permission} is denied`}`;
  }
}

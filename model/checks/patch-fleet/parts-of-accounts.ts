import type { AccountPlan } from "../../patch-fleet/effective-definition";
import { isPartOf } from "../../patch-fleet/frozen-definition";
import type { Finding } from "../../values/finding";
import { grouped } from "../../values/grouped";
import { pathIn } from "../../values/problems";
import { type Asked, partProblems } from "./part-problems";

/**
 * The errors of the parts of all accounts, each once: what every account has is wrong in the definition, what a ring or
 * an account has alone is named by these.
 */
export function partsOfAccounts(accounts: readonly AccountPlan[], asked: Asked): readonly Finding[] {
  const byDefinition = grouped(accounts, ({ definition }) => definition);
  const found = [...byDefinition].flatMap(([definition, alike]) =>
    ofWrittenWindows(partProblems(definition, asked), definition).map((finding) => ({ finding, alike })),
  );
  const alikeFindings = grouped(found, ({ finding }) => `${finding.path}: ${finding.message}`);
  return [...alikeFindings.values()].map((each): Finding => {
    const { finding } = each[0] as (typeof each)[number];
    const having = new Set(each.flatMap(({ alike }) => alike));
    if (having.size === accounts.length) return { ...finding, path: pathIn("environment", finding.path) };
    const places = [...grouped(accounts, ({ account }) => account.ring)].flatMap(([ring, ofRing]) => {
      const refused = ofRing.filter((one) => having.has(one));
      return refused.length === ofRing.length
        ? [`ring ${ring}`]
        : refused.map(({ account }) => `account ${account.name}`);
    });
    return { ...finding, path: [...places, finding.path].join(", ") };
  });
}

/** Without what a window that opens after a freeze has from the one that the user wrote, of which it is told. */
function ofWrittenWindows(
  findings: readonly Finding[],
  { maintenanceWindows }: AccountPlan["definition"],
): readonly Finding[] {
  const keys = Object.keys(maintenanceWindows);
  const told = new Set(findings.map(({ path }) => path));
  const ofKey = (path: string, key: string) => path.startsWith(`maintenanceWindows.${key}.`);
  return findings.filter(({ path }) => {
    const key = keys.find((one) => ofKey(path, one));
    const written = key === undefined ? undefined : keys.find((other) => isPartOf(key, other));
    return key === undefined || written === undefined || !told.has(path.replace(key, written));
  });
}

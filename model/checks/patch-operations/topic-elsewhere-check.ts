import type { PatchNotificationsModel } from "../../patch-operations/notifications/read-patch-notifications";
import { accountOfArn, isAccountId } from "../../text/arn-parts";
import { accountsText } from "../../text/wording";
import type { Finding } from "../../values/finding";
import { defineCheck } from "../check/define-check";

/** Said in the same words in all accounts that publish to it, so that it is printed once. */
export const topicElsewhere = defineCheck({
  id: "PM718",
  severity: "information",
  on: "notifications",
  foundBy: "the construct of the notifications",
  cause: "The topic of the notifications is of another account.",
  reason:
    "SNS lets roles of another account publish only where the topic's policy allows it: otherwise nothing that tasks report arrives, and no plan or apply says so.",
  source: "maintenance window facts, E2",
  fix: "Allow sns:Publish in the topic's policy to the role of the notifications in each account, or to these accounts; accept the finding where it is allowed.",
});

/** The account of a topic in which a role of ours does not publish without its policy; undefined where it is its own. */
export function accountOfTopicElsewhere({ topicArn, account }: PatchNotificationsModel): string | undefined {
  if (typeof topicArn !== "string" || !isAccountId(account)) return undefined;
  const owner = accountOfArn(topicArn);
  return owner === account ? undefined : owner;
}

/** Accounts that are named. */
const MOST_ACCOUNTS = 6;

/**
 * What is said of a topic that notifications of these accounts publish to; undefined where its policy lets them, and it has
 * no key.
 *
 * @param mayPublish - whether its policy may be one that lets roles of an account
 */
export function topicElsewhereFinding(
  owner: string,
  accounts: readonly string[],
  { kmsMasterKeyId }: PatchNotificationsModel,
  mayPublish: (account: string) => boolean,
): Finding | undefined {
  const lacking = accounts.filter((account) => !mayPublish(account));
  const hasKey = kmsMasterKeyId !== undefined;
  if (lacking.length === 0 && !hasKey) return undefined;
  const roles = ` to notifications.role in ${accountsText(hasKey ? accounts : lacking, MOST_ACCOUNTS)}`;
  const useKey = "kms:Decrypt and kms:GenerateDataKey";
  const what =
    lacking.length === 0
      ? `the policy of its key must allow ${useKey}${roles}`
      : `its policy must allow sns:Publish${roles}${hasKey ? `, and that of its key ${useKey}` : ""}`;
  const { id: checkId, severity } = topicElsewhere;
  return {
    checkId,
    severity,
    path: "topicArn",
    message:
      `the topic is in account ${owner}, and ${what}: otherwise nothing that tasks report arrives, and no plan or apply ` +
      "says so; make these accounts principals of that statement, or accept this (acceptFinding) where they are",
  };
}

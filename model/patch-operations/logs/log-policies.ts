import type { PolicyStatement } from "../policies/policy-statement";
import { EVERY_RESOURCE } from "../policies/unscoped-actions";
import { OUTPUT_FOLDERS, OVERRIDE_FOLDER, withKeyPrefix } from "./output-prefix";

/** What policies about the output of nodes must know; each text may be a token of Terraform. */
export interface LogPlaces {
  readonly bucketArn: string;
  readonly keyPrefix?: string;
  readonly kmsKeyArn?: string;
  /** Set where nodes of other accounts write. */
  readonly organizationId?: string;
  readonly logGroupArn?: string;
  /** Whether nodes read override documents from the bucket. */
  readonly holdsOverrides?: boolean;
}

/** The bucket's own policy: nothing without TLS, and the other accounts of the organisation, if asked for. */
export function bucketStatements(places: LogPlaces): readonly PolicyStatement[] {
  const { bucketArn, organizationId } = places;
  const everybody = [{ type: "*", identifiers: ["*"] }] as const;
  const onlyTls: PolicyStatement = {
    sid: "OnlyTls",
    effect: "Deny",
    actions: ["s3:*"],
    resources: [bucketArn, `${bucketArn}/*`],
    principals: everybody,
    conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
  };
  if (organizationId === undefined) return [onlyTls];

  const conditions = [{ test: "StringEquals", variable: "aws:PrincipalOrgID", values: [organizationId] }] as const;
  const statements = s3Statements(places, [accountFolder(places)]);
  return [onlyTls, ...statements.map((statement) => ({ ...statement, principals: everybody, conditions }))];
}

/**
 * What the instance profile of the nodes must allow, for it is the node that writes. With an organisation it is good for
 * the nodes of the other accounts too, which write below their own account.
 */
export function nodeStatements(places: LogPlaces): readonly PolicyStatement[] {
  const shared = places.organizationId === undefined ? [] : [accountFolder(places)];
  return [
    ...s3Statements(places, [places.keyPrefix, ...shared]),
    ...keyStatements(places),
    ...logGroupStatements(places),
  ];
}

/** Where alone an account may write and read that is not the bucket's own. IAM puts in who asks. */
function accountFolder({ keyPrefix }: LogPlaces): string {
  return withKeyPrefix(keyPrefix, "&{aws:PrincipalAccount}");
}

function s3Statements(
  { bucketArn, holdsOverrides }: LogPlaces,
  keyPrefixes: readonly (string | undefined)[],
): readonly PolicyStatement[] {
  const within = (folders: readonly string[]) =>
    keyPrefixes.flatMap((prefix) => folders.map((folder) => `${bucketArn}/${withKeyPrefix(prefix, folder)}/*`));
  const statements: PolicyStatement[] = [
    {
      sid: "WriteOutput",
      // The agent sends an ACL with each object. AWS's texts differ in whether that asks for a right of its own within
      // one account: with it the upload works by either of them, and an enforced owner gives the ACL no effect.
      actions: ["s3:PutObject", "s3:PutObjectAcl"],
      resources: within(OUTPUT_FOLDERS),
    },
    // Without it the agent sends no encryption header, and says of the bucket that it is not encrypted.
    { sid: "ReadEncryption", actions: ["s3:GetEncryptionConfiguration"], resources: [bucketArn] },
  ];
  if (holdsOverrides) {
    statements.push({ sid: "ReadOverrides", actions: ["s3:GetObject"], resources: within([OVERRIDE_FOLDER]) });
  }
  return statements;
}

function keyStatements({ kmsKeyArn }: LogPlaces): readonly PolicyStatement[] {
  if (kmsKeyArn === undefined) return [];
  // An upload in parts, and an override document, are decrypted.
  return [{ sid: "UseBucketKey", actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [kmsKeyArn] }];
}

function logGroupStatements({ logGroupArn }: LogPlaces): readonly PolicyStatement[] {
  if (logGroupArn === undefined) return [];
  return [
    { sid: "FindLogGroup", actions: ["logs:DescribeLogGroups"], resources: [EVERY_RESOURCE] },
    { sid: "FindLogStreams", actions: ["logs:DescribeLogStreams"], resources: [`${logGroupArn}:*`] },
    {
      sid: "WriteLogStreams",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${logGroupArn}:log-stream:*`],
    },
  ];
}

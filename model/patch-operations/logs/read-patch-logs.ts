import type { Problems } from "../../values/problems";
import { PropsReader, type TokenHandling } from "../../values/props-reader";
import type { Knowable } from "../../values/unknown";
import { DEFAULT_EXPIRATION_DAYS } from "./patch-logs-options";

/** The place for command output, as plain data. */
export interface PatchLogsModel {
  readonly bucket?: Knowable<string>;
  readonly bucketPrefix?: Knowable<string>;
  readonly keyPrefix?: Knowable<string>;
  readonly expirationDays: Knowable<number>;
  readonly kmsMasterKeyId?: Knowable<string>;
  readonly forceDestroy?: Knowable<boolean>;
  readonly organizationId?: Knowable<string>;
  readonly logGroupName?: Knowable<string>;
  readonly retentionInDays?: Knowable<number>;
  readonly logGroupKmsKeyId?: Knowable<string>;
  readonly tags: Knowable<Readonly<Record<string, Knowable<string>>>>;
  readonly region?: Knowable<string>;
}

/** Reads what a user wrote, with the defaults filled in; undefined where `props` is no object at all. */
export function readPatchLogs(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[],
): PatchLogsModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;
  const model: PatchLogsModel = {
    bucket: reader.text("bucket"),
    bucketPrefix: reader.text("bucketPrefix"),
    keyPrefix: reader.text("keyPrefix"),
    expirationDays: reader.number("expirationDays") ?? DEFAULT_EXPIRATION_DAYS,
    kmsMasterKeyId: reader.text("kmsMasterKeyId"),
    forceDestroy: reader.flag("forceDestroy"),
    organizationId: reader.text("organizationId"),
    logGroupName: reader.text("logGroupName"),
    retentionInDays: reader.number("retentionInDays"),
    logGroupKmsKeyId: reader.text("logGroupKmsKeyId"),
    tags: reader.textsByName("tags") ?? {},
    region: reader.text("region"),
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}

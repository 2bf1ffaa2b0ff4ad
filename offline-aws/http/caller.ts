import type { SimulatedAws } from "../account/simulated-aws";
import { isRegion, partitionOf } from "../behaviour/formats";
import type { CallContext } from "../kind/kind";
import { accountOfKey } from "./answers/access-key";

/** `AWS4-HMAC-SHA256 Credential=AKIA…/20261129/eu-central-1/ssm/aws4_request, …` */
const CREDENTIAL = /Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;
/** Who asks, and where: as the signature of the request says. The signature itself is not verified. */
export interface Caller {
  readonly scope: CallContext;
  /** The service that the request was signed for. */
  readonly service: string;
}

/** Reads who asks; undefined for a request that nobody signed. */
export function callerOf(authorization: string | undefined, aws: SimulatedAws): Caller | undefined {
  const [, key, region, service] = CREDENTIAL.exec(authorization ?? "") ?? [];
  if (key === undefined || region === undefined || service === undefined || !isRegion(region)) return undefined;
  const account = aws.account(accountOfKey(key));
  return { scope: { account, region, home: region, partition: partitionOf(region) }, service };
}

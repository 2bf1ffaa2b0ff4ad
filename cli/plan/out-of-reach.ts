/**
 * What stands in an error where Terraform did not get to AWS, to its state or to the provider, and what is told of it.
 * Source: terraform 1.11 and provider 5.100, and what issues quote of older ones.
 */
const CAUSES: readonly (readonly [says: RegExp, cause: string])[] = [
  // It tells of a discovery document as well, as a backend does.
  [/failed to (?:query available provider packages|install provider)/i, "Terraform could not download the provider."],
  [
    /no valid credential sources|failed to get shared config profile/i,
    "Terraform found no AWS credentials: log in, or name a profile in AWS_PROFILE.",
  ],
  [
    /ExpiredToken|RequestExpired|SSO session has expired|SSOProviderInvalidToken|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|UnrecognizedClient|Cannot assume IAM Role/,
    "AWS refused these credentials, which may have expired: log in again, or name another profile in AWS_PROFILE.",
  ],
  [/validating provider credentials/, "Terraform did not reach AWS."],
  [
    /failed to get existing workspaces|error (?:loading|refreshing) state|failed to request discovery document|required token could not be found/i,
    "Terraform did not reach the backend that keeps the state.",
  ],
];

const OFFLINE =
  "npx cdktf-patch plan --offline plans against a simulated account: no credentials, no download, no network.";

/** Why Terraform did not get so far as to plan, and the command that plans all the same; empty where it is something else. */
export function outOfReach(refusal: string): string {
  const cause = CAUSES.find(([says]) => says.test(refusal))?.[1];
  return cause === undefined ? "" : `${cause} ${OFFLINE} `;
}

import { FailedCall } from "../../account/reader/parts";
import { BadInput } from "../console/bad-input";

/** What AWS's exceptions come from, and what helps. */
const CAUSES: readonly { readonly exceptions: readonly string[]; readonly say: (call: FailedCall) => string }[] = [
  {
    exceptions: ["CredentialsProviderError", "TokenProviderError"],
    say: ({ message }) => `no credentials for AWS: ${message}; sign in, or give --profile`,
  },
  {
    exceptions: ["ExpiredTokenException", "ExpiredToken", "RequestExpired"],
    say: () => "the credentials have expired; sign in once more",
  },
  {
    exceptions: ["UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure", "OptInRequired"],
    say: ({ message }) =>
      `AWS does not accept the credentials: ${message}; they may be of another partition, or the Region is not enabled`,
  },
  {
    exceptions: ["ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "TimeoutError", "EHOSTUNREACH"],
    say: ({ message }) =>
      `AWS cannot be reached: ${message}; check the Region and the network (HTTPS_PROXY is not used)`,
  },
];

/** A failure before anything was read, as the user should read it; an error of our own stays as it is. */
export function unreachable(error: unknown): unknown {
  if (!(error instanceof FailedCall)) return error;
  const cause = CAUSES.find(({ exceptions }) => exceptions.includes(error.exception));
  return new BadInput(cause?.say(error) ?? `${error.action} failed: ${error.exception}: ${error.message}`);
}

import { FailedCall } from "../../account/reader/parts";
import { isListedRegion, listedRegions } from "../../model/facts/aws-regions";
import { probablyMeant } from "../../model/text/probably-meant";
import { quote } from "../../model/text/wording";
import { BadInput } from "../console/bad-input";

/** Where it was asked, and as whom. */
interface Asked {
  readonly regions: readonly string[];
  readonly profile?: string;
}

/** What AWS's exceptions come from, and what helps. */
const CAUSES: readonly {
  readonly exceptions: readonly string[];
  readonly say: (call: FailedCall, asked: Asked) => string;
}[] = [
  {
    exceptions: ["CredentialsProviderError", "TokenProviderError"],
    say: ({ message }, { profile }) =>
      profile === undefined
        ? `no credentials for AWS: ${message}; sign in, or give --profile`
        : `no credentials for AWS in the profile ${quote(profile)}: ${message}; sign in, or give another --profile`,
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
    say: ({ message }, { regions }) =>
      `AWS cannot be reached: ${message}; ${[...regionFixes(regions), networkFix()].join("; ")}`,
  },
];

/** Names in which AWS's SDK of other languages finds a proxy; that of JavaScript looks for none. */
const PROXIES = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

function networkFix(): string {
  const proxy = PROXIES.find((name) => (process.env[name] ?? "") !== "");
  return proxy === undefined
    ? "check the network"
    : `check the network: ${proxy} is set, and AWS's SDK does not use it; run snapshot where AWS is reached without a proxy`;
}

/** Regions that AWS may have by now, or that nobody has. */
function regionFixes(regions: readonly string[]): readonly string[] {
  return [...new Set(regions)]
    .filter((region) => !isListedRegion(region))
    .map((region) => {
      const meant = probablyMeant(region, listedRegions());
      return `no Region ${quote(region)} is known${meant === undefined ? "" : `, did you mean ${meant}`}`;
    });
}

/** A failure before anything was read, as the user should read it; an error of our own stays as it is. */
export function unreachable(error: unknown, asked: Asked): unknown {
  if (!(error instanceof FailedCall)) return error;
  const cause = CAUSES.find(({ exceptions }) => exceptions.includes(error.exception));
  return new BadInput(cause?.say(error, asked) ?? `${error.action} failed: ${error.exception}: ${error.message}`);
}

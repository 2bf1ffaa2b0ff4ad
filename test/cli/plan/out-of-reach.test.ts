import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addPlan } from "../../../cli/plan/add-plan";
import { outOfReach } from "../../../cli/plan/out-of-reach";
import { TerraformRefusal } from "../../../cli/plan/run-terraform";
import type { Reviewer } from "../../../review/review";
import { testFolder } from "../../support/folders";

const OFFLINE =
  " npx cdktf-patch plan --offline plans against a simulated account: no credentials, no download, no network. ";
const NONE = `Terraform found no AWS credentials: log in, or name a profile in AWS_PROFILE.${OFFLINE}`;
const REFUSED = `AWS refused these credentials, which may have expired: log in again, or name another profile in AWS_PROFILE.${OFFLINE}`;
const BACKEND = `Terraform did not reach the backend that keeps the state.${OFFLINE}`;

const STS =
  "validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode:";

test.each([
  ["No valid credential sources found with provider, on cdk.tf.json line 1", NONE],
  ["error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.", NONE],
  ["failed to get shared config profile, prod", NONE],
  [`Retrieving AWS account details: ${STS} 403, RequestID: 1, api error ExpiredToken: The security token`, REFUSED],
  [`error calling sts:GetCallerIdentity: InvalidClientTokenId: The security token is invalid.`, REFUSED],
  ["failed to refresh cached credentials, the SSO session has expired or is invalid", REFUSED],
  ["Cannot assume IAM Role with provider", REFUSED],
  [
    `${STS} 0, RequestID: , request send failed, Post "https://sts.eu-central-1.amazonaws.com/": dial tcp`,
    `Terraform did not reach AWS.${OFFLINE}`,
  ],
  [
    'Failed to get existing workspaces: Unable to list objects in S3 bucket "state": StatusCode: 403, api error AccessDenied',
    BACKEND,
  ],
  ["error loading state: Failed to get state: GET http://127.0.0.1:9/x giving up after 1 attempt(s)", BACKEND],
  [
    "Failed to query available provider packages: could not connect to registry.terraform.io: failed to request discovery document",
    `Terraform could not download the provider.${OFFLINE}`,
  ],
  ['Failed to request discovery document: Get "https://app.terraform.io/.well-known/terraform.json"', BACKEND],
  [
    "Failed to query available provider packages Could not retrieve the list of available versions for provider hashicorp/aws",
    `Terraform could not download the provider.${OFFLINE}`,
  ],
  ['Unsupported argument An argument named "names" is not expected here.', ""],
])("%s", (says, expected) => {
  expect(outOfReach(`terraform plan ended with 1: Error: ${says}`)).toBe(expected);
});

test.each([
  [undefined, /^Terraform found no AWS credentials: .* terraform plan ended with 1: Error: No valid credential/],
  ["123456789012", /^terraform plan ended with 1: Error: No valid credential/],
])(
  "a stack that is not planned says so before Terraform's words, unless its account is simulated: %s",
  async (simulatedAccount, expected) => {
    const file = join(testFolder(), "cdk.tf.json");
    writeFileSync(file, "{}");
    const reasons: string[] = [];
    const reviewer = { fail: ({ reason }: { reason: string }) => reasons.push(reason) } as unknown as Reviewer;
    const refused = () =>
      Promise.reject(new TerraformRefusal("terraform plan ended with 1: Error: No valid credential sources found"));

    await addPlan({ name: "web", file, shown: file, annotations: [] }, refused, reviewer, "/", {
      flags: [],
      earlier: new Map(),
      simulatedAccount,
      unknownTypes: new Set(),
    });

    expect(reasons).toEqual([expect.stringMatching(expected)]);
  },
);

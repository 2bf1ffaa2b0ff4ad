import { FailedCall } from "../../../account/reader/parts";
import { unreachable } from "../../../cli/snapshot/unreachable";
import { NO_AWS_SETTINGS, withEnvironment } from "../../support/aws-environment";

test.each([
  ["eu-central-1", "check the network"],
  ["eu-mars-1", 'no Region "eu-mars-1" is known; check the network'],
  ["eu-centrall-1", 'no Region "eu-centrall-1" is known, did you mean eu-central-1; check the network'],
])("a host of %s that nobody knows: %s", (region, fix) => {
  const message = `getaddrinfo ENOTFOUND sts.${region}.amazonaws.com`;
  const failed = new FailedCall("sts:GetCallerIdentity", "ENOTFOUND", message);

  return withEnvironment(NO_AWS_SETTINGS, async () => {
    expect(unreachable(failed, { regions: [region, region] })).toMatchObject({
      message: `AWS cannot be reached: ${message}; ${fix}`,
    });
  });
});

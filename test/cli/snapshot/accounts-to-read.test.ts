import { accountsToRead } from "../../../cli/snapshot/accounts-to-read";

test("takes the Regions of every partition", () => {
  const regions = ["eu-central-1", "us-gov-west-1", "us-isob-east-1", "eusc-de-east-1"];

  expect(accountsToRead({ region: regions }, () => "")).toEqual([{ regions }]);
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { allows, askedRelease } from "../../offline-aws/schema/asked-release";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";

/** A bucket as the bindings of a release write it. */
function bucket(version: string, more: object = {}): object {
  return {
    terraform: { required_providers: { aws: { source: "aws", version } } },
    provider: { aws: [{ region: "eu-central-1" }] },
    resource: { aws_s3_bucket: { Logs: { bucket: "logs", ...more } } },
  };
}

test.each([
  ["6.25.0", "6.25.0"],
  ["6.66.0", "6.66.0"],
  ["~> 6.0", "6.66.0"],
  [">= 6.20, < 6.40", "6.25.0"],
  ["~> 6.25.0", "6.25.0"],
  ["!= 6.66.0, >= 6", "6.25.0"],
  // None that is served: the nearest that is older, else the oldest.
  ["6.30.0", "6.25.0"],
  ["7.1.0", "6.66.0"],
  ["5.100.0", "6.25.0"],
])("a stack that asks for %s is planned with the schema of %s", (version, release) => {
  expect(askedRelease(bucket(version))).toBe(release);
});

test("a stack that names no version is planned with the newest schema", () => {
  expect(askedRelease({ terraform: { required_providers: { aws: { source: "hashicorp/aws" } } } })).toBe("6.66.0");
  expect(askedRelease({})).toBe("6.66.0");
});

test("the version is found in a file, in one of several configurations, and whatever the provider is called", () => {
  const file = join(testFolder(), "cdk.tf.json");
  writeFileSync(file, JSON.stringify(bucket("6.25.0")));
  const renamed = { terraform: { required_providers: [{ a: { source: "hashicorp/aws", version: "6.25.0" } }] } };

  expect(askedRelease(file)).toBe("6.25.0");
  expect(askedRelease([{}, renamed])).toBe("6.25.0");
  expect(askedRelease(`${file}.none`)).toBe("6.66.0");
});

test.each([
  ["= 6.25.0", true],
  ["v6.25.0", true],
  ["> 6.25.0", false],
  ["<= 6.25", true],
  ["< 6.25.0", false],
  ["~> 6.25.1", false],
  ["~> 5.0", false],
])("%s allows 6.25.0: %s", (constraint, allowed) => {
  expect(allows(constraint, "6.25.0")).toBe(allowed);
});

describeWithTerraform("the schemas of two releases over one account", () => {
  test(
    "what came with the newer one is refused by the older one",
    withOfflineAws(async ({ terraform }) => {
      const argument = { bucket_namespace: "global" };

      await expect(terraform(bucket("6.25.0", argument)).plan()).rejects.toThrow('"bucket_namespace"');
      expect((await terraform(bucket("6.66.0", argument)).plan()).summary).toBe(
        "Plan: 1 to add, 0 to change, 0 to destroy.",
      );
    }),
  );

  test(
    "nothing changes for who moves from one to the other and back",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(bucket("6.25.0"));
      await one.apply();

      one.configure(bucket("6.66.0"));
      expect((await one.plan()).steps).toEqual([]);
      await one.apply();

      one.configure(bucket("6.25.0"));
      expect((await one.plan()).steps).toEqual([]);
    }),
  );
});

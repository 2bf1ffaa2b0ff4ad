import type { Planned } from "../../offline-aws/terraform/reported";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import type { ObjectValue } from "../../offline-aws/values/value";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const BUCKET = {
  aws_s3_bucket: { output: { bucket: "offline-output" } },
  aws_s3_bucket_versioning: {
    output: { bucket: "${aws_s3_bucket.output.bucket}", versioning_configuration: [{ status: "Enabled" }] },
  },
};
const object = (content: string) => ({
  bucket: "${aws_s3_bucket.output.bucket}",
  key: "override/list.yaml",
  content,
  depends_on: ["aws_s3_bucket_versioning.output"],
});

describeWithTerraform("an object of S3", () => {
  let refusal: unknown;
  /** The object after each of two applies, with the contents "a" and "b". */
  const objects: (ObjectValue | undefined)[] = [];
  let imported: Planned;

  beforeAll(
    withOfflineAws(async ({ terraform, offline }) => {
      const nowhere = { bucket: "nowhere", key: "list.yaml", content: "a" };
      const one = terraform(configuration({ resource: { ...BUCKET, aws_s3_object: { list: object("a"), nowhere } } }));
      const list = () => offline.aws.account().list("aws_s3_object")[0]?.attributes;
      refusal = await one.apply().catch((problem: TerraformError) => problem);
      objects.push(list());

      one.configure(configuration({ resource: { ...BUCKET, aws_s3_object: { list: object("b") } } }));
      await one.apply();
      objects.push(list());

      // What it is to contain and how it is deleted is not asked here, and would be a change.
      const lifecycle = { ignore_changes: "all" };
      const again = { bucket: "offline-output", key: "override/list.yaml", lifecycle };
      one.configure({
        ...configuration({ resource: { ...BUCKET, aws_s3_object: { list: object("b"), again } } }),
        import: [{ to: "aws_s3_object.again", id: "s3://offline-output/override/list.yaml" }],
      });
      imported = await one.plan();
    }),
  );

  test("is refused in a bucket that does not exist", () => {
    expect(refusal).toBeInstanceOf(TerraformError);
    expect((refusal as TerraformError).errors).toEqual([
      expect.stringContaining("NoSuchBucket: The specified bucket does not exist: nowhere"),
    ]);
  });

  test("has the hash of its content, and a new version with each content", () => {
    const [first, second] = objects;

    // MD5 of "a" and of "b".
    expect(first?.etag).toBe("0cc175b9c0f1b6a831c399e269772661");
    expect(second?.etag).toBe("92eb5ffee6ae2fec3ad71c777531578f");
    expect(second?.version_id).not.toBe(first?.version_id);
  });

  test("is found by bucket and key when it is imported, and neither that nor the one applied is to be changed", () => {
    expect(imported.summary).toBe("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
  });
});

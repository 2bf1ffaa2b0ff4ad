import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const BUCKET = {
  aws_s3_bucket: { output: { bucket: "offline-output" } },
  aws_s3_bucket_versioning: {
    output: { bucket: "${aws_s3_bucket.output.bucket}", versioning_configuration: [{ status: "Enabled" }] },
  },
};
const object = (content: string) => ({
  aws_s3_object: {
    list: {
      bucket: "${aws_s3_bucket.output.bucket}",
      key: "override/list.yaml",
      content,
      depends_on: ["aws_s3_bucket_versioning.output"],
    },
  },
});

describeWithTerraform("an object of S3", () => {
  test(
    "is refused in a bucket that does not exist",
    withOfflineAws(async ({ terraform }) => {
      const resource = { aws_s3_object: { list: { bucket: "nowhere", key: "list.yaml", content: "a" } } };

      const applied = terraform(configuration({ resource })).apply();

      await expect(applied).rejects.toThrow(TerraformError);
      await expect(applied).rejects.toThrow("NoSuchBucket: The specified bucket does not exist: nowhere");
    }),
  );

  test(
    "has the hash of its content, and a new version with each content",
    withOfflineAws(async ({ terraform, offline }) => {
      const here = terraform(configuration({ resource: { ...BUCKET, ...object("a") } }));
      const list = () => offline.aws.account().list("aws_s3_object")[0]?.attributes;
      await here.apply();
      const first = list();

      here.configure(configuration({ resource: { ...BUCKET, ...object("b") } }));
      await here.apply();

      // MD5 of "a" and of "b".
      expect([first?.etag, list()?.etag]).toEqual([
        "0cc175b9c0f1b6a831c399e269772661",
        "92eb5ffee6ae2fec3ad71c777531578f",
      ]);
      expect(list()?.version_id).not.toBe(first?.version_id);
      expect((await here.plan()).changes).toBe(false);
    }),
  );

  test(
    "is found by bucket and key when it is imported",
    withOfflineAws(async ({ terraform }) => {
      await terraform(configuration({ resource: { ...BUCKET, ...object("a") } })).apply();
      const { content, depends_on, ...rest } = object("a").aws_s3_object.list;
      const imported = { aws_s3_object: { list: { ...rest, bucket: "offline-output" } } };
      const other = terraform({
        ...configuration({ resource: imported }),
        import: [{ to: "aws_s3_object.list", id: "s3://offline-output/override/list.yaml" }],
      });

      const { summary } = await other.apply();

      expect(summary).toContain("1 imported, 0 added");
    }),
  );
});

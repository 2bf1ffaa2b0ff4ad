import type { ArnShape } from "../../values/arns";

/** A KMS key by its ARN; an alias or an id alone stands in no policy. */
export const KEY_ARN: ArnShape = {
  pattern: /^arn:aws(-[a-z]+)*:kms:[a-z]{2,}(-[a-z]+)+-\d{1,2}:\d{12}:key\/[A-Za-z0-9-]{1,256}$/,
  inWords:
    "the ARN of a KMS key such as arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  source: "maintenance window facts, E3",
};

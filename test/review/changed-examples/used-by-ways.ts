import { ChangedPlan } from "../changed-plans";
import type { Examples } from "./example";
import { association, installingBy } from "./given-associations";

const READING = installingBy("InstallOverrideList", "s3://lists/now.yaml");

/** An association installs by a file, which says something else after the plan. */
const listChanged = (before: string, after: string) => {
  const file = (content: string) => ({ bucket: "lists", key: "now.yaml", content });
  return new ChangedPlan()
    .resource("aws_ssm_association.it", READING)
    .resource("aws_s3_object.list", file(before), file(after));
};

/** Files, buckets and documents that an association works with. */
export const USED_BY_WAYS: Examples = {
  "a file that says what an association installs": {
    plan: listChanged("a", "b"),
    told: ["the file list changes, from which association it reads what to install (high)"],
  },
  "a list that an association installs, which loses an entry": {
    plan: listChanged("patches:\n  - id: curl\n  - id: openssl\n", "patches:\n  - id: curl\n"),
    told: [
      "the file list changes, from which association it reads what to install: curl, was curl and openssl (medium)",
    ],
  },
  "a bucket with what an association installs, into which others are let in": {
    plan: new ChangedPlan()
      .resource("aws_ssm_association.it", READING)
      .create("aws_s3_bucket_acl.lists", { bucket: "lists", acl: "public-read" })
      .create("aws_s3_bucket_policy.lists", { bucket: "lists" }, { policy: true })
      .resource("aws_s3_bucket_public_access_block.lists", { bucket: "lists", block_public_acls: true }, null),
    told: [
      "the public access block lists of what association it uses goes away (medium)",
      "the ACL lists of what association it uses is public-read (high)",
      "new policy of what association it uses: what it allows is known after apply (low)",
    ],
  },
  "a document that is run in an older version": {
    plan: new ChangedPlan()
      .resource("aws_ssm_association.it", { ...association("Scan"), name: "own", document_version: "3" })
      .resource("aws_ssm_document.own", { name: "own", content: "a" }, { name: "own", content: "b" }),
    told: ["the document own changes: association it runs an older version of it, and stays with that (low)"],
  },
};

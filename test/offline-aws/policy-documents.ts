/** Policy documents that use all that a document may have. */
export const POLICY_DOCUMENTS = {
  aws_iam_policy_document: {
    empty: {},
    whole: {
      policy_id: "whole",
      version: "2008-10-17",
      statement: [
        {
          sid: "Several",
          actions: ["b:Two", "a:One<>&", "c:Three"],
          resources: ["arn:aws:s3:::b", "arn:aws:s3:::a"],
          principals: [
            { type: "Service", identifiers: ["sns.amazonaws.com", "events.amazonaws.com"] },
            { type: "AWS", identifiers: ["arn:aws:iam::123456789012:root"] },
          ],
          condition: [
            { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] },
            { test: "StringEquals", variable: "aws:PrincipalTag/a", values: ["two", "one"] },
            { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
          ],
        },
      ],
    },
    variables: {
      statement: [
        { effect: "Deny", not_actions: ["c:*"], not_resources: ["arn:aws:s3:::home/&{aws:username}"] },
        { actions: ["sns:*"], resources: ["*"], not_principals: [{ type: "*", identifiers: ["*"] }] },
        { actions: ["sns:*"], resources: ["*"], principals: [{ type: "*", identifiers: ["*"] }] },
      ],
    },
    merged: {
      source_policy_documents: [
        "${data.aws_iam_policy_document.whole.json}",
        "${data.aws_iam_policy_document.variables.json}",
      ],
      override_policy_documents: [
        '{"Version":"2012-10-17","Id":"over","Statement":[{"Sid":"Several","Effect":"Deny","Action":"*","Resource":"*"}]}',
      ],
      statement: [{ sid: "Own", actions: ["sqs:*"], resources: ["*"] }],
    },
  },
};

/** What is compared of them. */
export const POLICY_OUTPUTS = Object.fromEntries(
  Object.keys(POLICY_DOCUMENTS.aws_iam_policy_document).flatMap((name) =>
    ["id", "json", "minified_json", "version", ...(name === "empty" ? [] : ["statement"])].map((attribute) => [
      `${name}_${attribute}`,
      { value: `\${data.aws_iam_policy_document.${name}.${attribute}}` },
    ]),
  ),
);

import { readerStatements } from "../model/patch-operations/reader/reader-permissions";
import { withGenerated } from "./generated-part";

/** The page about reading an account with the policy that its reader needs, as it can be pasted. */
export function withReaderPolicy(page: string): string {
  const Statement = readerStatements("aws", "123456789012").map(({ sid, actions, resources }) => ({
    Sid: sid,
    Effect: "Allow",
    Action: actions,
    Resource: resources,
  }));
  const policy = JSON.stringify({ Version: "2012-10-17", Statement }, undefined, 2);
  return withGenerated(page, "policy", `\`\`\`json\n${policy}\n\`\`\``, "docs/account.md");
}

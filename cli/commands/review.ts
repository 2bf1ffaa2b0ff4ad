import type { Command } from "commander";
import { joined } from "../../model/text/wording";
import { FAILING_RISKS } from "../../review/risk/risk";
import type { Console } from "../console/console";
import { REVIEW_EXIT_CODES } from "../console/exit-codes";
import { REVIEW_FORMS } from "../review/forms";
import type { CommandDeclaration } from "./command";
import { withAccount, withAt, withChecks, withForms, withPatches, withSystemOfList } from "./shared-options";

export const reviewCommand: CommandDeclaration = (program, console, finish) => {
  const command = program
    .command("review")
    .description("what a Terraform plan and drift change about patching, for which nodes, when, and how risky it is")
    .argument(
      "[plans...]",
      "output of terraform show -json <plan>: files, folders with plan.json or *.plan.json, or - for standard input. A folder with only .tf files is planned first, against a simulated, empty account; types of AWS that are not simulated are planned as written, and named",
    );
  withReviewOptions(command, console, finish)
    .option(
      "--before <folder>",
      "output folder of an earlier synth: compare deadlines and ring order with it; for .tf files, the folder before the change, which is applied to the simulated account first",
    )
    .addHelpText(
      "after",
      `
${HOW_TO_READ_IT}

Examples:
  terraform show -json tfplan | cdktf-patch review -
  cdktf-patch review plans/ --fail-on high --write review.md
  cdktf-patch review .                     a folder of .tf files, without AWS
  cdktf-patch review . --before ../main    what changes in it`,
    )
    .action(async (plans: string[], options) => {
      const { runReview } = require("../review/run-review") as typeof import("../review/run-review");
      finish(await runReview(plans, options, console));
    });
};

/** What users of the package need most of docs/review.md. */
const HOW_TO_READ_IT = `How to read it:
  + created  ~ changed  - deleted  -/+ replaced  → moved  ← imported
  ≠ drift, changed outside of Terraform  … waits for the next plan
  ! a finding of the checks  i a note  ◄ an outlier among its stacks or its ring
Each change has a risk and its reason, one step lower where names say dev, test,
stage or sandbox. A new finding is high as an error and medium as a warning.
Suppress a warning by --accept, or by acceptFinding in the program.
Drift that the plan undoes adds no risk. The fingerprint is the same for the
same change: --expect holds an apply to what was reviewed.
A plan file has secrets in clear text; a review prints none. Review a folder of
.tf files only where you would plan it: its data sources run.
Unknown without --account: what other stacks and people have in the account;
without --before: which deadlines and ring order there were.`;

/** What `review` and `plan` have in common. */
export function withReviewOptions(command: Command, console: Console, finish: (exitCode: number) => void): Command {
  const withRules = withAccount(withAt(withForms(command, REVIEW_FORMS), console))
    .option("--fail-on <risk>", `exit with code 3 from this risk on: ${joined(FAILING_RISKS, "or")}`)
    .option(
      "--expect <fingerprint>",
      "refuse plans other than the reviewed ones: the whole fingerprint, from the comment or review.json; in a terminal the short one is enough",
    )
    .option("--accept <file>", "file of findings to suppress (ignore, waive), YAML or JSON, as below")
    .option("--all-findings", "also show findings that existed before the plan; they add no risk")
    .option("--approvers <file>", "file of who must approve what, for review.json, YAML or JSON, as below");
  return withSystemOfList(withPatches(withChecks(withRules, '; "app" for those of the app')))
    .option("--name <name>", "name of the review in a pull request", "patching")
    .addHelpText("after", FILES_TEXT)
    .addHelpText("after", EXIT_CODES_TEXT)
    .exitOverride((error) => {
      // 2 means changes here, so that a slip of the hand must not look like some.
      if (error.exitCode !== 0) finish(REVIEW_EXIT_CODES.error);
      throw error;
    });
}

/** A line each may be copied: a test reads them with what reads the files. */
const FILES_TEXT = `
A line of --accept: reason has 10 to 500 characters, owner 1 to 100; until is
the expiry date (UTC), itself included; scope is a construct path or a Terraform
address, at a property: left out, they match everything. An error cannot be
accepted; check, reason, owner and until are required:
  - { check: PM106, reason: replaced in spring, owner: platform team,
      until: 2027-03-31, scope: patching/Linux, at: operatingSystem }

A line of --approvers: from this risk on (low, medium or high), in this ring, at
this path (* matches anything); what is left out matches everything:
  - { risk: high, ring: prod, path: "*Windows*", approvers: [windows-team] }`;

const EXIT_CODES_TEXT = `
Exit codes: 0 no change, 1 error, 2 changes, 3 stopped by --fail-on`;

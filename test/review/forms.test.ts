import { renderHtml } from "../../review/render/html";
import { renderMarkdown } from "../../review/render/markdown";
import { type Review, Reviewer } from "../../review/review";
import { AT, accounts, stackOf } from "./given-reviews";

/** A review with a little of everything: stacks alike and not, one without a plan, drift, a partial plan, a patch list. */
function everything(): Review {
  const byName = new Map(accounts().map((stack) => [stack.name, stack]));
  const reviewer = new Reviewer({ at: AT });
  for (const name of ["prod-eu", "prod-ap", "prod-us"]) reviewer.add(byName.get(name) as ReturnType<typeof stackOf>);
  reviewer.add(stackOf("drift", "lab"));
  reviewer.add(stackOf("only-one-target", "part", { "aws_ssm_patch_baseline.Linux": "part/Linux" }));
  reviewer.fail({ stack: "prod-sa", reason: "terraform plan ended with 1: Error: no credentials" });
  const firstRun = "Sun 2026-11-29 02:00 Asia/Seoul";
  const patch = { id: "ALAS2023-2026-2", package: "openssl 3.0.8", patchGroups: ["prod-web"], firstRun };
  return reviewer.review({ approved: [patch], notApproved: [], waiting: [], unclear: [] });
}

/** What a reader sees of a page, a line for each block. */
function visible(page: string): string {
  const lines = page
    .replace(/^.*<body>/s, "")
    .replace(/<\/t[dh]><t[dh][^>]*>/g, " | ")
    .replace(/<\/?(?:a|b|code|span|del|ins|wbr)\b[^>]*>/g, "")
    .replace(/<[^>]+>/g, "\n")
    .replaceAll("&quot;", '"')
    .replaceAll("&nbsp;", " ")
    .split("\n")
    .map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

test("the page tells all of it", () => {
  expect(visible(renderHtml(everything(), { name: "fleet" }))).toBe(`\
Patching review: fleet
incomplete 1 of 6 stacks could not be planned; what was planned is high: part, prod-us and lab differ from the other 2; prod-us: the kernel is no longer rejected
0 to add, 5 to change, 0 to destroy
Not planned
prod-sa: terraform plan ended with 1: Error: no credentials
All stacks
Stacks | Where | Change | Risk
part outlier | 123456789012 · eu-central-1 | Security (Critical, Important): approved immediately, was after 7 days | high
prod-us outlier | 666666666666 · eu-central-1 | Security (Critical, Important): approved immediately, was after 7 days; rejected entry "kernel*" is gone | high
lab outlier | 123456789012 · eu-central-1 | "kernel*" is rejected now | medium
prod-ap and prod-eu | 2 accounts · eu-central-1 | Security (Critical, Important): approved immediately, was after 7 days | high
part high
123456789012 · eu-central-1
outlier compare prod-ap
~ Security (Critical, Important): approved immediately, was after 7 days as in prod-ap part/Linux aws_ssm_patch_baseline.Linux high
after 7 days → immediately
high nobody has tried them before these nodes get them
reaches patch group prod-web; next run Sun 2026-11-29 02:00 Asia/Seoul
the plan is partial (-target): more may change than is shown
prod-us high
666666666666 · eu-central-1
outlier compare prod-ap
~ Security (Critical, Important): approved immediately, was after 7 days as in prod-ap aws_ssm_patch_baseline.Linux Amazon Linux 2023 high
after 7 days → immediately
high nobody has tried them before these nodes get them
rejected entry "kernel*" is gone
high a new one is installed, and nodes reboot in the same window
reaches patch group prod-web; next run Sun 2026-11-29 02:00 US/Pacific
lab medium
123456789012 · eu-central-1
outlier compare prod-ap
~ "kernel*" is rejected now aws_ssm_patch_baseline.Linux Amazon Linux 2023 medium
medium its security updates stay missing as long as the entry stands
reaches patch group prod-web; next run Sun 2026-11-29 02:00 Asia/Seoul
Changed outside of Terraform
rejected entry "kernel*" is gone; the plan undoes it aws_ssm_patch_baseline.Linux
prod-ap and prod-eu high
2 accounts · eu-central-1
and prod-eu
~ Security (Critical, Important): approved immediately, was after 7 days aws_ssm_patch_baseline.Linux Amazon Linux 2023 high
after 7 days → immediately
high nobody has tried them before these nodes get them
reaches patch group prod-web; next run Sun 2026-11-29 02:00 Asia/Seoul
How long patches take
Critical and Important security patches reach prod-web
part, prod-ap, prod-eu: up to 7.2 days after release, was 14.2, except for kernel* and system-release.*, which are rejected
prod-us: up to 7.2 days after release, was 14.2, except for system-release.*, which is rejected
1 more patch is approved today
+ ALAS2023-2026-2 openssl 3.0.8: prod-web; first on Sun 2026-11-29 02:00 Asia/Seoul
Attributes not shown: json (5 stacks). Local times by time zone data 2026f.
Fingerprint ca5c-675f-4371. Hold a later plan to it: cdktf-patch plan --expect ca5c-675f-4371-31a8-6a6c-138b-6de1-3c9d
Plan: 0 to add, 5 to change, 0 to destroy.
Next runs are those after 2026-11-23 00:00 UTC.`);
});

test("the comment tells all of it", () => {
  expect(renderMarkdown(everything(), { name: "fleet" })).toBe(`\
<!-- cdktf-patch review: fleet -->
### ⛔ Incomplete: 1 of 6 stacks could not be planned; what was planned is high: part, prod-us and lab differ from the other 2; prod-us: the kernel is no longer rejected · 0 to add, 5 to change, 0 to destroy

| stacks | change | reaches | next run | risk |
|---|---|---|---|---|
| **part ◄**<br>123456789012 · eu-central-1 | \`~\` \`part/Linux\`<br>Security (Critical, Important): approved immediately, was after 7 days *(as in prod-ap)* | patch group prod-web | Sun 2026-11-29 02:00 Asia/Seoul | 🔴 **high** |
| **prod-us ◄**<br>666666666666 · eu-central-1 | \`~\` \`aws_ssm_patch_baseline.Linux\` (Amazon Linux 2023)<br>Security (Critical, Important): approved immediately, was after 7 days *(as in prod-ap)*<br>rejected entry "kernel&#42;" is gone | patch group prod-web | Sun 2026-11-29 02:00 US/Pacific | 🔴 **high** |
| **lab ◄**<br>123456789012 · eu-central-1 | \`~\` \`aws_ssm_patch_baseline.Linux\` (Amazon Linux 2023)<br>"kernel&#42;" is rejected now | patch group prod-web | Sun 2026-11-29 02:00 Asia/Seoul | 🟡 medium |
| **prod-ap and prod-eu**<br>2 accounts · eu-central-1 | \`~\` \`aws_ssm_patch_baseline.Linux\` (Amazon Linux 2023)<br>Security (Critical, Important): approved immediately, was after 7 days | patch group prod-web | Sun 2026-11-29 02:00 Asia/Seoul | 🔴 **high** |

<details open><summary>1 stack could not be planned</summary>

- **prod-sa**: terraform plan ended with 1: Error: no credentials

</details>

<details open><summary>How long patches take</summary>

- Critical and Important security patches reach prod-web
  - **part, prod-ap, prod-eu**: up to 7.2 days after release, was 14.2, except for kernel&#42; and system-release.&#42;, which are rejected
  - **prod-us**: up to 7.2 days after release, was 14.2, except for system-release.&#42;, which is rejected

</details>

<details open><summary>Why this may not be all</summary>

- **part**: the plan is partial (-target): more may change than is shown

</details>

<details><summary>Changed outside of Terraform</summary>

- lab: \`aws_ssm_patch_baseline.Linux\`: rejected entry "kernel&#42;" is gone; the plan undoes it

</details>

<details><summary>1 more patch is approved today</summary>

- \`+\` ALAS2023-2026-2 openssl 3.0.8: prod-web; first on Sun 2026-11-29 02:00 Asia/Seoul

</details>

<details><summary>Each change, before and after</summary>


**part**

- \`~\` \`aws_ssm_patch_baseline.Linux\` (\`part/Linux\`)
  - Security (Critical, Important): approved immediately, was after 7 days<br>\`after 7 days\` → \`immediately\`<br>*high: nobody has tried them before these nodes get them*

**prod-us**

- \`~\` \`aws_ssm_patch_baseline.Linux\`
  - Security (Critical, Important): approved immediately, was after 7 days<br>\`after 7 days\` → \`immediately\`<br>*high: nobody has tried them before these nodes get them*
  - rejected entry "kernel&#42;" is gone<br>*high: a new one is installed, and nodes reboot in the same window*

**lab**

- \`~\` \`aws_ssm_patch_baseline.Linux\`
  - "kernel&#42;" is rejected now<br>*medium: its security updates stay missing as long as the entry stands*

**prod-ap, prod-eu**

- \`~\` \`aws_ssm_patch_baseline.Linux\`
  - Security (Critical, Important): approved immediately, was after 7 days<br>\`after 7 days\` → \`immediately\`<br>*high: nobody has tried them before these nodes get them*

</details>

Attributes not shown: json (5 stacks). Local times by time zone data 2026f. Plan: 0 to add, 5 to change, 0 to destroy.

Fingerprint \`ca5c-675f-4371\` · hold a later plan to it: \`cdktf-patch plan --expect ca5c-675f-4371-31a8-6a6c-138b-6de1-3c9d\`
`);
});

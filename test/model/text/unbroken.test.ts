import { unbroken } from "../../../model/text/unbroken";

test.each([
  ["next in eu-central-1", 'next in <span class="whole">eu-central-1</span>'],
  [
    "Sun 2026-11-29 02:00 America/New_York, 3 h",
    'Sun <span class="whole">2026-11-29</span> 02:00 <span class="whole">America/New_York,</span> 3&nbsp;h',
  ],
  ["1 h, 2 d, 1 day, 14 days, 3 hosts", "1&nbsp;h, 2&nbsp;d, 1&nbsp;day, 14&nbsp;days, 3 hosts"],
  ["waits 3-5 days", 'waits <span class="whole">3-5</span>&nbsp;days'],
  ["aws_ssm_patch_baseline.linux", '<span class="whole">aws_<wbr>ssm_<wbr>patch_<wbr>baseline.<wbr>linux</span>'],
  ["stacks/fleet/prod-a.json", '<span class="whole">stacks/<wbr>fleet/<wbr>prod-a.<wbr>json</span>'],
  ["a-name-of-somebody-that-is-long", '<span class="whole">a-name-of-somebody-that-is-long</span>'],
  ["weekly-from-2027-01-04", '<span class="whole">weekly-from-<span class="whole">2027-01-04</span></span>'],
  ["approvalRules[0].approveAfterDays", '<span class="whole">approvalRules[0].<wbr>approveAfterDays</span>'],
  ["servers (eu-west-1)", 'servers <span class="whole">(eu-west-1)</span>'],
  ["<b>-<i>", "&lt;b&gt;-&lt;i&gt;"],
])("%s does not break where a reader would stumble", (text, html) => {
  expect(unbroken(text)).toBe(html);
});

import { unbroken } from "../../../model/text/unbroken";

test.each([
  ["next in eu-central-1", 'next in <span class="nowrap">eu-central-1</span>'],
  [
    "Sun 2026-11-29 02:00 America/New_York, 3 h",
    'Sun <span class="nowrap">2026-11-29</span> 02:00 <span class="nowrap">America/New_York,</span> 3&nbsp;h',
  ],
  ["1 h, 2 d, 1 day, 14 days, 3 hosts", "1&nbsp;h, 2&nbsp;d, 1&nbsp;day, 14&nbsp;days, 3 hosts"],
  ["waits 3-5 days", 'waits <span class="nowrap">3-5</span>&nbsp;days'],
  ["aws_ssm_patch_baseline.linux", "aws_<wbr>ssm_<wbr>patch_<wbr>baseline.<wbr>linux"],
  ["stacks/fleet/prod-a.json", "stacks/<wbr>fleet/<wbr>prod-a.<wbr>json"],
  ["a-name-of-somebody-that-is-long", "a-name-of-somebody-that-is-long"],
  ["<b>-<i>", "&lt;b&gt;-&lt;i&gt;"],
])("%s does not break where a reader would stumble", (text, html) => {
  expect(unbroken(text)).toBe(html);
});

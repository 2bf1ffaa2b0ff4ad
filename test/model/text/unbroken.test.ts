import { unbroken } from "../../../model/text/unbroken";

test.each([
  ["next in eu-central-1", 'next in <span class="nowrap">eu-central-1</span>'],
  [
    "Sun 2026-11-29 02:00 America/New_York, 3 h",
    'Sun <span class="nowrap">2026-11-29</span> 02:00 <span class="nowrap">America/New_York,</span> 3&nbsp;h',
  ],
  ["a-name-of-somebody-that-is-long", "a-name-of-somebody-that-is-long"],
  ["<b>-<i>", "&lt;b&gt;-&lt;i&gt;"],
])("%s does not break where a reader would stumble", (text, html) => {
  expect(unbroken(text)).toBe(html);
});

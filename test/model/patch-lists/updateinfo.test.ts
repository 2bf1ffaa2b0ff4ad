import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blankPatch } from "../../../model/explain/patch/patch";
import type { ListedPatch } from "../../../model/patch-lists/listed-patch";
import { systemOfPatch } from "../../../model/patch-lists/systems-of-patch";
import { updateinfoDate } from "../../../model/patch-lists/updateinfo-date";
import { UpdateinfoReader } from "../../../model/patch-lists/updateinfo-reader";
import { UNKNOWN } from "../../../model/values/unknown";

const fixture = (name: string) => readFileSync(join(__dirname, "fixtures", `updateinfo-${name}.xml`), "utf8");

function read(xml: string, pieceLength = xml.length): readonly ListedPatch[] {
  const notices: ListedPatch[] = [];
  const reader = new UpdateinfoReader((notice) => notices.push(notice));
  for (let at = 0; at < xml.length; at += pieceLength) reader.write(xml.slice(at, at + pieceLength));
  reader.end();
  return notices;
}

const notice = (content: string) => `<updates><update type="security">${content}</update></updates>`;

test("a notice becomes one patch for each package version that it names", () => {
  const [openssl] = read(fixture("amazon-linux-2"));

  expect(openssl).toMatchObject({
    id: "ALAS2-2026-2914",
    title: "Amazon Linux 2 2017.12 - ALAS2-2026-2914: important priority package update for openssl",
  });
  expect(openssl?.patches.map((patch) => patch.package)).toEqual([
    { name: "openssl", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "x86_64" },
    { name: "openssl-libs", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "x86_64" },
    { name: "openssl", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "aarch64" },
  ]);
  expect(openssl?.patches[0]).toMatchObject({
    id: "ALAS2-2026-2914",
    properties: { classification: "Security", severity: "Important", product: UNKNOWN },
    notice: true,
    dates: { issued: new Date("2026-11-20T14:03:00Z"), updated: new Date("2026-11-20T14:03:00Z") },
    advisoryIds: ["ALAS2-2026-2914"],
    cveIds: ["CVE-2026-1111"],
  });
});

test("tells issue from update, and a bug from a vulnerability", () => {
  const [, curl] = read(fixture("amazon-linux-2"));

  expect(curl?.patches[0]).toMatchObject({
    dates: { issued: new Date("2026-11-02T09:15:00Z"), updated: new Date("2026-11-05T17:40:00Z") },
    cveIds: ["CVE-2026-1020"],
    bugzillaIds: ["2312345"],
  });
});

test("reads Amazon Linux 2023, where None is a severity", () => {
  const notices = read(fixture("amazon-linux-2023"));

  expect(notices.map(({ id, patches }) => [id, patches[0]?.properties.severity])).toEqual([
    ["ALAS2023-2026-1342", "Important"],
    ["ALAS2023-2026-1300", "None"],
  ]);
});

test("does not mind where the pieces are cut", () => {
  const xml = fixture("amazon-linux-2");

  expect(read(xml, 7)).toEqual(read(xml));
});

test("a notice without packages, severity and dates is a patch nevertheless", () => {
  expect(read(notice("<id>A-1</id><severity/><pkglist/>"))).toEqual([
    {
      id: "A-1",
      patches: [
        {
          ...blankPatch("A-1"),
          properties: { product: UNKNOWN, classification: "Security", severity: undefined },
          notice: true,
          advisoryIds: ["A-1"],
        },
      ],
    },
  ]);
});

test("ignores elements that it does not know", () => {
  expect(read(notice("<id>A-1</id><rights><id>B-2</id></rights><future/>"))).toMatchObject([{ id: "A-1" }]);
});

test.each([
  ["2026-11-20 14:03", "2026-11-20T14:03:00.000Z"],
  ["2026-11-20 14:03:59", "2026-11-20T14:03:59.000Z"],
  ["2026-11-20T14:03Z", "2026-11-20T14:03:00.000Z"],
  ["2026-11-20 14:03:59 UTC", "2026-11-20T14:03:59.000Z"],
  ["2026-11-20T14:03:59+09:00", "2026-11-20T05:03:59.000Z"],
  ["2026-11-20", "2026-11-20T00:00:00.000Z"],
  ["1795183380", "2026-11-20T14:03:00.000Z"],
  ["last week", "1970-01-01T00:00:00.000Z"],
  ["2026-13-45", "1970-01-01T00:00:00.000Z"],
])("the date %s is %s", (text, expected) => {
  expect(updateinfoDate(text)?.toISOString()).toBe(expected);
});

test("an absent date is none", () => {
  expect(updateinfoDate(undefined)).toBeUndefined();
  expect(updateinfoDate(" ")).toBeUndefined();
});

test.each([
  ["no XML at all", "Patches: []", "line 1: text data outside of root node"],
  ["another document", "<html></html>", "line 1: expected <updates>, the root of an updateinfo file, got <html>"],
  ["half a file", "<updates>\n<update>\n<id>A", "line 3: unclosed tag: id"],
  ["nothing", "", "line 1: document must contain a root element"],
  [
    "a notice without id",
    "<updates>\n\n<update/></updates>",
    "line 3: expected an <id> in <update>, but it is missing",
  ],
  [
    "a document type with entities that multiply",
    '<!DOCTYPE updates [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><updates>&b;</updates>',
    "line 1: expected no document type (<!DOCTYPE …>), which could pull in other files",
  ],
  [
    "an outside file",
    '<!DOCTYPE updates SYSTEM "file:///etc/passwd">\n<updates/>',
    "line 1: expected no document type (<!DOCTYPE …>), which could pull in other files",
  ],
  ["an entity of its own", notice("<id>&secret;</id>"), "line 1: undefined entity"],
  [
    "another encoding",
    '<?xml version="1.0" encoding="UTF-16"?><updates/>',
    'line 1: expected UTF-8, got the encoding "UTF-16"',
  ],
])("throws with the line at %s", (_, xml, message) => {
  expect(() => read(xml)).toThrow(message);
});

test.each([
  ["amazon-linux-2", "AMAZON_LINUX_2"],
  ["amazon-linux-2023", "AMAZON_LINUX_2023"],
])("the packages of %s tell their system", (name, expected) => {
  const systems = read(fixture(name)).flatMap(({ patches }) => patches.map(systemOfPatch));

  expect(new Set(systems)).toEqual(new Set([expected]));
});

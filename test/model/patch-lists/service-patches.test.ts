import { readServicePatches } from "../../../model/patch-lists/read-service-patches";
import { systemOfPatch } from "../../../model/patch-lists/systems-of-patch";
import { UNKNOWN } from "../../../model/values/unknown";

const only = (json: unknown) => {
  const [listed, ...others] = readServicePatches(json);
  expect(others).toEqual([]);
  return listed;
};

test("reads a Windows update as the service describes it", () => {
  const update = {
    Id: "3c2c8a1e-0000-4000-8000-000000000001",
    ReleaseDate: "2026-11-10T18:00:00+01:00",
    Title: "2026-11 Cumulative Update for Windows Server 2019",
    Description: "Install this update to resolve issues in Windows.",
    Vendor: "Microsoft",
    ProductFamily: "Windows",
    Product: "WindowsServer2019",
    Classification: "SecurityUpdates",
    MsrcSeverity: "Critical",
    KbNumber: "KB5031364",
    MsrcNumber: "",
    Language: "All",
    SomethingNew: { Nested: true },
  };

  expect(only({ Patches: [update], NextToken: null })).toMatchObject({
    id: "KB5031364",
    title: "2026-11 Cumulative Update for Windows Server 2019",
    patches: [
      {
        properties: {
          product: "WindowsServer2019",
          productFamily: "Windows",
          patchSet: "OS",
          classification: "SecurityUpdates",
          msrcSeverity: "Critical",
        },
        dates: { released: new Date("2026-11-10T17:00:00Z") },
        bulletinIds: [],
      },
    ],
  });
});

test("takes what is not of the family Windows for an application", () => {
  const office = only([{ Title: "Office", ProductFamily: "Office", ReleaseDate: 1762797600, KbNumber: "KB1" }]);

  expect(office?.patches[0]?.properties.patchSet).toBe("APPLICATION");
  expect(office?.patches[0]?.dates.released).toEqual(new Date("2025-11-10T18:00:00Z"));
});

test("reads a Linux package as the service describes it", () => {
  const listed = only({
    Patches: [
      {
        Name: "openssl",
        Epoch: 1,
        Version: "1.0.2k",
        Release: "24.amzn2.0.17",
        Arch: "x86_64",
        Product: "AmazonLinux2.0",
        Classification: "Security",
        Severity: "Important",
        AdvisoryIds: ["ALAS2-2026-2914"],
        BugzillaIds: [],
        CVEIds: ["CVE-2026-1111"],
        ReleaseDate: 1795183380.5,
      },
    ],
  });

  expect(listed).toMatchObject({
    id: "ALAS2-2026-2914",
    patches: [
      {
        package: { name: "openssl", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "x86_64" },
        notice: true,
        advisoryIds: ["ALAS2-2026-2914"],
        cveIds: ["CVE-2026-1111"],
      },
    ],
  });
});

test("reads a node's own list, which holds no release dates", () => {
  const listed = only({
    Patches: [
      {
        Title: "bind-libs.x86_64:32:9.8.2-0.68.rc1.60.amzn1",
        KBId: "bind-libs.x86_64",
        Classification: "Security",
        Severity: "Important",
        State: "Missing",
        InstalledTime: 0,
        CVEIds: "CVE-2026-1,CVE-2026-2",
      },
    ],
  });

  expect(listed).toMatchObject({
    id: "bind-libs.x86_64",
    patches: [
      {
        package: { name: "bind-libs", epoch: "32", version: "9.8.2", release: "0.68.rc1.60.amzn1", arch: "x86_64" },
        cveIds: ["CVE-2026-1", "CVE-2026-2"],
        dates: { released: UNKNOWN },
      },
    ],
  });
});

test.each([
  [{ Product: "WindowsServer2019" }, "WINDOWS"],
  [{ Product: "WindowsServer2031" }, "WINDOWS"],
  [{ ProductFamily: "Office", Product: "Office2019" }, "WINDOWS"],
  [{ Product: "Ubuntu26.04" }, "UBUNTU"],
  [{ Product: "AmazonLinux2.0" }, "AMAZON_LINUX_2"],
  [{ Product: "AmazonLinux2041" }, undefined],
  [{ Product: "Haiku" }, undefined],
  [{}, undefined],
])("tells the system of %j: %s", (fields, expected) => {
  const patch = only([{ Title: "any", ...fields }])?.patches[0];

  expect(patch && systemOfPatch(patch)).toBe(expected);
});

test.each([
  [null, "expected the output of describe-available-patches or describe-instance-patches, got null"],
  ["x", 'expected the output of describe-available-patches or describe-instance-patches, got "x"'],
  [
    { Baselines: [] },
    "expected the output of describe-available-patches or describe-instance-patches, got an object without a list of Patches",
  ],
  [
    { Patches: [{}, { ReleaseDate: "2026-11-20T14:03:00" }] },
    'Patches[1].ReleaseDate: expected a date with its offset from UTC, such as 2026-11-20T14:03:00Z, got "2026-11-20T14:03:00"',
  ],
  [
    { Patches: [{ ReleaseDate: "tomorrowZ" }] },
    'Patches[0].ReleaseDate: expected a date such as 2026-11-20T14:03:00Z, got "tomorrowZ"',
  ],
  [{ Patches: [{ CVEIds: "CVE-1" }] }, "Patches[0].CVEIds: expected a list, got a string"],
  [[{ KBId: "" }], "[0].KBId: expected the patch's id, got an empty string"],
  [[7], "[0]: expected an object, got a number"],
])("throws with the place at %j", (json, message) => {
  expect(() => readServicePatches(json)).toThrow(message);
});

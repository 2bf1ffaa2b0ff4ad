import { OPERATING_SYSTEM_NAMES, operatingSystemFacts } from "../../../../model/facts/operating-systems";
import { unlisted } from "../../../../model/values/listed";
import { UNKNOWN } from "../../../../model/values/unknown";
import { baseline, said } from "./given";

const RPM_APPROVED =
  "expected a Bugzilla number, a CVE id such as CVE-2026-1234, an advisory such as ALAS-2018-123 or a package name such as openssl.x86_64 or kernel*";

test.each<[string, string, string]>([
  ["AMAZON_LINUX_2", "approvedPatches", "openssl"],
  ["AMAZON_LINUX_2", "approvedPatches", "openssl-1:1.0.2k-24.amzn2.0.17.x86_64"],
  ["AMAZON_LINUX_2", "approvedPatches", "ALAS2-2026-2914"],
  ["AMAZON_LINUX_2", "approvedPatches", "ALAS2KERNEL-5.4-2022-001"],
  ["REDHAT_ENTERPRISE_LINUX", "approvedPatches", "RHSA-2017:0864"],
  ["REDHAT_ENTERPRISE_LINUX", "approvedPatches", "CVE-2026-1234"],
  ["REDHAT_ENTERPRISE_LINUX", "approvedPatches", "1413900"],
  ["AMAZON_LINUX_2", "rejectedPatches", "system-release.*"],
  ["AMAZON_LINUX_2023", "rejectedPatches", "ImageMagick-6.9.10.97-1.el9"],
  ["SUSE", "rejectedPatches", "SUSE-SLE-SERVER-12-2018-123"],
  ["SUSE", "approvedPatches", "curl >= 7.60.0"],
  ["UBUNTU", "approvedPatches", "libssl1.1"],
  ["DEBIAN", "rejectedPatches", "g++"],
  ["MACOS", "approvedPatches", "macOS Ventura 13.6.1-22G313"],
  ["WINDOWS", "approvedPatches", "KB2032276"],
  ["WINDOWS", "rejectedPatches", "MS10-048"],
])("%s takes among %s %s", (operatingSystem, list, entry) => {
  const model = baseline({ operatingSystem, [list]: [entry] });

  expect([...said("PM132", model), ...said("PM133", model)]).toEqual([]);
});

test.each(["UBUNTU", "DEBIAN", "RASPBIAN"])(
  "%s takes what a package name or version can hold, wildcards among it",
  (operatingSystem) => {
    const entries = ["linux-image-*~20.04.1", "libstdc++6", "python3:any"];
    const model = baseline({ operatingSystem, rejectedPatches: entries });

    expect(said("PM132", model)).toEqual([]);
    expect(said("PM133", model)).toEqual([
      'rejectedPatches[0]: expected no wildcard and no architecture, as AWS documents it, got "linux-image-*~20.04.1"; write one entry for each name [PM133]',
      'rejectedPatches[2]: expected no wildcard and no architecture, as AWS documents it, got "python3:any"; write one entry for each name [PM133]',
    ]);
  },
);

test.each<[string, string, string, string]>([
  [
    "AMAZON_LINUX_2",
    "rejectedPatches",
    "CVE-2026-1234",
    'rejectedPatches[0]: expected a package name such as openssl.x86_64 or kernel*, got "CVE-2026-1234", which names a vulnerability; Amazon Linux 2 compares rejectedPatches with nothing else [PM132]',
  ],
  [
    "ROCKY_LINUX",
    "rejectedPatches",
    "2",
    'rejectedPatches[0]: expected a package name such as openssl.x86_64 or kernel*, got "2", which names a Bugzilla entry; Rocky Linux compares rejectedPatches with nothing else [PM132]',
  ],
  [
    "AMAZON_LINUX_2",
    "approvedPatches",
    "KB2032276",
    `approvedPatches[0]: ${RPM_APPROVED}, got "KB2032276", which names a Windows update; Amazon Linux 2 compares approvedPatches with nothing else [PM132]`,
  ],
  [
    "AMAZON_LINUX_2",
    "approvedPatches",
    "open ssl",
    `approvedPatches[0]: ${RPM_APPROVED}, got "open ssl"; Amazon Linux 2 compares approvedPatches with nothing else [PM132]`,
  ],
  [
    "UBUNTU",
    "approvedPatches",
    "openssl=3.0.2",
    'approvedPatches[0]: expected a bare package name such as openssl, got "openssl=3.0.2"; Ubuntu Server compares approvedPatches with nothing else [PM132]',
  ],
  [
    "MACOS",
    "rejectedPatches",
    "macOS*",
    'rejectedPatches[0]: expected the exact name of an update, without wildcards, got "macOS*"; macOS compares rejectedPatches with nothing else [PM132]',
  ],
  [
    "WINDOWS",
    "approvedPatches",
    "2032276",
    'approvedPatches[0]: expected an update such as KB2032276 or a bulletin such as MS10-048, got "2032276", which names a Bugzilla entry; did you mean KB2032276 [PM132]',
  ],
  [
    "WINDOWS",
    "approvedPatches",
    "kb2032276",
    'approvedPatches[0]: expected an update such as KB2032276 or a bulletin such as MS10-048, got "kb2032276", which names a Windows update; did you mean KB2032276 [PM132]',
  ],
  [
    "AMAZON_LINUX_2",
    "approvedPatches",
    "kb2032276",
    `approvedPatches[0]: ${RPM_APPROVED}, got "kb2032276", which names a Windows update; Amazon Linux 2 compares approvedPatches with nothing else [PM132]`,
  ],
  [
    "UBUNTU",
    "approvedPatches",
    "USN-1234-1",
    'approvedPatches[0]: expected a bare package name such as openssl, got "USN-1234-1", which names a security notice of Ubuntu or Debian; Ubuntu Server compares approvedPatches with nothing else [PM132]',
  ],
  [
    "AMAZON_LINUX_2",
    "rejectedPatches",
    "*kernel*",
    'rejectedPatches[0]: expected at most one "*", and no "?" or "[", as AWS documents it, got "*kernel*"; write one entry for each name [PM133]',
  ],
  [
    "UBUNTU",
    "rejectedPatches",
    "linux-*",
    'rejectedPatches[0]: expected no wildcard and no architecture, as AWS documents it, got "linux-*"; write one entry for each name [PM133]',
  ],
])("%s says of %s with %s what is wrong", (operatingSystem, list, entry, line) => {
  const model = baseline({ operatingSystem, [list]: [entry] });

  expect([...said("PM132", model), ...said("PM133", model)]).toEqual([line]);
});

test.each<[string, string, string]>([
  ["AMAZON_LINUX_2023", "CVE-26-1", "it is malformed: write a CVE id such as CVE-2026-1234"],
  ["AMAZON_LINUX_2023", "CVE-2026-*", "it is malformed: write a CVE id such as CVE-2026-1234"],
  ["AMAZON_LINUX_2023", "CVE 2026 1234", "did you mean CVE-2026-1234"],
  ["AMAZON_LINUX_2023", " cve2026-1234", "did you mean CVE-2026-1234"],
  ["AMAZON_LINUX_2023", "ALAS2-26-2914", "it is malformed: write an advisory such as ALAS-2018-123"],
  ["AMAZON_LINUX_2023", "alas2023-2026-123", "did you mean ALAS2023-2026-123"],
  ["REDHAT_ENTERPRISE_LINUX", "rhsa-2026:0864", "did you mean RHSA-2026:0864"],
  ["REDHAT_ENTERPRISE_LINUX", "RHSA-2026", "it is malformed: write an advisory such as ALAS-2018-123"],
  ["ALMA_LINUX", "ALSA_2026:0864", "did you mean ALSA-2026:0864"],
  ["SUSE", "SUSE-SU-2026:1234-1", "SUSE Linux Enterprise Server compares approvedPatches with nothing else"],
  ["UBUNTU", "USN-1234", "Ubuntu Server compares approvedPatches with nothing else"],
  ["WINDOWS", "KB 5055555", "did you mean KB5055555"],
  ["WINDOWS", "KB5055555 ", "did you mean KB5055555"],
  ["WINDOWS", "KB505", "it is malformed: write an update such as KB2032276"],
  ["WINDOWS", "ms10 048", "did you mean MS10-048"],
])("%s takes %j for no package: %s", (operatingSystem, entry, says) => {
  const [line] = said("PM132", baseline({ operatingSystem, approvedPatches: [entry] }));

  expect(line).toContain(says);
});

test.each([
  "alsa-lib-1.2.8",
  "alsa-utils",
  "cve-bin-tool",
  "kb",
  "ms-sys-2.8.0",
  "R-4.3.1",
  "dsa",
  "rhel-system-roles-1.2",
])("%s is a package, though it begins like an id", (entry) => {
  expect(said("PM132", baseline({ operatingSystem: "AMAZON_LINUX_2023", approvedPatches: [entry] }))).toEqual([]);
});

test("every system has forms for both lists", () => {
  const without = OPERATING_SYSTEM_NAMES.filter((name) => {
    const forms = operatingSystemFacts(name)?.patchIds;
    return forms === undefined || forms.approvedPatches.length === 0 || forms.rejectedPatches.length === 0;
  });

  expect(without).toEqual([]);
});

test("an entry that AWS took after this release passes through its door, and an unknown one passes", () => {
  const model = { ...baseline({}), approvedPatches: [unlisted("KB 1"), UNKNOWN], rejectedPatches: UNKNOWN } as const;

  expect(said("PM132", { ...model, operatingSystem: "WINDOWS" })).toEqual([]);
});

test("what is rejected has no effect among the approved, wildcards and letter case included", () => {
  const model = baseline({
    approvedPatches: ["openssl", "Kernel-5.10.1", "curl"],
    rejectedPatches: ["bash", "kernel-*", "curl"],
  });

  expect(said("PM134", model)).toEqual([
    'approvedPatches[1]: "Kernel-5.10.1" has no effect: rejectedPatches[1] ("kernel-*") rejects it, and rejection wins; remove it from one of the lists [PM134]',
    'approvedPatches[2]: "curl" has no effect: rejectedPatches[2] ("curl") rejects it, and rejection wins; remove it from one of the lists [PM134]',
  ]);
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectWith, run } from "../given-stacks";
import { project } from "./given-lists";

/** An updateinfo.xml with one notice of one package. */
const notice = (id: string, release: string) => `<updates><update type="security">
  <id>${id}</id><title>${id}</title><severity>Important</severity><issued date="2026-10-01 10:00"/>
  <pkglist><collection short="rhel-9-for-x86_64-baseos-rpms">
    <package name="openssl" version="3.0.7" release="${release}" arch="x86_64"/>
  </collection></pkglist>
</update></updates>`;

/** What explain says of a notice in stacks that patch Amazon Linux 2. */
async function told(text: string, ...options: readonly string[]) {
  const folder = project();
  writeFileSync(join(folder, "notice.xml"), text);
  return run(folder, ["explain", "notice.xml", ...options]);
}

test("a notice of Red Hat is not judged as one of Amazon Linux, the only system that is patched here", async () => {
  const { exitCode, err } = await told(notice("RHSA-2026:9001", "24.el9"));

  expect({ exitCode, err }).toEqual({
    exitCode: 2,
    err: "cdktf-patch: expected a patch list for these stacks, got one for Red Hat Enterprise Linux; the groups here are for Amazon Linux 2\n",
  });
});

test("packages without Amazon's mark are of another system, which is asked for", async () => {
  const { exitCode, err } = await told(notice("ELSA-2026-9001", "24.el9"));

  expect({ exitCode, err }).toEqual({
    exitCode: 2,
    err: "cdktf-patch: expected --os, for ELSA-2026-9001 does not say which system it is for: no system that is patched here has such lists\n",
  });
});

test("whoever rebuilds a system takes over its notices: --os counts before the id", async () => {
  const { err } = await told(notice("RHSA-2026:9001", "24.el9"), "--os", "CENTOS");

  expect(err).toContain("got one for CentOS");
});

test("a list that says by its packages that it is for another system than --os is refused", async () => {
  const { exitCode, err } = await told(notice("ALAS2-2026-9001", "24.amzn2.0.1"), "--os", "UBUNTU");

  expect({ exitCode, err }).toEqual({
    exitCode: 2,
    err:
      "cdktf-patch: expected a list for UBUNTU (Ubuntu Server), as --os says, got ALAS2-2026-9001, which is for AMAZON_LINUX_2 (Amazon Linux 2); " +
      "leave --os out\n",
  });
});

const SYSTEMS = {
  ALMA_LINUX: ["AlmaLinux 9", "AlmaLinux9.2"],
  AMAZON_LINUX: ["Amazon Linux AMI 2018.03"],
  AMAZON_LINUX_2: ["Amazon Linux 2", "Amazon Linux 2.0"],
  AMAZON_LINUX_2023: ["Amazon Linux 2023", "Amazon Linux 2023.9"],
  CENTOS: ["CentOS 8", "CentOS Stream 9"],
  DEBIAN: ["Debian 12", "Debian Server 12"],
  MACOS: ["macOS 13.1"],
  ORACLE_LINUX: ["Oracle Linux 8", "OracleLinux9"],
  RASPBIAN: ["Raspbian 10"],
  REDHAT_ENTERPRISE_LINUX: ["Red Hat Enterprise Linux 8", "RedHat Enterprise Linux 9.4"],
  ROCKY_LINUX: ["Rocky Linux 8", "RockyLinux9.4", "rocky linux"],
  SUSE: ["SUSE Linux Enterprise Server 15", "SLES 15", "SUSE 15"],
  UBUNTU: ["Ubuntu 22.04", "Ubuntu Server 24.04"],
  WINDOWS: ["Windows Server 2022", "WindowsServer2028"],
};

test.each(Object.entries(SYSTEMS).flatMap(([system, names]) => names.map((name) => [name, system] as const)))(
  "a list whose product is %s is one for %s: nobody is asked for --os",
  async (product, system) => {
    const names = ["AMAZON_LINUX_2022", ...Object.keys(SYSTEMS)];
    const folder = projectWith({
      all: {
        aws_ssm_patch_baseline: Object.fromEntries(names.map((name) => [name, { name, operating_system: name }])),
        aws_ssm_patch_group: Object.fromEntries(
          names.map((name) => [name, { baseline_id: `\${aws_ssm_patch_baseline.${name}.id}`, patch_group: "web" }]),
        ),
      },
    });
    const patch = { Id: "1", Title: "tar", Product: product, Name: "tar", Version: "1", Release: "1", Arch: "x86_64" };
    writeFileSync(join(folder, "list.json"), JSON.stringify({ Patches: [patch] }));

    const { out, err } = await run(folder, ["explain", "list.json", "--format", "json"]);

    expect(err).toBe("");
    expect(JSON.parse(out).map((row: { operatingSystem: string }) => row.operatingSystem)).toEqual([system]);
  },
);

test.each(["CentOSphere 8", "Rockylinuxish", "SLESinger", "Fedora 40"])(
  "a product that only begins as a system does is none of it: %s",
  async (product) => {
    const folder = projectWith({
      all: {
        aws_ssm_patch_baseline: Object.fromEntries(
          ["UBUNTU", "DEBIAN"].map((name) => [name, { name, operating_system: name }]),
        ),
      },
    });
    writeFileSync(
      join(folder, "list.json"),
      JSON.stringify({ Patches: [{ Id: "1", Title: "tar", Product: product }] }),
    );

    const { err } = await run(folder, ["explain", "list.json"]);

    expect(err).toContain("expected --os, for 1 does not say which system it is for");
  },
);

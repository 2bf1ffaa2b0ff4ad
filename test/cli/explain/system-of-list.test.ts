import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../given-stacks";
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

import { applyAcceptances } from "../../../../model/acceptances/apply-acceptances";
import type { BroughtPatches } from "../../../../model/maintenance-window/brought-patches";
import type { PatchGroupModel, PatchGroupRegistration } from "../../../../model/patch-group/patch-group-model";
import { unlisted } from "../../../../model/values/listed";
import { type Knowable, UNKNOWN } from "../../../../model/values/unknown";
import { environment, findings, installing, said, TODAY } from "./given";

const on = (operatingSystem: Knowable<string>): Pick<PatchGroupModel, "registrations"> => ({
  registrations: [{ baseline: { kind: "predefined" as const, operatingSystem } }],
});

/** One window on the group `web`, whose task brings these patches. */
function bringing(group: Partial<PatchGroupModel>, ...ids: readonly string[]) {
  const given = environment({ region: "eu-west-1", groups: { web: group }, windows: { Once: installing("web") } });
  const brought: BroughtPatches = { kind: "patches", patches: ids.map((id) => ({ id })) };
  const maintenanceWindows = given.maintenanceWindows.map((window) => ({
    ...window,
    tasks: window.tasks.map((task) => ({ ...task, brought })),
  }));
  return { ...given, maintenanceWindows };
}

test("entries that no system of the groups knows are told", () => {
  expect(said("PM764", bringing(on("WINDOWS"), "openssl*", "KB5039217", "CVE-2026-4711"))).toEqual(
    ["openssl*", "CVE-2026-4711"].map(
      (entry) =>
        `Once: the override list of the task "Install" has an entry that none of its nodes can install: "${entry}" [PM764]\n` +
        "    Its patch groups have baselines for Windows Server alone. There an entry is an update such as KB2032276 or " +
        "a bulletin such as MS10-048.\n" +
        "    → write what the patch is called there, or target a group of the other system",
    ),
  );
  expect(said("PM764", bringing(on("UBUNTU"), "KB5039217"))).toHaveLength(1);
});

test.each([
  [
    "one system of several knows it",
    bringing(
      { registrations: [...on("WINDOWS").registrations, ...on("UBUNTU").registrations] },
      "openssl",
      "KB5039217",
    ),
  ],
  ["a system is not known", bringing(on(UNKNOWN), "KB5039217")],
  ["a vulnerability on a system that knows them", bringing(on("AMAZON_LINUX_2023"), "CVE-2026-4711", "openssl*")],
])("nothing is told where %s", (_, given) => {
  expect(said("PM764", given)).toEqual([]);
});

const onAll = (...systems: readonly string[]) => ({ registrations: systems.flatMap((one) => on(one).registrations) });

test("nodes of a system for which a list has nothing are told, with their groups and what to write", () => {
  const given = bringing(onAll("AMAZON_LINUX_2023", "UBUNTU", "WINDOWS"), "CVE-2026-1234");

  expect(said("PM766", given)).toEqual([
    'Once: nodes of Ubuntu Server in patch group "web" get no patches from the task "Install" [PM766]\n' +
      "    The override list (CVE-2026-1234) has no entry for them. On Ubuntu Server an entry is a bare package name such as " +
      "openssl.\n" +
      '    → add what it is called there, or accept this (acceptFinding) at "UBUNTU" where these nodes need nothing',
    'Once: nodes of Windows Server in patch group "web" get no patches from the task "Install" [PM766]\n' +
      "    The override list (CVE-2026-1234) has no entry for them. On Windows Server an entry is an update such as KB2032276 " +
      "or a bulletin such as MS10-048.\n" +
      '    → add what it is called there, or accept this (acceptFinding) at "WINDOWS" where these nodes need nothing',
  ]);
  expect(said("PM764", given)).toEqual([]);
});

test("an acceptance for one system leaves the others told, once the list changes", () => {
  const acceptance = {
    check: "PM766",
    at: "WINDOWS",
    reason: "no part of it",
    owner: "us",
    until: "2027-01-01",
  } as const;
  const open = (...patches: readonly string[]) => {
    const found = findings(bringing(onAll("AMAZON_LINUX_2023", "UBUNTU", "WINDOWS"), ...patches));
    const placed = found.filter(({ checkId }) => checkId === "PM766").map((finding) => ({ key: "Once", finding }));
    const { judged } = applyAcceptances(placed, [{ ...acceptance, scope: "Once" }], TODAY);
    return judged.filter(({ accepted }) => accepted === undefined).map((one) => one.placed.finding.path);
  };

  expect(open("openssl*")).toEqual([]);
  expect(open("KB5099999")).toEqual(["AMAZON_LINUX_2023", "UBUNTU"]);
});

test("an acceptance of one entry leaves those told that are added later", () => {
  const acceptance = {
    check: "PM764",
    at: "KB5039217",
    reason: "not meant for them",
    owner: "us",
    until: "2027-01-01",
  };
  const found = findings(bringing(on("UBUNTU"), "KB5039217", "KB5099999"));
  const placed = found.filter(({ checkId }) => checkId === "PM764").map((finding) => ({ key: "Once", finding }));

  const { judged } = applyAcceptances(placed, [{ ...acceptance, scope: "Once" } as never], TODAY);

  expect(judged.map((one) => [one.placed.finding.path, one.accepted !== undefined])).toEqual([
    ["KB5039217", true],
    ["KB5099999", false],
  ]);
});

test("nodes of a system for which a baseline override has no baseline are told: the run fails on them", () => {
  const given = bringing(onAll("UBUNTU", "WINDOWS"));
  const brought = {
    kind: "baselines" as const,
    baselines: [{ operatingSystem: "UBUNTU", approvalRules: [], approvedPatches: [] } as never],
  };
  const maintenanceWindows = given.maintenanceWindows.map((window) => ({
    ...window,
    tasks: window.tasks.map((task) => ({ ...task, brought })),
  }));

  expect(said("PM766", { ...given, maintenanceWindows })).toEqual([
    'Once: nodes of Windows Server in patch group "web" get no patches from the task "Install" [PM766]\n' +
      "    The run fails on such a node: the baseline override has no baseline for it.\n" +
      "    → add a baseline for Windows Server, or target a group without them",
  ]);
});

test.each([
  ["each system has an entry", bringing(onAll("WINDOWS", "UBUNTU"), "openssl", "KB5039217")],
  ["none has one, which is said of the entries", bringing(onAll("UBUNTU", "DEBIAN"), "KB5039217")],
  ["an entry was let in as one of another form", bringing(onAll("WINDOWS", "UBUNTU"), "openssl", unlisted("W-1"))],
  [
    "a system is not known",
    bringing({ registrations: [...on(UNKNOWN).registrations, ...on("UBUNTU").registrations] }, "a"),
  ],
])("nothing is told of nodes where %s", (_, given) => {
  expect(said("PM766", given)).toEqual([]);
});

test("nodes for which every entry is written as AWS does not document it are told, with the form that it documents", () => {
  const given = bringing(onAll("AMAZON_LINUX_2023", "UBUNTU", "WINDOWS"), "openssl*", "KB5039217", "libssl3:amd64");

  expect(said("PM771", given)).toEqual([
    'Once: nodes of Ubuntu Server in patch group "web" may get no patches from the task "Install": openssl* and libssl3:amd64 [PM771]\n' +
      "    AWS documents a bare package name such as openssl on Ubuntu Server, with no wildcard and no architecture. Nodes have " +
      "understood more; one that does not installs nothing, with no error anywhere.\n" +
      '    → add each name that is meant there, or accept this (acceptFinding) at "UBUNTU" where these nodes need nothing',
  ]);
  expect(said("PM771", bringing(on("AMAZON_LINUX_2023"), "*ssl*"))[0]).toContain(
    'AWS documents a package name such as openssl.x86_64 or kernel* on Amazon Linux 2023, with at most one "*"',
  );
});

test.each([
  ["an entry beside it is documented there", bringing(on("UBUNTU"), "openssl*", "libssl3")],
  ["nothing is for them, which is another finding", bringing(on("UBUNTU"), "KB5039217")],
  ["the user vouches for the entry", bringing(on("UBUNTU"), unlisted("libc6*"))],
  ["the system knows one *", bringing(onAll("AMAZON_LINUX_2023", "SUSE"), "openssl*")],
])("nothing is told of the form of entries where %s", (_, given) => {
  expect(said("PM771", given)).toEqual([]);
});

test("an update in small letters is no package, and neither is a notice of Ubuntu", () => {
  const [text = ""] = said("PM764", bringing(onAll("WINDOWS", "AMAZON_LINUX_2023"), "openssl", "kb5088888"));
  expect(text).toContain('has an entry that none of its nodes can install: "kb5088888"');
  expect(text).toContain("→ did you mean KB5088888");
  expect(said("PM766", bringing(onAll("WINDOWS", "AMAZON_LINUX_2023"), "openssl", "kb5088888"))).toHaveLength(1);
  expect(said("PM764", bringing(on("UBUNTU"), "USN-1234-1"))[0]).toContain(
    "an entry is a bare package name such as openssl",
  );
});

test("a malformed CVE id is no package: it is told with its form, and so are the nodes that get nothing", () => {
  const given = bringing(onAll("AMAZON_LINUX_2023", "UBUNTU", "WINDOWS"), "CVE-26-1", "KB5055555");

  const [text = ""] = said("PM764", given);
  expect(text).toContain('has an entry that none of its nodes can install: "CVE-26-1"');
  expect(text).toContain('→ "CVE-26-1" is malformed: write a CVE id such as CVE-2026-1234');
  expect(said("PM766", given)).toEqual([
    expect.stringContaining("nodes of Amazon Linux 2023 in"),
    expect.stringContaining("nodes of Ubuntu Server in"),
  ]);
});

test("an emergency is called by its name, and the number of an update by itself is told what it was meant to be", () => {
  const given = bringing(on("WINDOWS"), "5071547", "507");
  const schedule = "at(2026-12-05T20:00:00)";
  const runCommand = { parameters: { Operation: ["Install"], InstallOverrideList: ["https://example.com/list"] } };
  const maintenanceWindows = given.maintenanceWindows.map((window) => ({
    ...window,
    name: "emergency-cve",
    schedule,
    tasks: window.tasks.map((task) => ({ ...task, runCommand })),
  }));
  const [text = "", other = ""] = said("PM764", { ...given, maintenanceWindows });

  expect(text).toContain('emergency-cve has an entry that none of its nodes can install: "5071547"');
  expect(text).not.toContain("task");
  expect(text.split("→ ")[1]).toBe("did you mean KB5071547");
  expect(other).not.toContain("did you mean");
});

test("each entry of a list is told what it was meant to be, and only where its form is known", () => {
  const fix = (systems: readonly string[], ...ids: readonly string[]) =>
    said("PM764", bringing(onAll(...systems), ...ids)).map((text) => text.split("→ ")[1]);

  expect(fix(["WINDOWS", "AMAZON_LINUX_2023"], "kb 5088888", "RHSA-26:1")).toEqual([
    "did you mean KB5088888",
    '"RHSA-26:1" is malformed: write an advisory such as ALAS-2018-123',
  ]);
  const elsewhere = "write what the patch is called there, or target a group of the other system";
  expect(fix(["UBUNTU"], "kb5088888", "CVE-26-1")).toEqual([elsewhere, elsewhere]);
});

test.each(["PM764", "PM766"])("%s says nothing of a window that opens no more", (check) => {
  const given = bringing(onAll("AMAZON_LINUX_2023", "WINDOWS"), "CVE-2026-1234", "x y");
  const at = (schedule: string) => ({
    ...given,
    maintenanceWindows: given.maintenanceWindows.map((window) => ({ ...window, schedule })),
  });
  const told = (schedule: string) => said(check, at(schedule)).length;

  expect(told("at(2026-11-23T22:00:00)")).toBe(1);
  expect(told("at(2026-11-22T22:00:00)")).toBe(0);
});

describe("a list on Windows, of which nodes install only what their own baseline matches", () => {
  const waiting = (baseline: object, ids: readonly string[], others: object = {}) => {
    const given = environment({
      region: "eu-west-1",
      baselines: {
        Own: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 9 }], ...baseline },
        ...others,
      },
      groups: { web: {} },
      windows: { Once: installing("web", { schedule: "at(2026-11-29T22:00:00)" }) },
    });
    const brought: BroughtPatches = { kind: "patches", patches: ids.map((id) => ({ id })) };
    const windows = given.maintenanceWindows.map(({ tasks, ...window }) => ({
      ...window,
      tasks: tasks.map((task) => ({ ...task, brought })),
    }));
    const patchGroups = given.patchGroups.map((group) => ({
      ...group,
      registrations: given.baselines.map((one): PatchGroupRegistration => ({ baseline: { kind: "managed", ...one } })),
    }));
    return said("PM770", { ...given, patchGroups, maintenanceWindows: windows });
  };

  test("is warned of where that baseline has a delay, with what to give in its place", () => {
    expect(waiting({}, ["KB5071547", "openssl*"])).toEqual([
      'Once: a delay may hold back what the task "Install" installs on Windows Server: KB5071547 [PM770]\n' +
        "    There a node installs of a list only what its own baseline also matches: windows after 9 days. " +
        "AWS does not say whether that delay counts.\n" +
        "    → give baselines in place of patches, with one for Windows Server that approves KB5071547 immediately; " +
        'or accept this (acceptFinding) at "WINDOWS" where the update is older than that',
    ]);
  });

  test("names the other systems of the nodes, for a run fails where it has no baseline", () => {
    const linux = { Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023" } };

    expect(waiting({}, ["KB5071547"], linux).join()).toContain(
      "with one for Windows Server that approves KB5071547 immediately, and one each for Amazon Linux 2023, " +
        "which the run fails without; or accept this",
    );
  });

  test("waits for nothing without a delay, where the baseline names it, or on another system", () => {
    expect(waiting({ approvalRules: [{ approveAfterDays: 0 }] }, ["KB5071547"])).toEqual([]);
    expect(waiting({ approvedPatches: ["KB5071547"] }, ["KB5071547"])).toEqual([]);
    expect(waiting({ operatingSystem: "AMAZON_LINUX_2023" }, ["openssl*"])).toEqual([]);
  });
});

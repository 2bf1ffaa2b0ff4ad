import { ALL_CHECKS } from "../../model/checks/all-checks";
import { type Editor, editorOf } from "../support/editor";

const CODE = `
  import { App, TerraformStack } from "cdktf";
  import { acceptFinding, MaintenanceWindow, PatchBaseline, PatchGroup, PatchNotifications, PatchTaskRole, Schedule } from "./modules";

  const stack = new TerraformStack(new App(), "fleet");
  const linux = new /*|baseline*/PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3, patchFilters: { /*|classification*/classification: ["/*|classifications*/"] } }],
  });
  const web = new /*|group*/PatchGroup(stack, "Web", { patchGroup: "web", baselines: [linux] });
  const sunday = new /*|window*/MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    scheduleTimezone: "/*|zone*/",
    /*|duration*/duration: 3,
    cutoff: 1,
  });
  new /*|role*/PatchTaskRole(stack, "Role");
  new /*|notifications*/PatchNotifications(stack, "Notifications");
  sunday.addPatchTask("New", { operation: "/*|operation*/", targets: [] });
  sunday.addPatchTask("Install", { operation: "Install", targets: [] }); // install without reboot option
  new PatchBaseline(stack, "Windows", {
    name: "windows",
    operatingSystem: "WINDOWS",
    approvalRules: [{ approveAfterDays: 3, enableNonSecurity: true }], // flag of another system
    sources: [{ name: "mine", configuration: "x", products: ["*"] }], // sources of another system
  });
  new PatchBaseline(stack, "NoDelay", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ complianceLevel: "HIGH" }], // rule without delay
  });
  acceptFinding(stack, { check: "/*|check*/", reason: "tried by hand", owner: "platform team", until: "2027-03-31" });
  acceptFinding(stack, { check: "acme-owner", reason: "tried by hand", owner: "platform team", until: "2027-03-31" }); // rule of a house
  Schedule.patchTuesday({ plusDays: 3, at: "/*|time*/" });
  Schedule.patchTuesday({ plusDays: 3, at: "2:00" }); // misspelt time
  new MaintenanceWindow(stack, "Misspelt", { name: "sunday", schedule: "rate(7 days)", scheduleTimeZone: "UTC", duration: 3, cutoff: 1 });
`;

let editor: Editor;
beforeAll(() => {
  editor = editorOf(CODE);
}, 60_000);

describe("the editor completes", () => {
  test("both operations, before anything else of the task is written", () => {
    expect([...editor.completions("operation")].sort()).toEqual(["Install", "Scan"]);
  });

  test("the values of a filter key that the operating system has", () => {
    expect(editor.completions("classifications")).toEqual(expect.arrayContaining(["Security", "Bugfix", "*"]));
    expect(editor.completions("classifications")).not.toContain("CriticalUpdates");
  });

  test("time zones, by the name that people use today and by the one that is kept for old programs", () => {
    expect(editor.completions("zone")).toEqual(
      expect.arrayContaining(["UTC", "Asia/Seoul", "Europe/Paris", "Asia/Kolkata", "Asia/Calcutta"]),
    );
  });

  test("every time of the day", () => {
    const times = editor.completions("time");

    expect(times).toHaveLength(24 * 60);
    expect(times).toEqual(expect.arrayContaining(["00:00", "02:30", "19:59", "20:00", "23:59"]));
  });

  test("the checks that can be accepted, and no other", () => {
    const acceptable = ALL_CHECKS.filter(({ severity }) => severity === "warning").map(({ id }) => id);

    expect([...editor.completions("check")].sort()).toEqual([...acceptable].sort());
    expect(acceptable.length).toBeGreaterThan(50);
    expect(editor.errors("rule of a house")).toEqual([]);
  });
});

describe("the editor shows", () => {
  test.each([
    ["baseline", "aws_ssm_patch_baseline"],
    ["group", "aws_ssm_patch_group"],
    ["window", "aws_ssm_maintenance_window"],
    ["role", "role"],
    ["notifications", "topic"],
  ])("what a %s is where one is made", (mark, word) => {
    expect(editor.hover(mark)).toContain(word);
  });

  test("the meaning of a filter key", () => {
    expect(editor.hover("classification")).toBe("What kind of update it is, such as `Security`.");
  });

  test("the unit and the range of an option", () => {
    expect(editor.hover("duration")).toMatch(/^Hours the window is open, a whole number from 1 to 24/);
  });
});

describe("a common mistake names the property and what is expected", () => {
  test("a flag that only another system has", () => {
    expect(editor.errors("flag of another system")).toEqual([
      `Type 'boolean' is not assignable to type 'OnlyOn<"Linux", "enableNonSecurity">'.`,
    ]);
  });

  test("a list that only another system has", () => {
    expect(editor.errors("sources of another system")).toEqual([expect.stringContaining(`OnlyOn<"Linux", "sources">`)]);
  });

  test("a rule that does not say when it approves", () => {
    expect(editor.errors("rule without delay")).toEqual([
      expect.stringContaining("Property 'approveAfterDays' is missing in type '{ complianceLevel: \"HIGH\"; }'"),
    ]);
  });

  test("an installation that does not say whether it may reboot", () => {
    expect(editor.errors("install without reboot option")).toEqual([
      expect.stringContaining(
        "Property 'rebootOption' is missing in type '{ operation: \"Install\"; targets: never[]; }'",
      ),
    ]);
  });

  test("a misspelt time", () => {
    expect(editor.errors("misspelt time")).toEqual([
      `Type '"2:00"' is not assignable to type 'TimeOfDay'. Did you mean '"02:00"'?`,
    ]);
  });

  test("a misspelt property", () => {
    expect(editor.errors("Misspelt")).toEqual([
      expect.stringContaining(
        "'scheduleTimeZone' does not exist in type 'MaintenanceWindowProps'. Did you mean to write 'scheduleTimezone'?",
      ),
    ]);
  });
});

import { Construct } from "constructs";
import { OPERATING_SYSTEMS } from "../../model/facts/operating-systems";
import { severitiesOf } from "../../model/facts/severities";
import { filterNamesOf } from "../../model/patch-baseline/patch-filters";
import * as offered from "../../modules";
import { offeredProperties } from "../support/documented";
import { type Editor, editorOf } from "../support/editor";

/** What users make with `new`. */
const CONSTRUCTS = Object.entries(offered)
  .filter(([, value]) => typeof value === "function" && value.prototype instanceof Construct)
  .map(([name]) => name);

const SYSTEMS = Object.keys(OPERATING_SYSTEMS);
const FILTER_KEYS = SYSTEMS.flatMap((system) => filterNamesOf(system).map((name) => [system, name] as const));
const SEVERITIES = SYSTEMS.flatMap((system) => severitiesOf(system).map((name) => [system, name] as const));

const baseline = (system: string, name: string) => `
  new offered.PatchBaseline(stack, "B", {
    name: "b",
    operatingSystem: "${system}",
    approvalRules: [{ approveAfterDays: 3, patchFilters: { /*|${system}_${name}*/${name}: ["*"] } }],
  });`;
const deadline = (system: string, name: string) => `
  new offered.PatchGroup(stack, "G", {
    patchGroup: "web",
    baselines: [offered.PatchBaseline.predefined(stack, "P", { operatingSystem: "${system}" })],
    patchWithin: { /*|${system}_${name}_days*/${name}: 14 },
  });`;

/** Where the types are made of others, an editor may lose what stands at their properties. */
const WRITTEN = `
  import { App, TerraformStack } from "cdktf";
  import * as offered from "./modules";

  const stack = new TerraformStack(new App(), "fleet");
  declare const window: offered.MaintenanceWindow;
  window.addPatchTask("Scan", { /*|scan*/operation: "Scan", targets: [] });
  window.addPatchTask("Install", { /*|install*/operation: "Install", /*|reboot*/rebootOption: "NoReboot", targets: [] });
  new offered.PatchEnvironment(stack, "Default", {
    /*|baselines*/baselines: {
      Linux: { name: "linux", /*|system*/operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ /*|delay*/approveAfterDays: 3 }] },
    },
    /*|groups*/patchGroups: { Web: { patchGroup: "web", /*|baselinesOfGroup*/baselines: ["Linux"], patchWithin: { /*|days*/Critical: 14 } } },
    /*|windows*/maintenanceWindows: {
      Sunday: {
        name: "sunday",
        schedule: "rate(7 days)",
        /*|hours*/duration: 3,
        cutoff: 1,
        patchGroups: ["Web"],
        patchTasks: { Scan: { /*|scanTask*/operation: "Scan" }, Install: { /*|task*/operation: "Install", /*|rebootOfTask*/rebootOption: "NoReboot" } },
      },
    },
  });
  ${FILTER_KEYS.map(([system, name]) => baseline(system, name)).join("")}
  ${SEVERITIES.map(([system, name]) => deadline(system, name)).join("")}
  ${CONSTRUCTS.map((name) => `new offered./*|${name}*/${name}(...([] as never));`).join("\n  ")}
`;

const SENTENCE = /^(`|[A-Z]|\d).{8}/s;

let editor: Editor;
beforeAll(() => {
  editor = editorOf(WRITTEN);
}, 120_000);

test("every property that can be written has a text", () => {
  const properties = offeredProperties("modules/index.ts");

  expect(properties.length).toBeGreaterThan(500);
  expect(properties.filter(({ text }) => text === "").map(({ path }) => path)).toEqual([]);
}, 120_000);

test.each(CONSTRUCTS)("where a %s is made, the text of its class is shown", (name) => {
  expect(editor.hover(name)).toMatch(SENTENCE);
});

test.each(FILTER_KEYS)("a filter of %s by %s says what it asks of a patch", (system, name) => {
  expect(editor.hover(`${system}_${name}`)).toMatch(SENTENCE);
});

test.each(SEVERITIES)("a deadline of %s for %s says in which unit it is", (system, name) => {
  expect(editor.hover(`${system}_${name}_days`)).toMatch(/^Days, above 0, /);
});

test.each([
  ["scan", /^`Scan` .* Required\./s],
  ["install", /^`(Scan|Install)` .* Required\./s],
  ["reboot", /^What happens to a node after/],
  ["baselines", /^Which patches are approved, by key/],
  ["system", /^The operating system of the nodes/],
  ["delay", /^Days a patch waits/],
  ["groups", /^Which nodes follow which baselines, by key/],
  ["baselinesOfGroup", /^Keys of the baselines/],
  ["days", /^Days, above 0, /],
  ["windows", /^When nodes are scanned and patched, by key/],
  ["hours", /^Hours the window is open, a whole number from 1 to 24/],
  ["scanTask", /^`Scan` /],
  ["task", /^`(Scan|Install)` /],
  ["rebootOfTask", /^What happens to a node after/],
])("what is written at %s says what it means", (mark, text) => {
  expect(editor.hover(mark)).toMatch(text);
});

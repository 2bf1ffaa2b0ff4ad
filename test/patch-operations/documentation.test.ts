import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PATCH_EVENT_NAMES } from "../../model/patch-operations/notifications/patch-events";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import { PatchLogs } from "../../modules/patch-operations";
import { type Fleet, fleet } from "../support/fleet";
import { scheduled, surrounded, urgent, urgentByBaseline } from "./documented-example";

const PAGE = readFileSync(join(__dirname, "../../docs/operations.md"), "utf8");
const SOURCE = readFileSync(join(__dirname, "documented-example.ts"), "utf8");
const EXAMPLES = ["surrounded", "scheduled", "urgent", "urgentByBaseline"];

const baseline = ({ stack }: Fleet) =>
  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [{ approveAfterDays: 0 }],
  });
const critical = (given: Fleet) =>
  new PatchGroup(given.stack, "Group", { patchGroup: "Critical", baselines: [baseline(given)] });

test.each(EXAMPLES)("the example %s on the page is the code that the tests run", (name) => {
  expect(PAGE).toContain(`<!-- example: ${name} -->\n\`\`\`ts\n${bodyOf(name)}\n\`\`\`\n`);
});

test("the examples synthesise", () => {
  const examples: ((given: Fleet) => void)[] = [
    (given) => surrounded(given.stack, critical(given), "nodes"),
    (given) => scheduled(given.stack, critical(given)),
    (given) => urgent(given.stack, critical(given), new PatchLogs(given.stack, "Output")),
    (given) => {
      const everything = baseline(given);
      const group = new PatchGroup(given.stack, "Group", { patchGroup: "Critical", baselines: [everything] });
      urgentByBaseline(given.stack, group, new PatchLogs(given.stack, "Output"), everything);
    },
  ];

  for (const example of examples) {
    const given = fleet();
    example(given);
    expect(Object.keys(given.synth().resource)).toContain("aws_ssm_maintenance_window_task");
  }
});

test("every event that can be watched is on the page", () => {
  expect(PATCH_EVENT_NAMES.filter((name) => !PAGE.includes(`\`${name}\``))).toEqual([]);
});

/** A function's lines without its first and last, at the margin, with `this` for the stack. */
function bodyOf(name: string): string {
  const start = SOURCE.search(new RegExp(`^export function ${name}\\(`, "m"));
  const whole = SOURCE.slice(start, SOURCE.indexOf("\n}\n", start));
  const body = whole.slice(whole.search(/\{\n {2}/) + 2);
  return body
    .split("\n")
    .map((line) => line.replace(/^ {2}/, ""))
    .join("\n")
    .replace(/^return /, "const lane = ")
    .replaceAll("(stack,", "(this,");
}

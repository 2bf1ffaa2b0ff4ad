import { renderHtml } from "../../review/render/html";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { planWith, reviewWith } from "./given-plans";
import { gone, made } from "./given-renamings";
import { AT, stackOf } from "./given-reviews";

// The finding about what was renamed: what it counts, and the code that joins the addresses.

const MOVES = [
  ["aws_ssm_maintenance_window.Sunday", "aws_ssm_maintenance_window.Weekend"],
  ["aws_ssm_maintenance_window_target.Web", "aws_ssm_maintenance_window_target.Hosts"],
  ["aws_ssm_maintenance_window_task.Install", "aws_ssm_maintenance_window_task.Patch"],
];

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    "blocks of a file",
    {},
    `join them by a file moved.tf with\n${MOVES.map(([from, to]) => `moved {\n  from = ${from}\n  to   = ${to}\n}`).join("\n")}`,
  ],
  [
    "the stack",
    { "aws_ssm_maintenance_window.Weekend": "fleet/Weekend" },
    `join them by\nstack.addOverride("moved", [\n${MOVES.map(([from, to]) => `  {"from": "${from}", "to": "${to}"}`).join(",\n")}\n]);`,
  ],
])("a window with its target and task is joined by %s, with every address as it is", (_, paths, fix) => {
  const { stacks } = reviewStacks([stackOf("window-at-new-address", "fleet", paths)], { at: AT });

  expect(stacks[0]?.findings.find(({ checkId }) => checkId === "PM768")?.fix).toBe(fix);
});

test("moves a module as a whole where all of it has gone", () => {
  const plan = JSON.parse(JSON.stringify(stackOf("window-at-new-address").plan));
  for (const change of plan.resource_changes) {
    const [module, name] = change.change.before === null ? ["module.b", "Own"] : ["module.a", "Own"];
    if (change.change.actions[0] === "no-op") continue;
    Object.assign(change, { module_address: module, name, address: `${module}.${change.type}.${name}` });
    if (module === "module.a") change.action_reason = "delete_because_no_module";
  }
  const { stacks } = reviewStacks([{ name: "modules", plan, paths: new Map() }], { at: AT });

  expect(stacks[0]?.findings.find(({ checkId }) => checkId === "PM768")?.fix).toContain(
    "moved {\n  from = module.a\n  to   = module.b\n}",
  );
});

describe("the code that joins addresses", () => {
  const paths = { "aws_ssm_maintenance_window.Weekend": "prod-uk/Weekend" };
  const review = reviewStacks([stackOf("window-at-new-address", "prod-uk", paths)], { at: AT });
  const entries = [
    '  {"from": "aws_ssm_maintenance_window.Sunday", "to": "aws_ssm_maintenance_window.Weekend"},',
    '  {"from": "aws_ssm_maintenance_window_target.Web", "to": "aws_ssm_maintenance_window_target.Hosts"},',
    '  {"from": "aws_ssm_maintenance_window_task.Install", "to": "aws_ssm_maintenance_window_task.Patch"}',
  ];
  const code = ['stack.addOverride("moved", [', ...entries, "]);"];

  test("stands in a terminal as it is copied, an entry in a line, below the stack that needs it", () => {
    expect(renderTerminal(review)).toContain(
      [
        "→ join them in prod-uk by this, and remove it once it is applied",
        ...code.map((line) => `          ${line}`),
      ].join("\n"),
    );
  });

  test("stands on the page and in the comment, too", () => {
    const escaped = code.join("\n").replaceAll('"', "&quot;");

    expect(renderHtml(review, { name: "it" })).toContain(
      `join them in <span class="whole">prod-uk</span> by this, and remove it once it is applied<pre>${escaped}</pre>`,
    );
    expect(renderMarkdown(review, { name: "it" })).toContain(
      [
        "join them in prod-uk by this, and remove it once it is applied",
        "  ```",
        ...code.map((line) => `  ${line}`),
        "  ```",
      ].join("\n"),
    );
  });
});

test("the code for stacks of a fleet names them as the fleet does", () => {
  const ofFleet = (...names: readonly string[]) => {
    const stacks = names.map((name) => ({
      ...stackOf("window-at-new-address", name, { "aws_ssm_maintenance_window.Weekend": `${name}/Weekend` }),
      ring: "prod",
    }));
    return renderTerminal(reviewStacks(stacks, { at: AT }));
  };
  const margin = " ".repeat(10);

  expect(ofFleet("prod-uk")).toContain(`${margin}fleet.stacks["prod-uk"]?.addOverride("moved", [\n`);
  const several = ofFleet("prod-uk", "prod-us");
  expect(several.replace(/\s+/g, " ")).toContain(
    "join them in prod-uk and prod-us by this, and remove it once it is applied in each",
  );
  expect(several).toContain(
    `\n${margin}for (const name of ["prod-uk", "prod-us"]) {\n${margin}  fleet.stacks[name]?.addOverride("moved", [\n`,
  );
  expect(several).toContain(`\n${margin}  ]);\n${margin}}\n`);
});

test("counts what is replaced along with what is renamed, as the plan does", () => {
  const values = { name: "t", resource_type: "INSTANCE", targets: [{ key: "tag:Patch Group", values: ["web"] }] };
  const plan = planWith([
    gone("Weekly"),
    made("Sunday"),
    {
      address: "aws_ssm_maintenance_window_target.t",
      before: { ...values, window_id: "mw-Weekly", id: "t" },
      after: values,
      isReplaced: true,
      unknown: { id: true, window_id: true },
      expressions: { window_id: { references: ["aws_ssm_maintenance_window.Sunday.id"] } },
    },
  ]);
  const [, , target] = (plan as { resource_changes: readonly { readonly change: object }[] }).resource_changes;
  Object.assign(target?.change ?? {}, { replace_paths: [["window_id"]] });

  expect(reviewWith(plan).stacks[0]?.findings.find(({ checkId }) => checkId === "PM768")?.message).toBe(
    "expected a moved block, but it is missing: 1 resource is destroyed and created again at another address, and 1 at its own, for it refers to that",
  );
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { BackUpThenPatch } from "../../examples/back-up-then-patch/main";
import { freezeInDecember } from "../../examples/cookbook/freeze-in-december";
import { mixedSystems } from "../../examples/cookbook/mixed-systems";
import { scanDailyInstallWeekly } from "../../examples/cookbook/scan-daily-install-weekly";
import { WithDeadlines } from "../../examples/deadlines/main";
import { patchFleet } from "../../examples/fleet/main";
import { PolicyOfTheAccount } from "../../examples/patch-policy/main";
import { ScanByAssociation } from "../../examples/scan-by-association/main";
import { Patching } from "../../examples/test-your-stack/patching";
import { deadlinesOf } from "../../model/arrival/nodes-with-deadline";
import { EnvironmentView } from "../../model/patching/view/environment-view";
import { findingsIn, TODAY_CONTEXT } from "../../modules";
import { environmentsOf } from "../../modules/construct/environments";
import { testFolder } from "../support/folders";
import { exampleProgram, runIn } from "../support/written-program";

const ROOT = join(__dirname, "../../examples");
const TODAY = "2026-11-23";

/** The examples that make what they patch, by their files. */
const EXAMPLES: Readonly<Record<string, (app: App) => unknown>> = {
  "back-up-then-patch/main.ts": (app) => new BackUpThenPatch(app, "one"),
  "cookbook/freeze-in-december.ts": (app) => freezeInDecember(stackIn(app)),
  "cookbook/mixed-systems.ts": (app) => mixedSystems(stackIn(app)),
  "cookbook/scan-daily-install-weekly.ts": (app) => scanDailyInstallWeekly(stackIn(app)),
  "deadlines/main.ts": (app) => new WithDeadlines(app, "one"),
  "fleet/main.ts": patchFleet,
  "patch-policy/main.ts": (app) => new PolicyOfTheAccount(app, "one"),
  "patch-tuesday/main.ts": (app) => runIn(app, exampleProgram("patch-tuesday")),
  "scan-by-association/main.ts": (app) => new ScanByAssociation(app, "one"),
  "test-your-stack/patching.ts": (app) => new Patching(app, "one", 7),
  "three-rings/main.ts": (app) => runIn(app, exampleProgram("three-rings")),
};

/** Those that add to a stack which is there: its deadline holds with each of them, as cookbook.test.ts shows. */
const ADDITIONS = [
  "cookbook/emergency-in-a-fleet.ts",
  "cookbook/one-kb-on-windows.ts",
  "cookbook/patch-auto-scaling-groups.ts",
  "cookbook/tag-instances.ts",
  "cookbook/notify-a-channel.ts",
  "cookbook/notify-a-team-channel.ts",
  "cookbook/publish-to-one-topic-of-the-fleet.ts",
  "cookbook/publish-to-the-topic-of-each-account.ts",
];

test.each(Object.entries(EXAMPLES))("%s has a deadline, and keeps it", (_, make) => {
  const app = new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: TODAY } });
  make(app);
  app.synth();

  const today = new Date(TODAY);
  const outcomes = environmentsOf(app)
    .flatMap(({ environment }) => deadlinesOf(new EnvironmentView(environment, today), today))
    .flatMap(({ systems }) => systems.flatMap(({ proofs }) => proofs.map(({ outcome }) => outcome)));

  expect([...new Set(outcomes)]).toEqual(["kept"]);
  // Notes tell what a deadline is about, such as a ring that does not reboot.
  const told = findingsIn(app).filter(({ finding }) => finding.severity !== "information");
  expect(told.map(({ text }) => text).filter((text) => /PM83\d/.test(text))).toEqual([]);
});

test("no example is left out", () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" });
  // A house rule is asked about stacks, and makes none.
  const others = files.filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|^house-rules\//.test(name));

  expect([...Object.keys(EXAMPLES), ...ADDITIONS].sort()).toEqual(others.sort());
});

function stackIn(app: App): TerraformStack {
  const stack = new TerraformStack(app, "patching");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  return stack;
}

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import fc from "fast-check";
import { readFleetFile } from "../../../model/patch-fleet/read-fleet-file";
import { NotValidError } from "../../../model/values/finding";
import { TODAY_CONTEXT } from "../../../modules";
import { PatchFleet } from "../../../modules/patch-fleet";
import { FLEET } from "../../patch-fleet/given";
import { recorded } from "../../review/stories/recording";
import { computedIn } from "../../support/attacks/computed";
import { faultsIn } from "../../support/attacks/faults";
import { AT_FULL_SIZE, cases } from "../../support/attacks/full-size";
import { mutatedFile } from "../../support/attacks/mutations";
import { references } from "../../support/attacks/references";
import { testFolder } from "../../support/folders";
import { nodesOf, snapshotOf, windowOn } from "../../support/snapshots";
import { synthesisedFleet } from "../given-apps";
import { type Outcome, run } from "../given-stacks";

const TIME = 900_000;
const SECRET = "hunter2";
const LINUX = "pb-0cb31f45955d373d8";

const LOCKS = {
  version: 1,
  rings: { prod: { approveUntilDate: "2026-11-13", from: "test", on: "2026-11-22" } },
};

const ACCEPTANCES = [
  {
    check: "PM613",
    reason: "production is told on the same day",
    owner: "platform team",
    until: "2027-03-31",
    scope: "aws_ssm_patch_baseline.Linux",
    at: "approvalRules[0]",
  },
  { check: "PM106", reason: "leaves support, and is replaced", owner: "platform team", until: "2027-03-31" },
];

const APPROVERS = [
  { risk: "high", ring: "prod", approvers: ["platform-leads"] },
  { path: "prod-*", approvers: ["platform"] },
];

const SNAPSHOT = snapshotOf({
  baselines: [
    {
      BaselineId: LINUX,
      Name: "linux",
      OperatingSystem: "AMAZON_LINUX_2023",
      ApprovalRules: {
        PatchRules: [
          {
            PatchFilterGroup: { PatchFilters: [{ Key: "CLASSIFICATION", Values: ["Security"] }] },
            ApproveAfterDays: 7,
          },
        ],
      },
      Sources: [{ Name: "acme", Products: ["*"], Configuration: `baseurl=https://u:${SECRET}@repo.example` }],
    },
  ],
  defaults: [{ OperatingSystem: "AMAZON_LINUX_2023", BaselineId: LINUX }],
  patchGroups: [{ PatchGroup: "prod-web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: LINUX }],
  windows: [windowOn("prod-web", "mw-0a597790a80727e2f", { Name: "sunday" })],
  associations: [
    { AssociationId: "a-1", Name: "AWS-RunPatchBaseline", AssociationName: "nightly", Parameters: { Token: [SECRET] } },
  ],
  nodes: [...nodesOf("prod-web", 2), ...nodesOf("prod-db", 1, { ping: "ConnectionLost" })],
  refused: [{ part: "patch policies", permission: "ssm-quicksetup:ListConfigurationManagers", reason: "AccessDenied" }],
});

const STATE = {
  format_version: "1.0",
  values: {
    root_module: {
      resources: [
        {
          address: "aws_ssm_patch_baseline.Linux",
          mode: "managed",
          type: "aws_ssm_patch_baseline",
          name: "Linux",
          provider_name: "registry.terraform.io/hashicorp/aws",
          values: { id: LINUX, arn: `arn:aws:ssm:eu-central-1:123456789012:patchbaseline/${LINUX}`, name: "linux" },
        },
      ],
    },
  },
};

const WINDOW = { schedule: "cron(0 3 ? * TUE *)", scheduleTimezone: "Europe/Paris", duration: 4, cutoff: 1 };
const ACCOUNTS = {
  accounts: [
    { id: "111111111111", name: "dev-eu", ring: "dev", tags: { Owner: "platform" } },
    { id: "222222222222", name: "test-eu", ring: "test", backend: { kind: "s3", bucket: "b", region: "us-east-1" } },
    {
      id: "333333333333",
      name: "prod-us",
      ring: "prod",
      regions: ["us-east-1", "us-west-2"],
      roleArn: "arn:aws:iam::333333333333:role/patching",
      overrides: { rebootOption: "NoReboot", maxErrors: 2, maintenanceWindows: { Sunday: WINDOW } },
    },
  ],
};

/** A file, what is in it, and each command that reads it with what it ends with; 2 is bad input, and 1 for a review. */
interface Attacked {
  readonly file: string;
  readonly content: unknown;
  readonly commands: readonly (readonly [args: readonly string[], exitCodes: readonly number[]])[];
}

const READS = [0, 2];
const COMPARES = [0, 2, 3];
const REVIEWS = [0, 1, 2, 3];
const WRITTEN = ["--write", "page.html", "--write", "page.md", "--write", "page.json", "--write", "page.sarif"];
const review = (option: string, file: string): Attacked["commands"] => [
  [["review", "plan.json", option, file], REVIEWS],
  [["review", "plan.json", option, file, ...WRITTEN], REVIEWS],
];

const FILES: readonly Attacked[] = [
  {
    file: "cdktf.out/manifest.json",
    content: JSON.parse(readFileSync(join(project(), "cdktf.out/manifest.json"), "utf8")),
    commands: [
      [["calendar", "--write", "page.html", "--write", "page.ics"], READS],
      [["matrix", "--write", "page.html", "--write", "page.json"], READS],
      [["summary", "--notes", "--write", "page.html"], READS],
      [["arrival", "--format", "csv"], READS],
      [["promote", "test", "prod"], READS],
      [["explain", "list.json", "--format", "json"], READS],
    ],
  },
  {
    file: "patch-lock.json",
    content: LOCKS,
    commands: [
      [["promote", "test", "prod"], READS],
      [["promote", "test", "prod", "--format", "json"], READS],
      [["promote", "test", "prod", "--allow-rollback"], READS],
    ],
  },
  { file: "accept.yaml", content: ACCEPTANCES, commands: review("--accept", "accept.yaml") },
  { file: "approvers.yaml", content: APPROVERS, commands: review("--approvers", "approvers.yaml") },
  {
    file: "snapshot.json",
    content: SNAPSHOT,
    commands: [
      [["unmanaged", "snapshot.json", "state.json"], COMPARES],
      [["summary", "--account-only", "snapshot.json", "--write", "page.html", "--write", "page.json"], READS],
      [["summary", "--account-only", "snapshot.json", "--notes"], READS],
      [["explain", "list.json", "--account", "snapshot.json"], READS],
      [["calendar", "--account", "snapshot.json", "--write", "page.html", "--write", "page.ics"], READS],
      [["matrix", "--account", "snapshot.json", "--write", "page.html"], READS],
      // Nothing is chosen: it is read, and never played.
      [["adopt", "snapshot.json", "--dry-run", "--only", "name=none"], READS],
      ...review("--account", "snapshot.json"),
    ],
  },
  {
    file: "state.json",
    content: STATE,
    commands: [
      [["unmanaged", "snapshot.json", "state.json"], COMPARES],
      [["adopt", "state.json", "--dry-run", "--only", "name=none"], READS],
    ],
  },
  {
    file: "accounts.yaml",
    content: ACCOUNTS,
    // A Region that is none: what can be read is refused for it, and AWS is never asked.
    commands: [[["snapshot", "--fleet", "accounts.yaml", "--role-name", "", "--region", "nowhere"], [2]]],
  },
  {
    file: "names.yaml",
    content: { linux: "Linux", sunday: "Sunday" },
    commands: [[["adopt", "snapshot.json", "--dry-run", "--only", "name=none", "--names", "names.yaml"], [2]]],
  },
];

describe.each(FILES)("$file, as somebody may have made it", ({ file, content, commands }) => {
  const folder = project();
  const before = readFileSync(join(folder, file), "utf8");
  const kept = filesOf(folder);

  test(
    "is told in few words or read, whole, without a word that is another's",
    async () => {
      const warned = warnings();
      try {
        const usual = await usualReferences(folder, commands);
        const property = fc.asyncProperty(mutatedFile(content), fc.constantFrom(...commands), async (text, command) => {
          const [args, exitCodes] = command;
          leave(folder, kept);
          writeFileSync(join(folder, file), text);

          const outcome = await run(folder, args);

          expect(exitCodes).toContain(outcome.exitCode);
          expect([...faultsOf(folder, args, outcome, usual), ...warned.all()]).toEqual([]);
          expect(readFileSync(join(folder, file)).equals(Buffer.from(text)) || args[0] === "promote").toBe(true);
        });
        await fc.assert(property, {
          numRuns: cases(25 * commands.length),
          endOnFailure: !AT_FULL_SIZE,
          includeErrorInReport: true,
        });
      } finally {
        warned.end();
      }
    },
    TIME,
  );

  test("is right before anybody bends it", async () => {
    leave(folder, kept);
    writeFileSync(join(folder, file), before);
    for (const [args] of commands) {
      const { err } = await run(folder, args);

      expect(err.replace(/^cdktf-patch: (--region: expected a Region|\S+: expected something to adopt).*\n$/, "")).toBe(
        "",
      );
    }
  });
});

describe("accounts.yaml, as somebody may have made it", () => {
  test(
    "is refused in words at synth, or computes nothing",
    () => {
      const warned = warnings();
      try {
        fc.assert(
          fc.property(mutatedFile(ACCOUNTS), (text) => {
            expect([...computedBy(String(text)), ...warned.all()]).toEqual([]);
          }),
          { numRuns: cases(30), endOnFailure: !AT_FULL_SIZE, includeErrorInReport: true },
        );
      } finally {
        warned.end();
      }
    },
    TIME,
  );
});

/** What of a synthesised fleet Terraform would compute; nothing where the file is refused in words. */
function computedBy(text: string): readonly string[] {
  const outdir = testFolder();
  const app = new App({ outdir, context: { [TODAY_CONTEXT]: "2026-11-23" } });
  try {
    new PatchFleet(app, {
      ...FLEET,
      accounts: readFleetFile(text, "accounts.yaml"),
      lockFile: "not-there.json",
    } as never);
    app.synth();
  } catch (error) {
    if (!(error instanceof NotValidError)) throw error;
    return faultsIn("refusal", error.message.replaceAll("\n", " "));
  }
  return readdirSync(join(outdir, "stacks")).flatMap((name) => {
    return computedIn(JSON.parse(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8")) as object);
  });
}

/** A fleet, a plan, a list of patches, and each file as it should be. */
function project(): string {
  const folder = synthesisedFleet();
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  write("plan.json", recorded("approved-at-once").plan);
  write("list.json", { Patches: [] });
  write("patch-lock.json", LOCKS);
  write("accept.yaml", ACCEPTANCES);
  write("approvers.yaml", APPROVERS);
  write("snapshot.json", SNAPSHOT);
  write("state.json", STATE);
  write("accounts.yaml", ACCOUNTS);
  write("names.yaml", { linux: "Linux", sunday: "Sunday" });
  return folder;
}

function filesOf(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

/** Everything as it was, and something to keep where a page goes. */
function leave(folder: string, kept: ReadonlyMap<string, string>): void {
  for (const [name, text] of kept) writeFileSync(join(folder, name), text);
  for (const name of PAGES) writeFileSync(join(folder, name), AS_IT_WAS);
}

const PAGES = ["page.html", "page.md", "page.json", "page.sarif", "page.ics"];
const AS_IT_WAS = "as it was";
const HOST = hostname();

/** What is wrong with what a command printed and wrote. */
function faultsOf(folder: string, args: readonly string[], outcome: Outcome, usual: ReadonlySet<string>) {
  const { exitCode, out, err } = outcome;
  const pages = PAGES.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") })).filter(
    ({ text }) => text !== AS_IT_WAS,
  );
  const all = [
    { name: `${args[0]}.${args.includes("--format") ? args[args.indexOf("--format") + 1] : "terminal"}`, text: out },
    { name: "standard error", text: err },
    ...pages,
  ];
  const isRefused = exitCode === (args[0] === "review" ? 1 : 2);
  const isWhole: Readonly<Record<string, RegExp>> = { "page.html": /<\/html>\n?$/, "page.ics": /END:VCALENDAR\r\n$/ };
  return [
    ...all.flatMap(({ name, text }) => faultsIn(name, text)),
    ...all
      .filter(({ text }) => text.includes(SECRET))
      .map(
        ({ name, text }) =>
          `${name}: the secret in ${JSON.stringify(text.slice(Math.max(0, text.indexOf(SECRET) - 150), text.indexOf(SECRET) + 40))}`,
      ),
    ...all.filter(({ text }) => text.includes(HOST)).map(({ name }) => `${name}: what a function would tell`),
    ...all.filter(({ text }) => /^ {4}at /m.test(text)).map(({ name }) => `${name}: a stack trace`),
    ...(isRefused && !(/^cdktf-patch: [^\n]+\n(?: {2}(?:- |… )[^\n]+\n)*$/.test(err) && err.length < 2000)
      ? [`refused in ${JSON.stringify(err.slice(0, 300))}`]
      : []),
    ...(isRefused && (out !== "" || pages.length > 0) ? ["refused, and told or written all the same"] : []),
    ...pages.filter(({ name, text }) => isWhole[name]?.test(text) === false).map(({ name }) => `${name}: half of it`),
    ...pages
      .filter(({ name }) => name === "page.md")
      .flatMap(({ text }) => references(text).filter((one) => !usual.has(one))),
    ...readdirSync(folder).filter((name) => name.startsWith(".")),
    ...("isOwned" in globalThis || "isOwned" in {} ? ["something ran"] : []),
    ...(existsSync(join(folder, "patching")) ? ["written, for all that --dry-run was given"] : []),
  ];
}

/** What a comment refers to of its own. */
async function usualReferences(folder: string, commands: Attacked["commands"]): Promise<ReadonlySet<string>> {
  for (const [args] of commands) await run(folder, args);
  const page = join(folder, "page.md");
  return new Set(existsSync(page) ? references(readFileSync(page, "utf8")) : []);
}

/** What is warned of beside what a command prints, as libraries do. */
function warnings(): { readonly all: () => readonly string[]; readonly end: () => void } {
  const found: string[] = [];
  const listener = (warning: Error) => found.push(warning.message);
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error) => found.push(String(warning))) as typeof process.emitWarning;
  process.on("warning", listener);
  return {
    all: () => found,
    end: () => {
      process.emitWarning = emit;
      process.off("warning", listener);
    },
  };
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { runCli } from "../../cli/run-cli";
import { testFolder } from "../support/folders";
import { configuration } from "../support/terraform";

/** What was printed and how the command ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own, with what cdktf synth would have written for these stacks, each by its resources. */
export function projectWith(stacks: Stacks): string {
  return projectWithConfigurations(
    Object.fromEntries(Object.entries(stacks).map(([name, resource]) => [name, { resource }])),
  );
}

/** The same, with the provider that the resources need. */
export function projectWithProvider(stacks: Stacks): string {
  return projectWithConfigurations(
    Object.fromEntries(Object.entries(stacks).map(([name, resource]) => [name, configuration({ resource })])),
  );
}

/** The same, each by all that is in its `cdk.tf.json`. */
export function projectWithConfigurations(stacks: Stacks): string {
  const folder = testFolder();
  synthesise(join(folder, "cdktf.out"), stacks);
  return folder;
}

export type Stacks = Readonly<Record<string, object>>;

/** Writes into a folder what cdktf would have synthesised, each stack by all that is in its `cdk.tf.json`. */
export function synthesise(into: string, stacks: Stacks): void {
  const manifest = Object.keys(stacks).map((name) => [name, { synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]);
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(manifest) }));
  for (const [name, configuration] of Object.entries(stacks)) {
    mkdirSync(join(into, "stacks", name), { recursive: true });
    writeFileSync(join(into, "stacks", name, "cdk.tf.json"), JSON.stringify(configuration));
  }
}

/** What the command is run at: a terminal; a pipe whose reader is gone; else a pipe that is read. */
export interface At {
  readonly isTerminal?: boolean;
  readonly isReaderGone?: boolean;
}

/** Runs the command in a folder, on Monday 23 November 2026 at 09:00 UTC. */
export async function run(
  folder: string,
  args: readonly string[],
  input: string | AsyncIterable<Buffer> = "",
  { isTerminal = false, isReaderGone = false }: At = {},
): Promise<Outcome> {
  const out = isReaderGone ? gone() : collector();
  const err = collector();
  const exitCode = await runCli(args, {
    cwd: folder,
    now: () => new Date("2026-11-23T09:00:00Z"),
    stdout: Object.assign(out.stream, { isTTY: isTerminal }),
    stderr: err.stream,
    stdin: Object.assign(Readable.from(typeof input === "string" ? [Buffer.from(input)] : input), {
      isTTY: isTerminal,
    }),
  });
  return { exitCode, out: out.text(), err: err.text() };
}

/** What a pipe says whose reader has closed it. */
function gone(): ReturnType<typeof collector> {
  const stream = new Writable({
    write: (_piece, _encoding, done) => done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" })),
  });
  return { stream: stream.on("error", () => {}), text: () => "" };
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const pieces: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(piece, _encoding, done) {
      pieces.push(String(piece));
      done();
    },
  });
  return { stream, text: () => pieces.join("") };
}

const all = { patch_filter: ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] })) };

/** Two groups on Amazon Linux 2: Critical gets everything at once, dev-web security patches after seven days. */
export const patching = {
  aws_ssm_patch_baseline: {
    AmazonLinux2: {
      name: "AmazonLinuxSecAndNonSecBaseline",
      operating_system: "AMAZON_LINUX_2",
      approval_rule: [
        { approve_after_days: 0, compliance_level: "CRITICAL", ...all },
        { approve_after_days: 0, compliance_level: "MEDIUM", enable_non_security: true, ...all },
      ],
      rejected_patches: ["system-release.*"],
    },
    Web: {
      name: "web",
      operating_system: "AMAZON_LINUX_2",
      approval_rule: [
        {
          approve_after_days: 7,
          compliance_level: "HIGH",
          patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }],
        },
      ],
    },
  },
  aws_ssm_patch_group: {
    Critical: { patch_group: "Critical", baseline_id: "${aws_ssm_patch_baseline.AmazonLinux2.id}" },
    DevWeb: { patch_group: "dev-web", baseline_id: "${aws_ssm_patch_baseline.Web.id}" },
  },
  aws_ssm_maintenance_window: {
    Sunday: window("Sunday", "cron(0 2 ? * SUN *)", "Asia/Seoul"),
    Tuesday: window("Tuesday", "cron(0 22 ? * TUE *)", "Europe/Paris"),
  },
  aws_ssm_maintenance_window_target: { Sunday: target("Sunday", "Critical"), Tuesday: target("Tuesday", "dev-web") },
  aws_ssm_maintenance_window_task: { Sunday: installs("Sunday"), Tuesday: installs("Tuesday") },
};

export function window(name: string, schedule: string, zone: string, duration = 3): object {
  return { name, schedule, schedule_timezone: zone, duration, cutoff: 1 };
}

export function target(windowId: string, ...patchGroups: string[]): object {
  return {
    window_id: `\${aws_ssm_maintenance_window.${windowId}.id}`,
    resource_type: "INSTANCE",
    targets: [{ key: "tag:Patch Group", values: patchGroups }],
  };
}

export function installs(windowId: string): object {
  return {
    window_id: `\${aws_ssm_maintenance_window.${windowId}.id}`,
    task_type: "RUN_COMMAND",
    task_arn: "AWS-RunPatchBaseline",
    targets: [{ key: "WindowTargetIds", values: [`\${aws_ssm_maintenance_window_target.${windowId}.id}`] }],
    task_invocation_parameters: {
      run_command_parameters: { parameter: [{ name: "Operation", values: ["Install"] }] },
    },
  };
}

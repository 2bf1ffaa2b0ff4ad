import execa from "execa";

/** Ended from outside: by Ctrl-C, or by whoever runs us. */
export class Interrupted extends Error {
  public override readonly name = "Interrupted";

  constructor() {
    super("interrupted before the plan was there");
  }
}

/** Terraform said no. */
export class TerraformRefusal extends Error {
  public override readonly name = "TerraformRefusal";
}

/** What a shell answers for a command that was ended by Ctrl-C: 128 and the number of the signal. */
const INTERRUPTED_TWICE = 130;

/** How long Terraform has to release its locks once it was asked to end, in milliseconds. */
const PATIENCE = 15_000;

/** A process group of its own, where there are groups. */
export const OWN_GROUP = process.platform !== "win32";

/**
 * The Terraform processes of one command. Each runs in a process group of its own: Ctrl-C would otherwise reach it twice,
 * from the terminal and from us, and on the second time Terraform stops without releasing its locks.
 */
export class TerraformRuns {
  private readonly running = new Set<execa.ExecaChildProcess>();
  private isInterrupted = false;
  private readonly onExit = () => this.kill("SIGKILL");

  constructor(private readonly command: string) {
    process.once("exit", this.onExit);
  }

  /** @throws TerraformRefusal with what Terraform said; Interrupted */
  public async run(args: readonly string[], options: execa.Options): Promise<string> {
    const { exitCode, stdout, stderr } = await this.untilEnd(() =>
      execa(this.command, args, {
        ...options,
        reject: false,
        stdin: "ignore",
        detached: OWN_GROUP,
        maxBuffer: MOST_OUTPUT,
        env: { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0", ...options.env },
      }),
    );
    // Standard output is the plan itself, in which values stand that are not to be shown.
    if (exitCode !== 0) throw new TerraformRefusal(saidBy(args[0] ?? "", exitCode, stderr));
    return stdout;
  }

  /**
   * Waits for a process with `OWN_GROUP`, which is ended with the others.
   *
   * @throws Interrupted
   */
  public async untilEnd(start: () => execa.ExecaChildProcess): Promise<execa.ExecaReturnValue> {
    if (this.isInterrupted) throw new Interrupted();
    const child = start();
    this.running.add(child);
    const ended = await child.finally(() => this.running.delete(child));
    if (this.isInterrupted) throw new Interrupted();
    return ended;
  }

  /** Asks all that run to end, and lets nothing more begin; who asks a second time does not want to wait. */
  public interrupt(): void {
    // On exit all that still runs is killed.
    if (this.isInterrupted) process.exit(INTERRUPTED_TWICE);
    this.isInterrupted = true;
    this.kill("SIGINT");
    setTimeout(() => this.kill("SIGKILL"), PATIENCE).unref();
  }

  public close(): void {
    process.removeListener("exit", this.onExit);
  }

  private kill(signal: NodeJS.Signals): void {
    for (const child of this.running) {
      try {
        if (process.platform === "win32" || child.pid === undefined) child.kill(signal);
        else process.kill(-child.pid, signal);
      } catch {
        // It has ended by itself.
      }
    }
  }
}

/** Characters of a plan's JSON that are taken. */
const MOST_OUTPUT = 512 * 1024 * 1024;
const MOST_SAID = 600;

/** Terraform's errors without the frame that it draws around them. */
function saidBy(command: string, exitCode: number | undefined, output: string): string {
  const lines = output
    .split("\n")
    .map((line) => line.replace(/^[\s│╷╵|]+/u, "").trim())
    // The piece of source that Terraform shows may hold a secret; its place is enough.
    .filter((line) => line !== "" && !/^\d+:/.test(line));
  const start = lines.findIndex((line) => line.startsWith("Error"));
  const said = lines.slice(Math.max(0, start)).join(" ");
  const cut = said.length > MOST_SAID ? `${said.slice(0, MOST_SAID)}…` : said;
  return `terraform ${command} ended with ${exitCode ?? "a signal"}: ${cut}`;
}

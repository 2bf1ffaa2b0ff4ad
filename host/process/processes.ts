import type execa from "execa";

/** Ended from outside: by Ctrl-C, or by whoever runs us. */
export class Interrupted extends Error {
  public override readonly name = "Interrupted";

  constructor() {
    super("interrupted before the plan was there");
  }
}

/** What a shell answers for a command that was ended by Ctrl-C: 128 and the number of the signal. */
const INTERRUPTED_TWICE = 130;

/** How long a process has to come to its end once it was asked to, in milliseconds: Terraform releases its locks. */
const PATIENCE = 15_000;

/**
 * With this option a process leads a process group, where there are groups: Ctrl-C would otherwise reach it twice, from
 * the terminal and from us, and on the second time Terraform stops without releasing its locks.
 */
export const OWN_GROUP = { detached: process.platform !== "win32" } as const;

/** All that run, of whichever command: none of them outlives this process. */
const running = new Set<execa.ExecaChildProcess>();
let endsAtExit = false;

/** The processes of one command, which are interrupted together. */
export class Processes {
  private readonly own = new Set<execa.ExecaChildProcess>();
  private isInterrupted = false;
  private isClosed = false;

  /**
   * Waits for a process that was started with `OWN_GROUP`.
   *
   * @throws Interrupted
   */
  public async untilEnd(start: () => execa.ExecaChildProcess): Promise<execa.ExecaReturnValue> {
    if (this.isInterrupted) throw new Interrupted();
    if (this.isClosed) throw new Error("it is closed: no process begins any more");
    if (!endsAtExit) process.once("exit", () => end(running, "SIGKILL"));
    endsAtExit = true;
    const child = start();
    this.own.add(child);
    running.add(child);
    const ended = await child.finally(() => {
      this.own.delete(child);
      running.delete(child);
    });
    if (this.isInterrupted) throw new Interrupted();
    return ended;
  }

  /** Asks all that run to end, and lets nothing more begin; who asks a second time does not want to wait. */
  public interrupt(): void {
    // On exit all that still runs is killed.
    if (this.isInterrupted) process.exit(INTERRUPTED_TWICE);
    this.isInterrupted = true;
    end(this.own, "SIGINT");
    setTimeout(() => end(this.own, "SIGKILL"), PATIENCE).unref();
  }

  /** Ends what still runs, and lets nothing more begin. Done when all of it has ended. */
  public async close(): Promise<void> {
    this.isClosed = true;
    const left = [...this.own];
    if (left.length === 0) return;
    end(this.own, "SIGTERM");
    setTimeout(() => end(this.own, "SIGKILL"), PATIENCE).unref();
    await Promise.allSettled(left);
  }
}

function end(children: ReadonlySet<execa.ExecaChildProcess>, signal: NodeJS.Signals): void {
  for (const child of children) {
    try {
      if (!OWN_GROUP.detached || child.pid === undefined) child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

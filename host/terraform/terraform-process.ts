import execa from "execa";
import { OWN_GROUP, Processes } from "../process/processes";

/** Where Terraform runs, and with which environment on top of our own. */
export interface TerraformPlace {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What it reads; what it prints then stays as it is, with the end of its last line. Absent: it reads nothing. */
  readonly input?: string;
}

/** How a run of Terraform ended. */
export interface TerraformEnd {
  /** Undefined where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Characters of output that are taken: a plan's JSON can be large. */
const MOST_OUTPUT = 512 * 1024 * 1024;

/** No question, no look for newer versions, no hints for whoever types commands. */
const QUIET = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" } as const;

/** Runs Terraform, once or several times at the same time. Whether it went well is for the caller to say. */
export class TerraformProcess {
  constructor(
    private readonly command: string,
    private readonly processes = new Processes(),
  ) {}

  /** @throws Interrupted */
  public async run(args: readonly string[], { cwd, env, input }: TerraformPlace): Promise<TerraformEnd> {
    const { exitCode, stdout, stderr } = await this.processes.untilEnd(() =>
      execa(this.command, args, {
        ...OWN_GROUP,
        cwd,
        env: { ...QUIET, ...env },
        reject: false,
        ...(input === undefined ? { stdin: "ignore" } : { input, stripFinalNewline: false }),
        maxBuffer: MOST_OUTPUT,
      }),
    );
    return { exitCode, stdout, stderr };
  }

  /** Ends what still runs. Done when all of it has ended. */
  public close(): Promise<void> {
    return this.processes.close();
  }
}

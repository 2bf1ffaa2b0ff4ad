// Runs a command with the stand-in for the AWS provider, or serves it until it is stopped:
//   node --import tsx offline-aws/serve.ts [--state FILE] [--account ID] [-- COMMAND...]
import { parseArgs } from "node:util";
import execa from "execa";
import { startOfflineAws } from "./offline-aws";

const USAGE = "usage: serve [--state FILE] [--account ID] [-- COMMAND...]";

async function main(all: readonly string[]): Promise<number> {
  const split = all.indexOf("--");
  const own = split < 0 ? all : all.slice(0, split);
  const [command, ...rest] = split < 0 ? [] : all.slice(split + 1);
  const { state, account } = parseArgs({
    args: [...own],
    options: { state: { type: "string" }, account: { type: "string" } },
  }).values;
  const offline = await startOfflineAws({
    ...(state === undefined ? {} : { stateFile: state }),
    ...(account === undefined ? {} : { accountId: account }),
  });
  try {
    console.error("offline-aws: a pretended AWS, for Terraform alone; AWS is not asked");
    return command === undefined ? await serve(offline.environment) : await run(command, rest, offline.environment);
  } finally {
    await offline.close();
  }
}

async function run(command: string, rest: string[], env: Record<string, string>): Promise<number> {
  const child = execa(command, rest, { env, stdio: "inherit", reject: false });
  // ^C reaches the command by itself, and a second signal would make Terraform give up at once.
  process.once("SIGTERM", () => child.kill("SIGTERM"));
  return (await child).exitCode ?? 1;
}

async function serve(environment: Record<string, string>): Promise<number> {
  for (const [name, value] of Object.entries(environment)) console.log(`export ${name}='${value}'`);
  await stopped;
  return 0;
}

/** Either signal lets `main` come to its end, which cleans up. */
const stopped = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (problem) => {
    console.error(`${problem instanceof Error ? problem.message : String(problem)}\n${USAGE}`);
    process.exitCode = 1;
  },
);

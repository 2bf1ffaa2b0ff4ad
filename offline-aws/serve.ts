// Runs a command with the stand-in for the AWS provider, or serves it until it is stopped:
//   node --import tsx offline-aws/serve.ts [--state FILE] [--account ID] [--http] [-- COMMAND...]
import { parseArgs } from "node:util";
import execa from "execa";
import { listenAsAws } from "./http/server";
import { startOfflineAws } from "./offline-aws";

const USAGE = "usage: serve [--state FILE] [--account ID] [--http] [-- COMMAND...]";

async function main(all: readonly string[]): Promise<number> {
  const split = all.indexOf("--");
  const own = split < 0 ? all : all.slice(0, split);
  const [command, ...rest] = split < 0 ? [] : all.slice(split + 1);
  const { state, account, http } = parseArgs({
    args: [...own],
    options: { state: { type: "string" }, account: { type: "string" }, http: { type: "boolean" } },
  }).values;
  const offline = await startOfflineAws({
    ...(state === undefined ? {} : { stateFile: state }),
    ...(account === undefined ? {} : { accountId: account }),
  });
  const endpoint = http ? await listenAsAws(offline.aws) : undefined;
  const environment = { ...offline.environment, ...endpoint?.environment };
  try {
    const readers = endpoint === undefined ? "for Terraform alone" : "for Terraform and for AWS's read calls";
    console.error(`offline-aws: a simulated AWS, ${readers}; AWS is not contacted`);
    return command === undefined ? await serve(environment) : await run(command, rest, environment);
  } finally {
    await endpoint?.close();
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

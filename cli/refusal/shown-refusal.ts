import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readText } from "../../host/files/read-text";
import { configurationFiles } from "../../offline-aws/terraform/configuration-files";
import { sensitiveValues, sensitiveValuesInHcl, type VariableSources } from "./sensitive-values";
import { HIDDEN, withoutValues } from "./without-values";

/** Characters of a refusal that are shown. */
const LONGEST = 600;

/**
 * What Terraform said of a stack as it may be shown: secrets of its files, as it is and as it was before a change, are
 * taken out of the whole of it, then it is cut.
 */
export function shownRefusal(text: string, stackFiles: readonly string[], typed: readonly string[]): string {
  return shown(text, typed, (sources) =>
    stackFiles.flatMap((stackFile) => {
      const files = variableFiles(dirname(stackFile), sources.flags).map((file) => readText(file));
      return sensitiveValues(JSON.parse(readText(stackFile)), { ...sources, files });
    }),
  );
}

/** The same of a stack in Terraform's own language. */
export function shownRefusalOfHcl(text: string, folder: string): string {
  return shown(text, [], (sources) => {
    const files = variableFiles(folder, sources.flags).map((file) => readText(file));
    return configurationFiles(folder).flatMap((name) => {
      const text = readText(join(folder, name));
      const given = { ...sources, files };
      return name.endsWith(".json") ? sensitiveValues(JSON.parse(text), given) : sensitiveValuesInHcl(text, given);
    });
  });
}

/** Where the first mistake is, which is said before it. */
const PLACE = /^[\s-]*(\S+\.(?:tf|tofu)(?:\.json)?:\d+): /;

type NamedSources = Omit<VariableSources, "files">;

function shown(
  text: string,
  typed: readonly string[],
  secretsFrom: (sources: NamedSources) => readonly string[],
): string {
  const flags = [...flagsOfEnvironment(process.env), ...typed];
  let secrets: readonly string[];
  try {
    secrets = secretsFrom({ environment: process.env, flags });
  } catch {
    // What is not known to be no secret is not shown.
    const [, place = "Error"] = PLACE.exec(text) ?? [];
    return `${place}: what it said is hidden, for it may hold a secret: a file of variables or a .tf.json file cannot be read`;
  }
  const message = withoutConfiguration(withoutValues(text, secrets));
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
}

/**
 * The provider quotes the configuration of a patch source that it refuses, and Terraform may have worked it out. What
 * stands behind it, to the last address of a baseline, may be part of it.
 */
function withoutConfiguration(text: string): string {
  return text.replace(
    /(\bsource\.\d+\.configuration\b.*?\bgot ).*?(?=( with aws_ssm_patch_baseline\.(?!.* with aws_ssm_patch_baseline\.).*)?$)/s,
    `$1${HIDDEN}`,
  );
}

/** Flags that Terraform takes from its environment, as a shell would read them. Source: Terraform, "Environment Variables". */
function flagsOfEnvironment({ TF_CLI_ARGS = "", TF_CLI_ARGS_plan = "" }: NodeJS.ProcessEnv): readonly string[] {
  const words = `${TF_CLI_ARGS} ${TF_CLI_ARGS_plan}`.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs) ?? [];
  return words.map((word) =>
    word.replace(
      /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs,
      (_, escaped?: string, double?: string, single?: string) =>
        escaped ?? double?.replace(/\\(.)/gs, "$1") ?? single ?? "",
    ),
  );
}

/** The files of variables that Terraform reads by itself, or is told to. Source: Terraform, "Input Variables". */
function variableFiles(folder: string, flags: readonly string[]): readonly string[] {
  const own = readdirSync(folder).filter((name) => /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(name));
  const typed = flags.flatMap((flag, index) => {
    const [, inOne] = /^--?var-file=(.*)$/s.exec(flag) ?? [];
    return inOne ?? (/^--?var-file$/.test(flag) ? (flags[index + 1] ?? []) : []);
  });
  return [...own, ...typed].map((name) => resolve(folder, name)).filter((file) => existsSync(join(file)));
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SimulatedAws } from "../../../offline-aws/account/simulated-aws";
import { listen } from "../../../offline-aws/protocol/server";
import { PROVIDER_SERVICE, type ProviderCalls } from "../../../offline-aws/protocol/service";
import { OfflineProvider } from "../../../offline-aws/provider/provider";
import { Terraform } from "../../../offline-aws/terraform/terraform";
import { fromMsgpack } from "../../../offline-aws/values/msgpack";
import { example, type Open } from "./example";
import { type Part, partOf, type Told, toldOf } from "./part";
import { type Story, writeModules } from "./story";

/** The account of all that begin with the example as it is: to plan changes nothing there. */
const EXAMPLE = "example";

/** Whether a story can happen beside others: it sets neither the whole plan nor a provider by a variable. */
export function isSociable({ plan = {}, before }: Story): boolean {
  const open = example();
  if (typeof before === "function") before(open);
  const { destroy, refreshOnly, target } = plan;
  return !destroy && !refreshOnly && target === undefined && !JSON.stringify(open.provider).includes("${");
}

/**
 * Lets stories happen beside each other, each in a module: one apply, one plan and one look at it, in place of four runs
 * of Terraform for each. Those that begin with the example as it is begin with copies of one state.
 */
export async function happenTogether(stories: Readonly<Record<string, Story>>): Promise<ReadonlyMap<string, Told>> {
  const parts = Object.entries(stories).map(([name, story]) => partOf(name, story));
  const accounts = new Map(parts.map((part) => [accountOf(part), new SimulatedAws(part.story)]));
  accounts.set(EXAMPLE, new SimulatedAws());
  const server = await listen(() => providerOfProfile(accounts));
  const terraform = Terraform.in([], { environment: { TF_REATTACH_PROVIDERS: server.reattach } });
  try {
    const [fromExample, fromElsewhere] = [true, false].map((is) =>
      parts.filter(({ story }) => (story.before === undefined) === is),
    ) as [Part[], Part[]];
    configure(terraform, [
      { name: EXAMPLE, account: EXAMPLE, content: example() },
      ...fromElsewhere.map((part) => ({ ...part, account: accountOf(part), content: part.before })),
    ]);
    await terraform.apply();
    beginWithExample(terraform, fromExample, accounts);
    for (const part of parts) part.story.meanwhile?.(accounts.get(accountOf(part)) as SimulatedAws);
    configure(
      terraform,
      parts.map((part) => ({ ...part, account: accountOf(part), content: part.after })),
    );
    const replace = parts.flatMap(
      ({ name, story }) => story.plan?.replace?.map((one) => `module.${name}.${one}`) ?? [],
    );
    await terraform.plan({ replace });
    const plan = (await terraform.show()) as Open;
    return new Map(parts.map((part) => [part.name, toldOf(part, plan)]));
  } finally {
    await terraform.close();
    await server.close();
  }
}

/** The account in which a story happens. */
function accountOf({ name, story }: Part): string {
  return story.before || story.meanwhile || story.accountId ? name : EXAMPLE;
}

interface Content {
  readonly name: string;
  readonly account: string;
  readonly content: Open;
  readonly story?: Story;
}

/** Writes a module for each, with a provider for each account; an import may stand in no module. */
function configure(terraform: Terraform, contents: readonly Content[]): void {
  const root: Open = { terraform: example().terraform, module: {}, import: [] };
  const providers = new Map<string, Open>();
  const manifest = [{ Key: "", Source: "", Dir: "." }];
  for (const { name, story, account, content } of contents) {
    const { provider, import: imports = [], ...rest } = content;
    providers.set(account, { ...provider.aws, alias: account, profile: account });
    root.module[name] = { source: `./${name}`, providers: { aws: `aws.${account}` } };
    root.import.push(...imports.map((one: Open) => ({ ...one, to: `module.${name}.${one.to}` })));
    const folder = join(terraform.folder, name);
    writeModules(folder, { ...story?.modules, ".": rest });
    manifest.push({ Key: name, Source: `./${name}`, Dir: name });
    for (const [call, { source }] of Object.entries(content.module ?? {}) as [string, Open][])
      manifest.push({ Key: `${name}.${call}`, Source: source, Dir: join(name, source) });
  }
  terraform.configure({ ...root, provider: { aws: [...providers.values()] } });
  // As `terraform init` would write it, which would be one more run.
  mkdirSync(join(terraform.folder, ".terraform/modules"), { recursive: true });
  writeFileSync(join(terraform.folder, ".terraform/modules/modules.json"), JSON.stringify({ Modules: manifest }));
}

/** Copies what Terraform and the account hold of the example for each of the parts. */
function beginWithExample(
  terraform: Terraform,
  parts: readonly Part[],
  accounts: ReadonlyMap<string, SimulatedAws>,
): void {
  const file = join(terraform.folder, "terraform.tfstate");
  const state = JSON.parse(readFileSync(file, "utf8"));
  const ofExample = state.resources.filter((one: Open) => one.module === `module.${EXAMPLE}`);
  state.resources = state.resources.filter((one: Open) => !ofExample.includes(one));
  for (const part of parts) {
    const { name, kept } = part;
    const account = accountOf(part);
    const copied = ofExample.filter(({ type, name: own }: Open) => kept.has(`${type}.${own}`));
    const text = JSON.stringify(copied).replaceAll(`module.${EXAMPLE}`, `module.${name}`);
    state.resources.push(...JSON.parse(text.replaceAll(`aws\\"].${EXAMPLE}`, `aws\\"].${account}`)));
    const snapshot = (accounts.get(EXAMPLE) as SimulatedAws).account().snapshot();
    if (account !== EXAMPLE) accounts.get(account)?.account().restore(snapshot);
  }
  writeFileSync(file, JSON.stringify(state));
}

/** A provider that works in the account which its block names as its profile. */
function providerOfProfile(accounts: ReadonlyMap<string, SimulatedAws>): ProviderCalls {
  let provider = new OfflineProvider(new SimulatedAws(), "6.25.0");
  const calls = Object.keys(PROVIDER_SERVICE).map((call) => [
    call,
    (request: Open) => {
      if (call === "Configure") {
        const { profile } = fromMsgpack(request.config.msgpack) as Open;
        provider = new OfflineProvider(accounts.get(profile) as SimulatedAws, "6.25.0");
      }
      return (provider as Open)[call](request);
    },
  ]);
  return Object.fromEntries(calls) as ProviderCalls;
}

import { example, type Open } from "./example";
import { recorded } from "./recording";
import { lasting, type Story, withoutRandomIds } from "./story";

/** A story with no more resources than its recording tells something about, and what hangs together with these. */
export interface Part {
  readonly name: string;
  readonly story: Story;
  /** Addresses of which the recording tells something. */
  readonly told: ReadonlySet<string>;
  /** The same, what refers to them, what all these refer to, and what AWS is asked for. */
  readonly kept: ReadonlySet<string>;
  /** The example as it is applied, with only these. */
  readonly before: Open;
  /** The example as it is planned, with only these. */
  readonly after: Open;
}

/** What happened to a story beside others, and what its recording says of the same resources. */
export interface Told {
  readonly now: object;
  readonly recording: object;
}

export function partOf(name: string, story: Story): Part {
  const before = example();
  if (typeof story.before === "function") story.before(before);
  const after = structuredClone(before);
  story.change?.(after);
  if (story.before === "nothing") delete before.resource;
  const told = toldBy(recorded(name).plan.resource_changes as Open[]);
  const configurations = [before, after];
  const kept = withReferences(
    [...told, ...referringTo(told, configurations), ...askedBy(configurations)],
    configurations,
  );
  return { name, story, told, kept, before: keepOnly(before, kept), after: keepOnly(after, kept) };
}

/** Whether a plan says more of a resource than that it stays as it is. */
export function tells({ change, previous_address }: Open): boolean {
  return change.actions[0] !== "no-op" || previous_address !== undefined;
}

/** Both plans, of the same resources: those of which either tells something. */
export function toldOf({ name, told }: Part, whole: Open): Told {
  const plan = lasting(withoutRandomIds(ofModule(whole, name))) as Open;
  const looked = new Set([...told, ...plan.resource_changes.filter(tells).map(({ address }: Open) => address)]);
  return { now: only(plan, looked), recording: only(recorded(name).plan, looked) };
}

/** What the plan says of a module, as if it were the whole of the configuration. */
function ofModule(plan: Open, name: string): Record<string, unknown> {
  const own = (all: Open[] = []) =>
    all.filter(({ module_address: address = "" }) => `${address}.`.startsWith(`module.${name}.`));
  const state = plan.prior_state.values.root_module.child_modules?.find(
    (one: Open) => one.address === `module.${name}`,
  );
  const { module } = plan.configuration.root_module.module_calls[name];
  const parts = {
    resource_changes: own(plan.resource_changes),
    resource_drift: own(plan.resource_drift),
    prior_state: { values: { root_module: state } },
    configuration: { root_module: module },
  };
  const text = JSON.stringify(parts)
    .replaceAll(`"module_address":"module.${name}",`, "")
    .replaceAll(`module.${name}.`, "")
    .replaceAll(/"provider_config_key":"(?:module\.[^":]*:)?(\w+)[^"]*"/g, '"provider_config_key":"$1"');
  return JSON.parse(text);
}

function only(plan: Open, addresses: ReadonlySet<string>): object {
  const own = (all: Open[] = []) => all.filter(({ address }) => addresses.has(address));
  const { resources, module_calls } = plan.configuration.root_module;
  return {
    changes: own(plan.resource_changes),
    drift: own(plan.resource_drift),
    read: plan.prior_state?.values?.root_module?.resources ?? [],
    configured: own(resources),
    called: module_calls,
  };
}

const MOST_TOLD = 10;

/** Addresses of which something is told, some of them where they are very many; all where nothing is told of any. */
function toldBy(changes: readonly Open[]): ReadonlySet<string> {
  const telling = changes.some(tells) ? changes.filter(tells) : changes;
  const step = Math.ceil(telling.length / MOST_TOLD);
  return new Set(
    telling
      .filter((_, index) => index % step === 0)
      .flatMap(({ address, previous_address = address }) => [address, previous_address]),
  );
}

function referringTo(addresses: ReadonlySet<string>, configurations: readonly Open[]): readonly string[] {
  return configurations.flatMap((configuration) =>
    [...addressed(configuration)]
      .filter(([, content]) => [...addresses].some((address) => JSON.stringify(content).includes(`\${${address}.`)))
      .map(([address]) => address),
  );
}

/** Data sources: a plan tells what they answered, and changes nothing about them. */
function askedBy(configurations: readonly Open[]): readonly string[] {
  return configurations.flatMap((configuration) =>
    [...addressed(configuration).keys()].filter((address) => address.startsWith("data.")),
  );
}

function withReferences(addresses: readonly string[], configurations: readonly Open[]): ReadonlySet<string> {
  const found = new Set(addresses);
  // A set is walked through with what is added to it meanwhile.
  for (const address of found)
    for (const configuration of configurations) {
      const all = addressed(configuration);
      const text = JSON.stringify(all.get(address) ?? "");
      for (const other of all.keys()) if (text.includes(other)) found.add(other);
    }
  return found;
}

/** All resources and data sources of a configuration by their addresses. */
function addressed({ resource = {}, data = {} }: Open): Map<string, Open> {
  const named = (all: Open, prefix: string) =>
    Object.entries(all as Record<string, Open>).flatMap(([type, ones]) =>
      Object.entries(ones).map(([name, one]): [string, Open] => [`${prefix}${type}.${name}`, one]),
    );
  return new Map([...named(resource, ""), ...named(data, "data.")]);
}

function keepOnly(configuration: Open, kept: ReadonlySet<string>): Open {
  const all = [...addressed(configuration)].filter(([address]) => kept.has(address));
  const only: Open = { ...configuration, resource: undefined, data: undefined };
  for (const [address, one] of all) {
    const [name, type, block = "resource"] = address.split(".").reverse() as [string, string, string?];
    only[block] = { ...only[block], [type]: { ...only[block]?.[type], [name]: one } };
  }
  return only;
}

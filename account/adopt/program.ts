import type { PatchGroupTagKey } from "../../model/patch-group/patch-group-model";
import { quote } from "../../model/text/wording";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { associationProps } from "./association-props";
import { baselineProps } from "./baseline-props";
import { type Code, Expression, written } from "./code";
import {
  type Adoptable,
  blocksOf,
  type ExistingObject,
  nameIn,
  PATCHING_TYPES,
  type Secret,
  textOf,
  textsOf,
} from "./existing-object";
import { Names, pascalCase } from "./names";
import { otherTaskProps } from "./other-task-props";
import { policyProps } from "./policy-props";
import { argumentSetter, isArgument, rawConfig } from "./raw-config";
import { type SharedValue, saidOnce } from "./said-once";
import { generatedFrom, type Import, OURS, type Override, type Statement } from "./statement";
import { patchTaskProps } from "./task-props";
import { type GroupVariable, targetProps, windowProps } from "./window-props";

/** How an object is written where that was found out by trying. */
export interface Choices {
  /** Objects that our constructs refuse, with the reason: written with the generated class. */
  readonly raw: ReadonlyMap<ExistingObject, string>;
  /** Objects whose order is kept. */
  readonly keepOrder: ReadonlySet<ExistingObject>;
  /** Arguments that a construct does not say as they are. */
  readonly overrides: ReadonlyMap<ExistingObject, readonly string[]>;
  /** Ids that the user chose, by the object's own id or name. */
  readonly names: ReadonlyMap<string, string>;
}

/** A program that stands for what exists. */
export interface Program {
  readonly account?: string;
  /** The Regions; the first is the one of the usual provider. */
  readonly regions: readonly string[];
  readonly secrets: readonly (Secret & { readonly variable: string; readonly id: string })[];
  /** What several constructs say alike. */
  readonly shared: readonly SharedValue[];
  readonly statements: readonly Statement[];
}

type Object = ExistingObject;

/** Writes a construct for each object, or the generated class where no construct can say it. */
export function programOf(adoptable: Adoptable, choices: Choices): Program {
  return new Builder(adoptable, choices).build();
}

class Builder {
  private readonly names = new Names();
  private readonly statements: Statement[] = [];
  private readonly objects: readonly Object[];
  private readonly regions: readonly string[];
  /** What stands in the program for the id of an object, by that id. */
  private readonly references = new Map<string, Expression>();
  private readonly constructs = new Map<Object, Statement>();
  private readonly groups: GroupVariable[] = [];
  private readonly secrets: Program["secrets"];

  constructor(
    private readonly adoptable: Adoptable,
    private readonly choices: Choices,
  ) {
    this.objects = [...adoptable.objects].sort(inOrder);
    this.regions = [...new Set(this.objects.map(({ region }) => region))].sort();
    for (const region of this.regions) refuseNoRegion(region);
    const used = JSON.stringify(this.objects.map(({ values }) => values));
    const secrets = adoptable.secrets.filter(({ placeholder }) => used.includes(placeholder));
    this.secrets = secrets.map((secret) => {
      const id = this.names.id("", secret.what, "Secret");
      return { ...secret, id, variable: this.names.variable(id) };
    });
  }

  build(): Program {
    for (const baseline of this.all("aws_ssm_patch_baseline")) this.addBaseline(baseline);
    for (const one of this.all("aws_ssm_default_patch_baseline")) this.addDefault(one);
    this.addGroups();
    for (const window of this.all("aws_ssm_maintenance_window")) this.addWindow(window);
    for (const target of this.all("aws_ssm_maintenance_window_target")) this.addTarget(target);
    for (const task of this.all("aws_ssm_maintenance_window_task")) this.addTask(task);
    for (const one of this.all("aws_ssm_association")) this.addAssociation(one);
    for (const one of this.all("aws_ssmquicksetup_configuration_manager")) this.addPolicy(one);
    const { account } = this.adoptable;
    return {
      ...(account === undefined ? {} : { account }),
      regions: this.regions,
      secrets: this.secrets,
      ...saidOnce(
        this.statements.map((one) => this.withOverrides(one)),
        this.names,
      ),
    };
  }

  private all(type: Object["type"]): readonly Object[] {
    return this.objects.filter((object) => object.type === type);
  }

  private addBaseline(object: Object): void {
    const id = this.idOf("", object, textOf(object.values.name), "Baseline");
    const props = this.choices.raw.has(object) ? undefined : baselineProps(object);
    if (props === undefined) {
      this.addRaw(object, id);
      return;
    }
    const registration = this.all("aws_ssm_default_patch_baseline").find(
      (one) => one.values.baseline_id === object.id && one.region === object.region && !this.choices.raw.has(one),
    );
    const variable = this.add({
      id,
      call: "new PatchBaseline(this",
      imports: this.imported("PatchBaseline", props),
      props: {
        ...props,
        ...(this.choices.keepOrder.has(object) ? { keepOrder: true } : {}),
        ...(registration === undefined ? {} : { registerAsDefault: true }),
        ...this.provider(object.region),
      },
      resources: new Map([
        [`${id}/Default`, object],
        ...(registration === undefined ? [] : [[`${id}/DefaultRegistration`, registration] as const]),
      ]),
    });
    this.references.set(object.id, new Expression(`${variable}.baselineId`));
  }

  private addDefault(object: Object): void {
    if (this.constructs.has(object)) return;
    const system = textOf(object.values.operating_system);
    this.addRaw(object, this.names.id("", `Default ${pascalWords(system)}`, "Default"));
  }

  /** A group follows one baseline for each system: its registrations are one construct. */
  private addGroups(): void {
    const groups = new Map<string, Object[]>();
    for (const object of this.all("aws_ssm_patch_group")) {
      const key = `${object.region} ${textOf(object.values.patch_group)}`;
      groups.set(key, [...(groups.get(key) ?? []), object]);
    }
    for (const registrations of groups.values()) this.addGroup(registrations);
  }

  private addGroup(registrations: readonly Object[]): void {
    const [first] = registrations as [Object];
    const patchGroup = textOf(first.values.patch_group);
    const baselines = registrations.map((one) => this.baselineOf(one));
    const isRaw = registrations.some((one) => this.choices.raw.has(one)) || baselines.includes(undefined);
    if (isRaw) {
      for (const one of registrations) {
        this.addRaw(one, this.idOf("", one, patchGroup, "Group", this.systemOf(one)));
      }
      return;
    }
    const id = this.idOf("", first, patchGroup, "Group");
    const tagKey = this.tagKeyOf(first);
    const variable = this.add({
      id,
      call: "new PatchGroup(this",
      imports: [
        { name: "PatchGroup", from: OURS },
        { name: "PatchBaseline", from: OURS },
      ],
      props: {
        patchGroup,
        ...(tagKey === "PatchGroup" ? { tagKey } : {}),
        baselines: baselines as Code[],
        ...this.provider(first.region),
      },
      resources: new Map(registrations.map((one) => [`${id}/${registrationId(this.systemOf(one))}`, one])),
    });
    this.groups.push({ patchGroup, region: first.region, tagKey, variable });
  }

  /** A baseline of the program, or one that is kept elsewhere; undefined where its system is not known. */
  private baselineOf(registration: Object): Code | undefined {
    const baselineId = textOf(registration.values.baseline_id);
    const operatingSystem = this.systemOf(registration);
    if (!this.isOurs(baselineId) && operatingSystem === "") return undefined;
    return this.baseline(baselineId, operatingSystem);
  }

  private isOurs(baselineId: string): boolean {
    return this.references.get(baselineId)?.text.endsWith(".baselineId") === true;
  }

  private baseline(baselineId: string, operatingSystem: string): Code {
    const reference = this.references.get(baselineId);
    if (this.isOurs(baselineId)) return new Expression((reference as Expression).text.replace(/\.baselineId$/, ""));
    const id = written(reference ?? baselineId);
    return new Expression(
      `PatchBaseline.fromBaselineId({ baselineId: ${id}, operatingSystem: ${written(operatingSystem)} })`,
    );
  }

  private systemOf(registration: Object): string {
    return this.adoptable.systems[textOf(registration.values.baseline_id)] ?? "";
  }

  /** The spelling of the tag that windows look for; a registration does not say it. */
  private tagKeyOf({ values, region }: Object): PatchGroupTagKey {
    const targets = [...this.all("aws_ssm_maintenance_window_target"), ...this.all("aws_ssm_association")];
    const finds = (key: string) =>
      targets.some(
        (target) =>
          target.region === region &&
          blocksOf(target.values.targets).some(
            (one) => one.key === `tag:${key}` && textsOf(one.values).includes(textOf(values.patch_group)),
          ),
      );
    return !finds("Patch Group") && finds("PatchGroup") ? "PatchGroup" : "Patch Group";
  }

  private addWindow(object: Object): void {
    const id = this.idOf("", object, textOf(object.values.name), "Window");
    if (this.choices.raw.has(object)) {
      this.addRaw(object, id);
      return;
    }
    const props = windowProps(object);
    const variable = this.add({
      id,
      call: "new MaintenanceWindow(this",
      imports: this.imported("MaintenanceWindow", props),
      props: { ...props, ...this.provider(object.region) },
      resources: new Map([[`${id}/Default`, object]]),
    });
    this.references.set(object.id, new Expression(`${variable}.windowId`));
  }

  private addTarget(object: Object): void {
    const window = this.windowOf(object);
    const selected = blocksOf(object.values.targets).flatMap(({ values }) => textsOf(values));
    const name = textOf(object.values.name) || (selected.length < 4 ? selected.join(" ") : "");
    const read = window === undefined || this.choices.raw.has(object) ? undefined : targetProps(object, this.groups);
    if (window === undefined || read === undefined) {
      this.addRaw(object, this.idOf("", object, name, "Target"));
      return;
    }
    const id = this.idOf(window.id, object, name, "Target");
    const variable = this.add({
      id,
      call: `${window.variable}.addTarget(`,
      imports: [],
      props: { ...read.props, ...(this.choices.keepOrder.has(object) ? { keepOrder: true } : {}) },
      resources: new Map([[`${window.id}/${id}/${read.resource}`, object]]),
    });
    this.references.set(object.id, new Expression(`${variable}.resource.id`));
  }

  private addTask(object: Object): void {
    const window = this.windowOf(object);
    const command = blocksOf(blocksOf(object.values.task_invocation_parameters)[0]?.run_command_parameters)[0];
    const operation = blocksOf(command?.parameter).find(({ name }) => name === "Operation");
    const name = textOf(object.values.name) || textsOf(operation?.values)[0] || textOf(object.values.task_arn);
    const variables = new Map(
      this.all("aws_ssm_maintenance_window_target").flatMap((target) => {
        const statement = this.constructs.get(target);
        return statement?.call.includes(".addTarget(") ? [[target.id, statement.variable] as const] : [];
      }),
    );
    const added = this.choices.raw.has(object) ? undefined : addedTask(object, variables);
    if (window === undefined || added === undefined) {
      this.addRaw(object, this.idOf("", object, name, "Task"));
      return;
    }
    const id = this.idOf(window.id, object, name, "Task");
    this.add({
      id,
      call: `${window.variable}.${added.adder}(`,
      imports: [],
      props: added.props,
      resources: new Map([[`${window.id}/${id}/Default`, object]]),
    });
  }

  private addAssociation(object: Object): void {
    const id = this.idOf("", object, nameIn(object.values), "Association");
    const props = this.choices.raw.has(object) ? undefined : associationProps(object, this.groups);
    if (props === undefined) this.addRaw(object, id);
    else this.addOwn("PatchAssociation", object, id, props);
  }

  private addPolicy(object: Object): void {
    const id = this.idOf("", object, textOf(object.values.name), "Policy");
    const write = (operatingSystem: string, baselineId: string) => this.baseline(baselineId, operatingSystem);
    const props = this.choices.raw.has(object) ? undefined : policyProps(object, write);
    if (props === undefined) this.addRaw(object, id);
    else this.addOwn("PatchPolicy", object, id, props);
  }

  /** One of our constructs, with nothing but its resource. */
  private addOwn(name: string, object: Object, id: string, props: Record<string, Code>): void {
    this.add({
      id,
      call: `new ${name}(this`,
      imports: [...this.imported(name, props), { name: "PatchBaseline", from: OURS }],
      props: { ...props, ...this.provider(object.region) },
      resources: new Map([[`${id}/Default`, object]]),
    });
  }

  /** The window of a target or task, where a construct stands for it. */
  private windowOf({ values }: Object): Statement | undefined {
    const window = this.all("aws_ssm_maintenance_window").find(({ id }) => id === values.window_id);
    const statement = window && this.constructs.get(window);
    return statement?.call.startsWith("new MaintenanceWindow(") ? statement : undefined;
  }

  /** The generated class, with every argument as it is. */
  private addRaw(object: Object, id: string): void {
    const from = generatedFrom(object.type);
    const reason = this.choices.raw.get(object);
    const variable = this.add({
      id,
      call: `new ${from.name}(this`,
      imports: [from],
      // Each of these ends a line of JavaScript, and with it the comment.
      comments: reason === undefined ? [] : reason.split(/[\n\r\u2028\u2029]+/).map((line) => `// ${line}`),
      props: { ...rawConfig(object, (text) => this.insert(text)), ...this.provider(object.region) },
      resources: new Map([[id, object]]),
    });
    this.references.set(object.id, new Expression(`${variable}.id`));
  }

  private add(statement: Omit<Statement, "variable" | "comments" | "overrides"> & Partial<Statement>): string {
    const path = [...statement.resources.keys()][0]?.split("/") ?? [];
    const variable = this.names.variable(path.slice(0, path.indexOf(statement.id) + 1).join(""));
    const props = this.withSecrets(statement.props);
    const whole: Statement = { comments: [], overrides: [], ...statement, props, variable };
    this.statements.push(whole);
    for (const object of statement.resources.values()) this.constructs.set(object, whole);
    return variable;
  }

  private withOverrides(statement: Statement): Statement {
    const overrides = [...statement.resources].flatMap(([path, object]): Override[] => {
      const resource = resourceOf(statement, path);
      return (this.choices.overrides.get(object) ?? []).filter(isArgument).map((argument) => ({
        resource,
        ...argumentSetter(argument, object.values[argument], (text) => this.insert(text)),
      }));
    });
    return { ...statement, overrides };
  }

  /** What stands for a text: a reference to another object, a secret, or the text. */
  private insert(text: string): Code {
    return this.secret(text) ?? this.references.get(text) ?? text;
  }

  /** No text that stands for a secret is written as it is, wherever it stands. */
  private withSecrets(code: Code): Code {
    if (typeof code === "string") return this.secret(code) ?? code;
    if (code instanceof Expression || typeof code !== "object" || code === null) return code;
    if (Array.isArray(code)) return (code as readonly Code[]).map((one) => this.withSecrets(one));
    return Object.fromEntries(Object.entries(code).map(([name, one]) => [name, this.withSecrets(one)]));
  }

  private secret(text: string): Expression | undefined {
    const secret = this.secrets.find(({ placeholder }) => placeholder === text);
    return secret && new Expression(`${secret.variable}.stringValue`);
  }

  private idOf(scope: string, object: Object, name: string, kind: string, more = ""): string {
    const chosen = this.choices.names.get(object.id) ?? this.choices.names.get(nameIn(object.values));
    const suffixes = [kind, `${kind}${pascalWords(more || object.region)}`];
    return this.names.id(scope, chosen ?? name, kind, suffixes);
  }

  private provider(region: string): { readonly provider?: Code } {
    return region === this.regions[0] ? {} : { provider: new Expression(providerVariable(region)) };
  }

  private imported(name: string, props: Record<string, Code>): Import[] {
    const text = JSON.stringify(props, (_, value) => (value instanceof Expression ? value.text : value));
    return [name, "unlisted", "Schedule"]
      .filter((one, index) => index === 0 || text.includes(`${one}(`) || text.includes(`${one}.`))
      .map((one) => ({ name: one, from: OURS }));
  }
}

/** How a window adds a task: one that patches in its own words, another by what it runs. */
function addedTask(object: Object, targetVariables: ReadonlyMap<string, string>) {
  const props = patchTaskProps(object, targetVariables);
  return props === undefined ? otherTaskProps(object, targetVariables) : { adder: "addPatchTask", props };
}

/** A variable of the program is called after it. */
function refuseNoRegion(region: string): void {
  if (REGION.test(region)) return;
  throw new UnreadableInput("region", `expected a Region such as eu-central-1, got ${quote(region)}`);
}

const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

/** The variable of the provider of a Region that is not the usual one. */
export function providerVariable(region: string): string {
  const id = pascalCase(region);
  return id.charAt(0).toLowerCase() + id.slice(1);
}

function inOrder(a: Object, b: Object): number {
  const key = ({ type, region, values, id }: Object) =>
    [PATCHING_TYPES.indexOf(type), region, nameIn(values) || textOf(values.patch_group), id].join("\n");
  return key(a) < key(b) ? -1 : 1;
}

function pascalWords(text: string): string {
  return pascalCase(text.toLowerCase());
}

/** As the construct makes it of an operating system. */
function registrationId(operatingSystem: string): string {
  return operatingSystem.replace(/[^A-Za-z0-9_-]/g, "_");
}

function resourceOf({ call, resources }: Statement, path: string): string {
  if (call.startsWith("new Ssm")) return "";
  if (path.endsWith("/DefaultRegistration")) return "defaultRegistration?";
  const last = path.split("/").at(-1) as string;
  return call.startsWith("new PatchGroup(") && resources.size > 1 ? `resources.${last}?` : "resource";
}

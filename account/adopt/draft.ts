import { CannotSay, saidOrReason } from "./cannot-say";
import { type Code, commentText, Expression } from "./code";
import { type Adoptable, type ExistingObject, nameIn, type PatchingType } from "./existing-object";
import { Names, pascalWords } from "./names";
import { type Choices, type Program, providerVariable } from "./program";
import { argumentSetter, isArgument, rawConfig } from "./raw-config";
import { generatedFrom, type Import, OURS, type Override, type Statement } from "./statement";
import type { GroupVariable } from "./window-props";
import { writtenOnce } from "./written-once";

/** A program while it is written: its statements so far, and what later ones refer to. */
export class Draft {
  /** The patch groups that it has. */
  readonly groups: GroupVariable[] = [];
  private readonly names: Names;
  private readonly statements: Statement[] = [];
  private readonly constructs = new Map<ExistingObject, Statement>();
  /** What stands in the program for the id of an object, by that id. */
  private readonly references = new Map<string, Expression>();
  private readonly plain: Map<ExistingObject, string>;
  private readonly secrets: Program["secrets"];

  /**
   * @param objects - in the order in which a reader looks for them
   * @param regions - the first is the one of the usual provider
   */
  constructor(
    readonly adoptable: Adoptable,
    private readonly choices: Choices,
    private readonly objects: readonly ExistingObject[],
    private readonly regions: readonly string[],
  ) {
    this.names = new Names(regions.slice(1).map(providerVariable));
    this.plain = new Map(choices.raw);
    const used = JSON.stringify(objects.map(({ values }) => values));
    const secrets = adoptable.secrets.filter(({ placeholder }) => used.includes(placeholder));
    this.secrets = secrets.map((secret) => {
      const id = this.names.id("", secret.what, "Secret");
      return { ...secret, id, variable: this.names.variable(id) };
    });
  }

  /** What was written. */
  program(): Program {
    const { account } = this.adoptable;
    return {
      ...(account === undefined ? {} : { account }),
      regions: this.regions,
      secrets: this.secrets,
      plain: this.plain,
      ...writtenOnce(
        this.statements.map((one) => this.withOverrides(one)),
        this.names,
      ),
    };
  }

  all(type: PatchingType): readonly ExistingObject[] {
    return this.objects.filter((object) => object.type === type);
  }

  /** The statement that stands for an object, once there is one. */
  statementOf(object: ExistingObject): Statement | undefined {
    return this.constructs.get(object);
  }

  /** What stands in the program for an id. */
  reference(id: string): Expression | undefined {
    return this.references.get(id);
  }

  /** From now on an expression stands for the id of an object. */
  refer({ id }: ExistingObject, expression: string): void {
    this.references.set(id, new Expression(expression));
  }

  isPlain(object: ExistingObject): boolean {
    return this.plain.has(object);
  }

  keepsOrder(object: ExistingObject): { readonly keepOrder?: true } {
    return this.choices.keepOrder.has(object) ? { keepOrder: true } : {};
  }

  /** What a construct is told of an object; undefined where it cannot say it, or refused to: then it is a plain resource. */
  said<T>(object: ExistingObject, say: () => T): T | undefined {
    if (this.plain.has(object)) return undefined;
    const said = saidOrReason(say);
    if (!(said instanceof CannotSay)) return said;
    this.plain.set(object, said.message);
    return undefined;
  }

  /** @param scope - path of the construct that it stands in; empty for the stack */
  id(scope: string, object: ExistingObject, name: string, kind: string, more = ""): string {
    const chosen = this.choices.names.get(object.id) ?? this.choices.names.get(nameIn(object.values));
    const suffixes = [kind, `${kind}${pascalWords(more || object.region)}`];
    return this.names.id(scope, chosen ?? name, kind, suffixes);
  }

  provider(region: string): { readonly provider?: Code } {
    return region === this.regions[0] ? {} : { provider: new Expression(providerVariable(region)) };
  }

  /** One of our constructs, with nothing but its resource. Answers with its variable. */
  addOwn(name: string, object: ExistingObject, id: string, props: Record<string, Code>): string {
    return this.add({
      id,
      call: `new ${name}(this`,
      imports: [...imported(name, props), { name: "PatchBaseline", from: OURS }],
      props: { ...props, ...this.provider(object.region) },
      resources: new Map([[`${id}/Default`, object]]),
    });
  }

  /** The generated class, with every argument as it is, below the reason why. */
  addPlain(object: ExistingObject, id: string): void {
    const from = generatedFrom(object.type);
    const variable = this.add({
      id,
      call: `new ${from.name}(this`,
      imports: [from],
      comments: this.whyPlain(object),
      props: { ...rawConfig(object, (text) => this.insert(text)), ...this.provider(object.region) },
      resources: new Map([[id, object]]),
    });
    this.refer(object, `${variable}.id`);
  }

  /** Answers with the variable of what is made. */
  add(statement: Omit<Statement, "variable" | "comments" | "overrides"> & Partial<Statement>): string {
    const path = [...statement.resources.keys()][0]?.split("/") ?? [];
    const variable = this.names.variable(path.slice(0, path.indexOf(statement.id) + 1).join(""));
    const props = this.withSecrets(statement.props);
    const whole: Statement = { comments: [], overrides: [], ...statement, props, variable };
    this.statements.push(whole);
    for (const object of statement.resources.values()) this.constructs.set(object, whole);
    return variable;
  }

  private whyPlain(object: ExistingObject): readonly string[] {
    const refusal = this.choices.raw.get(object);
    const reason = refusal ?? `As the plain resource: ${this.plain.get(object)}.`;
    // Each of these ends a line of JavaScript, and with it the comment.
    return reason.split(/[\n\r\u2028\u2029]+/).map((line) => `// ${commentText(line)}`);
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
}

/** What a statement imports: the construct, and helpers that its props call. */
export function imported(name: string, props: Readonly<Record<string, Code>>): Import[] {
  const text = JSON.stringify(props, (_, value) => (value instanceof Expression ? value.text : value));
  return [name, "unlisted", "Schedule"]
    .filter((one, index) => index === 0 || text.includes(`${one}(`) || text.includes(`${one}.`))
    .map((one) => ({ name: one, from: OURS }));
}

/** Where a construct has the resource of an object; empty where it is the resource itself. */
function resourceOf({ call, resources }: Statement, path: string): string {
  if (call.startsWith("new Ssm")) return "";
  if (path.endsWith("/DefaultRegistration")) return "defaultRegistration?";
  const last = path.split("/").at(-1) as string;
  return call.startsWith("new PatchGroup(") && resources.size > 1 ? `resources.${last}?` : "resource";
}

import type { SimulatedAws } from "../account/simulated-aws";
import { BEHAVIOUR } from "../behaviour/behaviour";
import { type Configuration, configure } from "../configuration/configuration";
import { readDataSource } from "../data-sources/data-sources";
import { type Diagnostic, diagnosticToWire, pathToWire } from "../protocol/diagnostics";
import type { ApplyRequest, DynamicValue, PlanRequest, ProviderCalls } from "../protocol/service";
import { conform } from "../schema/conform";
import {
  type Block,
  dataSourceSchema,
  PROVIDER_SCHEMA,
  resourceSchema,
  SCHEMAS,
  type ServedRelease,
} from "../schema/schema";
import { toWire } from "../schema/wire";
import { fromMsgpack, toMsgpack } from "../values/msgpack";
import { isObject, type ObjectValue, type Value } from "../values/value";
import { WrittenCalls } from "../written/written-calls";
import { WrittenTypes } from "../written/written-types";
import { applyResource } from "./apply";
import { importResource } from "./import";
import { planResource } from "./plan";
import { readResource } from "./read";
import { validateResource } from "./validate";

/** What a call answers; the shape is the plugin protocol's. */
type Answer = Record<string, unknown>;

/**
 * Answers Terraform for one `provider "aws"` block: a stand-in for `hashicorp/aws` over a simulated account.
 *
 * It is a test double. It knows the types of its schema and no others, and asks nobody outside this process.
 */
export class OfflineProvider implements ProviderCalls {
  private configuration: Configuration | undefined;
  private readonly written: WrittenCalls;

  /** Of the provider that it stands in for; what it knows beyond is left out of the answers. */
  constructor(
    private readonly aws: SimulatedAws,
    private readonly release: ServedRelease,
    private readonly types: WrittenTypes = new WrittenTypes(),
  ) {
    this.written = new WrittenCalls(types);
  }

  GetSchema(): Answer {
    return schemaAnswer(this.release, this.types);
  }

  PrepareProviderConfig({ config }: { config: DynamicValue }): Answer {
    return { prepared_config: config };
  }

  ValidateResourceTypeConfig({ type_name, config }: { type_name: string; config: DynamicValue }): Answer {
    if (this.written.has("resource", type_name)) return {};
    return {
      diagnostics: toWireList(validateResource(type_name, this.object(config, resourceSchema(type_name).block))),
    };
  }

  ValidateDataSourceConfig(): Answer {
    return {};
  }

  UpgradeResourceState({ type_name, raw_state }: { type_name: string; raw_state: { json: Uint8Array } }): Answer {
    const state = JSON.parse(Buffer.from(raw_state.json).toString("utf8")) as Value;
    if (this.written.has("resource", type_name)) {
      const upgraded = this.written.upgraded(type_name, isObject(state) ? state : {}, this.configured());
      return { upgraded_state: { json: Buffer.from(JSON.stringify(upgraded)) } };
    }
    return { upgraded_state: this.resource(state, type_name) };
  }

  Configure({ config }: { config: DynamicValue }): Answer {
    const configured = configure(this.object(config, PROVIDER_SCHEMA.provider.block), this.aws);
    if ("severity" in configured) return { diagnostics: toWireList([configured]) };
    this.configuration = configured;
    return {};
  }

  ReadResource({ type_name, current_state }: { type_name: string; current_state: DynamicValue }): Answer {
    if (this.written.has("resource", type_name)) return { new_state: current_state };
    const { block } = resourceSchema(type_name);
    return {
      new_state: this.resource(
        readResource(type_name, this.object(current_state, block), this.configured()),
        type_name,
      ),
    };
  }

  PlanResourceChange({ type_name, prior_state, proposed_new_state, config }: PlanRequest): Answer {
    if (this.written.has("resource", type_name)) {
      const proposed = asWritten(proposed_new_state);
      const isNew = asWritten(prior_state) === null && proposed !== null;
      return { planned_state: isNew ? value(this.written.planned(type_name, proposed)) : proposed_new_state };
    }
    const { block } = resourceSchema(type_name);
    if (this.nullable(proposed_new_state, block) === null) return { planned_state: proposed_new_state };
    const prior = this.nullable(prior_state, block);
    const plan = planResource(type_name, prior, this.object(config, block), this.configured());
    return {
      planned_state: this.resource(plan.planned, type_name),
      requires_replace: plan.requiresReplace.map(pathToWire),
      diagnostics: toWireList(plan.diagnostics),
      legacy_type_system: isLegacy(type_name),
    };
  }

  ApplyResourceChange({ type_name, prior_state, planned_state }: ApplyRequest): Answer {
    if (this.written.has("resource", type_name)) {
      const planned = asWritten(planned_state);
      if (planned === null) return { new_state: planned_state };
      return { new_state: value(this.written.applied(type_name, planned, this.configured())) };
    }
    const { block } = resourceSchema(type_name);
    const prior = this.nullable(prior_state, block);
    const applied = applyResource(type_name, prior, this.nullable(planned_state, block), this.configured());
    return {
      new_state: this.resource(applied.state, type_name),
      diagnostics: toWireList(applied.diagnostics),
      legacy_type_system: isLegacy(type_name),
    };
  }

  ImportResourceState({ type_name, id }: { type_name: string; id: string }): Answer {
    if (this.written.has("resource", type_name)) {
      return { imported_resources: [{ type_name, state: value(this.written.imported(type_name, id)) }] };
    }
    const imported = importResource(type_name, id, this.configured());
    if (isDiagnostic(imported)) return { diagnostics: toWireList([imported]) };
    return { imported_resources: [{ type_name, state: this.resource(imported, type_name) }] };
  }

  ReadDataSource({ type_name, config }: { type_name: string; config: DynamicValue }): Answer {
    if (this.written.has("data", type_name)) {
      return { state: value(this.written.read(type_name, asWritten(config) ?? {}, this.configured())) };
    }
    const { block } = dataSourceSchema(type_name);
    const read = readDataSource(type_name, this.object(config, block), this.configured());
    if (isDiagnostic(read)) return { diagnostics: toWireList([read]) };
    return { state: value(conform(read, this.served("dataSources", type_name))) };
  }

  Stop(): Answer {
    return {};
  }

  private resource(content: Value, type: string): DynamicValue {
    return value(conform(content, this.served("resources", type)));
  }

  private served(kind: "resources" | "dataSources", type: string): Block {
    return SCHEMAS[this.release][kind][type]?.block ?? {};
  }

  private configured(): Configuration {
    if (!this.configuration) throw new Error("Terraform did not configure the provider");
    return this.configuration;
  }

  private object(dynamic: DynamicValue, block: Block): ObjectValue {
    return this.nullable(dynamic, block) ?? (conform({}, block) as ObjectValue);
  }

  private nullable(dynamic: DynamicValue, block: Block): ObjectValue | null {
    const { msgpack } = dynamic;
    const read = msgpack && msgpack.length > 0 ? conform(fromMsgpack(msgpack), block) : null;
    return isObject(read) ? read : null;
  }
}

const SCHEMA_ANSWERS = new Map<ServedRelease, Answer>();

/** The same object each time. Terraform may keep it for the rest of its run, in place of asking anew for each walk. */
function schemaAnswer(release: ServedRelease, types: WrittenTypes): Answer {
  const served = servedAnswer(release);
  if (types.names.length === 0) return served;
  return {
    ...served,
    resource_schemas: { ...(served.resource_schemas as object), ...mapValues(types.schemas("resource"), toWire) },
    data_source_schemas: { ...(served.data_source_schemas as object), ...mapValues(types.schemas("data"), toWire) },
  };
}

function servedAnswer(release: ServedRelease): Answer {
  const known = SCHEMA_ANSWERS.get(release);
  if (known !== undefined) return known;
  const { provider, resources, dataSources } = SCHEMAS[release];
  const answer = {
    provider: toWire(provider),
    resource_schemas: mapValues(resources, toWire),
    data_source_schemas: mapValues(dataSources, toWire),
    server_capabilities: { get_provider_schema_optional: true },
  };
  SCHEMA_ANSWERS.set(release, answer);
  return answer;
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (from: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, from]) => [name, map(from)]));
}

function value(content: Value): DynamicValue {
  return { msgpack: toMsgpack(content) };
}

/** A value whose parts are of any type, as it came. */
function asWritten({ msgpack }: DynamicValue): ObjectValue | null {
  return msgpack && msgpack.length > 0 ? (fromMsgpack(msgpack) as ObjectValue | null) : null;
}

function toWireList(diagnostics: readonly Diagnostic[]): object[] {
  return diagnostics.map(diagnosticToWire);
}

/** The older plugin SDK is allowed to be inconsistent between plan and apply; the younger framework is not. */
function isLegacy(type: string): boolean {
  return BEHAVIOUR[type]?.framework !== true;
}

function isDiagnostic(result: ObjectValue | Diagnostic): result is Diagnostic {
  return "severity" in result && "summary" in result;
}

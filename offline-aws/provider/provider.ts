import type { SimulatedAws } from "../account/simulated-aws";
import { BEHAVIOUR } from "../behaviour/behaviour";
import { type Configuration, configure } from "../configuration/configuration";
import { readDataSource } from "../data-sources/data-sources";
import { type Diagnostic, diagnosticToWire, pathToWire } from "../protocol/diagnostics";
import type { ApplyRequest, DynamicValue, PlanRequest, ProviderCalls } from "../protocol/service";
import { conform } from "../schema/conform";
import { type Block, dataSourceSchema, PROVIDER_SCHEMA, resourceSchema } from "../schema/schema";
import { toWire } from "../schema/wire";
import { fromMsgpack, toMsgpack } from "../values/msgpack";
import { isObject, type ObjectValue, type Value } from "../values/value";
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

  constructor(private readonly aws: SimulatedAws) {}

  GetSchema(): Answer {
    return SCHEMAS;
  }

  PrepareProviderConfig({ config }: { config: DynamicValue }): Answer {
    return { prepared_config: config };
  }

  ValidateResourceTypeConfig({ type_name, config }: { type_name: string; config: DynamicValue }): Answer {
    return {
      diagnostics: toWireList(validateResource(type_name, this.object(config, resourceSchema(type_name).block))),
    };
  }

  ValidateDataSourceConfig(): Answer {
    return {};
  }

  UpgradeResourceState({ type_name, raw_state }: { type_name: string; raw_state: { json: Uint8Array } }): Answer {
    const state = JSON.parse(Buffer.from(raw_state.json).toString("utf8")) as Value;
    return { upgraded_state: value(conform(state, resourceSchema(type_name).block)) };
  }

  Configure({ config }: { config: DynamicValue }): Answer {
    const configured = configure(this.object(config, PROVIDER_SCHEMA.provider.block), this.aws);
    if ("severity" in configured) return { diagnostics: toWireList([configured]) };
    this.configuration = configured;
    return {};
  }

  ReadResource({ type_name, current_state }: { type_name: string; current_state: DynamicValue }): Answer {
    const { block } = resourceSchema(type_name);
    return { new_state: value(readResource(type_name, this.object(current_state, block), this.configured())) };
  }

  PlanResourceChange({ type_name, prior_state, proposed_new_state, config }: PlanRequest): Answer {
    const { block } = resourceSchema(type_name);
    if (this.nullable(proposed_new_state, block) === null) return { planned_state: proposed_new_state };
    const prior = this.nullable(prior_state, block);
    const plan = planResource(type_name, prior, this.object(config, block), this.configured());
    return {
      planned_state: value(plan.planned),
      requires_replace: plan.requiresReplace.map(pathToWire),
      diagnostics: toWireList(plan.diagnostics),
      legacy_type_system: isLegacy(type_name),
    };
  }

  ApplyResourceChange({ type_name, prior_state, planned_state }: ApplyRequest): Answer {
    const { block } = resourceSchema(type_name);
    const prior = this.nullable(prior_state, block);
    const applied = applyResource(type_name, prior, this.nullable(planned_state, block), this.configured());
    return {
      new_state: value(applied.state),
      diagnostics: toWireList(applied.diagnostics),
      legacy_type_system: isLegacy(type_name),
    };
  }

  ImportResourceState({ type_name, id }: { type_name: string; id: string }): Answer {
    const imported = importResource(type_name, id, this.configured());
    if (isDiagnostic(imported)) return { diagnostics: toWireList([imported]) };
    return { imported_resources: [{ type_name, state: value(imported) }] };
  }

  ReadDataSource({ type_name, config }: { type_name: string; config: DynamicValue }): Answer {
    const { block } = dataSourceSchema(type_name);
    const read = readDataSource(type_name, this.object(config, block), this.configured());
    if (isDiagnostic(read)) return { diagnostics: toWireList([read]) };
    return { state: value(conform(read, block)) };
  }

  Stop(): Answer {
    return {};
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

/** Terraform may keep them for the rest of its run, in place of asking anew for each walk through the resources. */
const SCHEMAS: Answer = {
  provider: toWire(PROVIDER_SCHEMA.provider),
  resource_schemas: mapValues(PROVIDER_SCHEMA.resources, toWire),
  data_source_schemas: mapValues(PROVIDER_SCHEMA.dataSources, toWire),
  server_capabilities: { get_provider_schema_optional: true },
};

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (from: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, from]) => [name, map(from)]));
}

function value(content: Value): DynamicValue {
  return { msgpack: toMsgpack(content) };
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

import {
  loadPackageDefinition,
  type MethodDefinition,
  type ServiceClientConstructor,
  type ServiceDefinition,
} from "@grpc/grpc-js";
import { fromJSON } from "@grpc/proto-loader";
import descriptor from "../data/tfplugin5.json";

/** A value on the wire; Terraform sends msgpack. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** What Terraform may ask of a provider: one method for each call of the plugin protocol that we serve. */
export interface ProviderCalls {
  GetSchema(request: object): object;
  PrepareProviderConfig(request: { config: DynamicValue }): object;
  ValidateResourceTypeConfig(request: { type_name: string; config: DynamicValue }): object;
  ValidateDataSourceConfig(request: { type_name: string; config: DynamicValue }): object;
  UpgradeResourceState(request: { type_name: string; version: number; raw_state: { json: Uint8Array } }): object;
  Configure(request: { terraform_version: string; config: DynamicValue }): object;
  ReadResource(request: { type_name: string; current_state: DynamicValue; private: Uint8Array }): object;
  PlanResourceChange(request: PlanRequest): object;
  ApplyResourceChange(request: ApplyRequest): object;
  ImportResourceState(request: { type_name: string; id: string }): object;
  ReadDataSource(request: { type_name: string; config: DynamicValue }): object;
  Stop(request: object): object;
}

/** What Terraform sends to have a change planned. */
export interface PlanRequest {
  readonly type_name: string;
  readonly prior_state: DynamicValue;
  readonly proposed_new_state: DynamicValue;
  readonly config: DynamicValue;
  readonly prior_private: Uint8Array;
}

/** What Terraform sends to have a planned change carried out. */
export interface ApplyRequest {
  readonly type_name: string;
  readonly prior_state: DynamicValue;
  readonly planned_state: DynamicValue;
  readonly config: DynamicValue;
  readonly planned_private: Uint8Array;
}

/**
 * Version 5 of Terraform's plugin protocol: the calls, messages and field numbers that we need, in our own short
 * definition. What is left out, Terraform takes for "not implemented" or for the zero value, as the protocol allows.
 */
export const PROVIDER_SERVICE: ServiceDefinition = loadService();

function loadService(): ServiceDefinition {
  const definition = fromJSON(descriptor as Parameters<typeof fromJSON>[0], {
    keepCase: true,
    longs: Number,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  const root = loadPackageDefinition(definition);
  const namespace = root.tfplugin5 as unknown as { Provider: ServiceClientConstructor };
  const { service } = namespace.Provider;
  return { ...service, GetSchema: encodedOnce(service.GetSchema as MethodDefinition<object, object>) };
}

/** Each run of Terraform asks for the same schema, which takes longer to encode than all else that it is answered. */
function encodedOnce(method: MethodDefinition<object, object>): MethodDefinition<object, object> {
  const encoded = new WeakMap<object, Buffer>();
  return {
    ...method,
    responseSerialize: (answer) => {
      const bytes = encoded.get(answer) ?? method.responseSerialize(answer);
      encoded.set(answer, bytes);
      return bytes;
    },
  };
}

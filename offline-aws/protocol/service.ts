import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";
import { type Namespace, Root, type Type } from "protobufjs/light";
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
  const protocol = Root.fromJSON(descriptor as Parameters<typeof Root.fromJSON>[0]).lookup("tfplugin5") as Namespace;
  const { methodsArray } = protocol.lookupService("Provider");
  return Object.fromEntries(
    methodsArray.map(({ name, requestType, responseType }) => {
      const request = messagesOf(protocol.lookupType(requestType));
      const response = messagesOf(protocol.lookupType(responseType));
      const method: MethodDefinition<object, object> = {
        path: `/tfplugin5.Provider/${name}`,
        requestStream: false,
        responseStream: false,
        requestSerialize: request.write,
        requestDeserialize: request.read,
        responseSerialize: response.write,
        responseDeserialize: response.read,
      };
      return [name, method];
    }),
  );
}

/**
 * How messages of a type are read and written. Each run of Terraform asks for the same schema, which takes longer to
 * write than all else that it is answered: what is the same object is written once.
 */
function messagesOf(type: Type) {
  const written = new WeakMap<object, Buffer>();
  return {
    read: (bytes: Buffer): object => type.decode(bytes),
    write: (message: object): Buffer => {
      const bytes = written.get(message) ?? Buffer.from(type.encode(type.fromObject(message)).finish());
      written.set(message, bytes);
      return bytes;
    },
  };
}

import data from "../data/ssm-read-api.json";

/** A shape of AWS's own model: what a request or an answer may hold. */
export interface Shape {
  readonly type: "structure" | "list" | "map" | "string" | "integer" | "long" | "boolean" | "timestamp" | "blob";
  /** Where the shape itself stands in `SHAPES`. */
  readonly $shape?: string;
  /** A structure of which the model left out what nobody here needs. */
  readonly pruned?: boolean;
  readonly members?: Readonly<Record<string, Member>>;
  readonly member?: Shape;
  readonly key?: Shape;
  readonly value?: Shape;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

export interface Member extends Shape {
  readonly required?: boolean;
  /** The name on the wire of EC2's protocol. */
  readonly wireName?: string;
}

/** One operation of AWS's API that only reads. */
export interface Operation {
  readonly service: ServiceName;
  readonly http?: { readonly method: string; readonly requestUri: string };
  readonly pagination: {
    readonly input_token: string;
    readonly output_token: string;
    readonly limit_key?: string;
    readonly result_key?: string;
  } | null;
  readonly input: Shape;
  readonly output: Shape;
}

export type ServiceName = "ssm" | "ec2" | "sts" | "ssm-quicksetup";

const model = data as unknown as {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
};

/** Every read operation that AWS's model describes here, by `<service>:<name>`. */
export const OPERATIONS = model.operations;

/** What a shape says, wherever it stands. */
export function resolved(shape: Shape): Shape {
  return shape.$shape === undefined ? shape : { ...model.shapes[shape.$shape], ...shape, $shape: undefined };
}

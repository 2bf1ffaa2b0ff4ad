import { PROVIDER_SCHEMA } from "./schema";

/** What Terraform knows types of. */
export const MODES = ["resource", "data"] as const;
export type Mode = (typeof MODES)[number];

const SERVED = { resource: PROVIDER_SCHEMA.resources, data: PROVIDER_SCHEMA.dataSources };

/** Whether a type is AWS's and the simulated account knows nothing of it. */
export function isNotSimulated(mode: Mode, type: string): boolean {
  return type.startsWith("aws_") && !Object.hasOwn(SERVED[mode], type);
}

/** `aws_lambda_permission`, `data.aws_lb` */
export function typeName(mode: Mode, type: string): string {
  return mode === "data" ? `data.${type}` : type;
}

import { type Configuration, scopeOf } from "../configuration/configuration";
import { type Diagnostic, error } from "../protocol/diagnostics";
import { conform } from "../schema/conform";
import { resourceSchema } from "../schema/schema";
import { kindOf } from "../services/kinds";
import type { ObjectValue } from "../values/value";
import { isRegional } from "./read";

/** Since 6.0.0 every import id may end in `@<region>`. */
const WITH_REGION = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d{1,2})$/;

/** The state to start from when a resource is imported; Terraform reads the resource next. */
export function importResource(type: string, importId: string, provider: Configuration): ObjectValue | Diagnostic {
  const { import: importer } = kindOf(type);
  if (importer === null) return error(`resource ${type} doesn't support import`);
  const [, bare, given] = (isRegional(type) ? WITH_REGION.exec(importId) : null) ?? [];
  const region = given ?? (isRegional(type) ? provider.region : undefined);
  try {
    const state = importer?.(bare ?? importId, scopeOf(provider, region)) ?? { id: bare ?? importId };
    return conform(
      { ...state, ...(region === undefined ? {} : { region }) },
      resourceSchema(type).block,
    ) as ObjectValue;
  } catch (problem) {
    return error(problem instanceof Error ? problem.message : String(problem));
  }
}

import { z } from "zod";
import { schemaProblem } from "../../model/values/schema-problem";

const values = z.record(z.string(), z.unknown()).nullable().optional();
const index = z.union([z.string(), z.number()]).optional();

/** What Terraform would do. A word that a later Terraform adds is read, and told as it is. */
const change = z.object({
  actions: z.array(z.string()).default([]),
  before: values,
  after: values,
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z
    .array(z.array(z.union([z.string(), z.number()])))
    .nullable()
    .optional(),
  importing: z.object({ id: z.unknown().optional() }).nullable().optional(),
});

const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  module_address: z.string().optional(),
  mode: z.string().default("managed"),
  type: z.string(),
  name: z.string().default(""),
  index,
  provider_name: z.string().optional(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change,
});

/** One resource and what happens to it. */
export type ResourceChange = z.infer<typeof resourceChange>;

/** A change that waits for a later plan. */
const deferredChange = z.object({ reason: z.string().default("unknown"), resource_change: resourceChange });
export type DeferredChange = z.infer<typeof deferredChange>;

const outputChange = z.object({
  actions: z.array(z.string()).default([]),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
});

const actionInvocation = z.object({
  address: z.string(),
  type: z.string().default(""),
  config_values: z.unknown().optional(),
  config_sensitive: z.unknown().optional(),
  config_unknown: z.unknown().optional(),
  lifecycle_action_trigger: z
    .object({ triggering_resource_address: z.string().optional(), action_trigger_event: z.string().optional() })
    .nullable()
    .optional(),
});

/** A list that is read up to its first fault: of millions, none is worth more than the first. */
function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.array(z.unknown()).transform((entries, context): z.output<Schema>[] => {
    const read: z.output<Schema>[] = [];
    for (const [index, entry] of entries.entries()) {
      const one = schema.safeParse(entry);
      if (!one.success) {
        const [issue] = one.error.issues;
        const message = issue === undefined ? "cannot be read" : schemaProblem(issue, entry);
        context.addIssue({ code: "custom", path: [index, ...(issue?.path ?? [])], message });
        return z.NEVER;
      }
      read.push(one.data);
    }
    return read;
  });
}

/**
 * The parts of `terraform show -json <plan>` that are read here; everything else is dropped at once. Of `variables` only
 * what must not be shown is asked.
 *
 * Source: Terraform, "JSON output format"; a higher minor version may add, not change.
 */
export const planSchema = z.object({
  format_version: z.string(),
  /** Absent in a plan with `-refresh-only`. */
  resource_changes: listOf(resourceChange).optional(),
  resource_drift: listOf(resourceChange).default([]),
  deferred_changes: listOf(deferredChange).default([]),
  output_changes: z.record(z.string(), outputChange).default({}),
  /** Of Terraform from 1.14 on. */
  action_invocations: listOf(actionInvocation).default([]),
  deferred_action_invocations: listOf(z.object({ action_invocation: actionInvocation })).default([]),
  prior_state: z.unknown().optional(),
  configuration: z.unknown().optional(),
  variables: z.unknown().optional(),
  /** Neither these two stand in a plan of OpenTofu, nor of Terraform before 1.8. */
  applyable: z.boolean().optional(),
  complete: z.boolean().optional(),
  errored: z.boolean().optional(),
});

/** A plan as it is read, checked for shape. */
export type PlanJson = z.infer<typeof planSchema>;

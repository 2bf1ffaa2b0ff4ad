import { z } from "zod";
import { REBOOT_OPTIONS } from "../maintenance-window/patch-task-options";
import { Schedule } from "../schedule/grammar/schedule";
import type { FleetAccount } from "./fleet-options";

// The shape of what is written about accounts. What it means is checked elsewhere, in words of its own.

const text = z.string().min(1);
const rate = z.union([z.number(), z.string()]);
const texts = z.record(z.string(), z.string());
const schedule = z.custom<string | Schedule>((value) => typeof value === "string" || Schedule.isSchedule(value));

const windowOverrides = z
  .strictObject({
    schedule,
    scheduleTimezone: text,
    scheduleOffset: z.number(),
    duration: z.number(),
    cutoff: z.number(),
    enabled: z.boolean(),
  })
  .partial();

const changeFreezes = z.array(z.strictObject({ from: text, until: text }));

const overrides = {
  rebootOption: z.enum(REBOOT_OPTIONS),
  maxConcurrency: rate,
  maxErrors: rate,
  enableNonSecurity: z.boolean(),
  patchWithin: z.record(z.string(), z.unknown()),
  changeFreezes,
  maintenanceWindows: z.record(z.string(), windowOverrides),
  associations: z.record(z.string(), z.strictObject({ scheduleExpression: schedule }).partial()),
  patchPolicies: z.record(z.string(), z.strictObject({ scanSchedule: schedule, installSchedule: schedule }).partial()),
};

const backend = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("s3"),
    bucket: text,
    region: text,
    keyPrefix: z.string().optional(),
    kmsKeyId: text.optional(),
    roleArn: text.optional(),
  }),
  z.strictObject({
    kind: z.literal("hcp"),
    organization: text,
    project: text.optional(),
    workspacePrefix: z.string().optional(),
    hostname: text.optional(),
  }),
  z.strictObject({ kind: z.literal("local") }),
]);

const account = z.strictObject({
  id: text,
  name: text,
  ring: text,
  region: text.optional(),
  regions: z.array(text).optional(),
  roleArn: text.optional(),
  backend: backend.optional(),
  tags: texts.optional(),
  overrides: z.strictObject(overrides).partial().optional(),
}) satisfies z.ZodType<FleetAccount>;

const ring = z.strictObject({
  name: text,
  soakDays: z.number().optional(),
  daysOnRingBefore: z.number().optional(),
  ...z.strictObject(overrides).partial().shape,
});

export const FLEET_SCHEMAS = {
  accounts: z.strictObject({ accounts: z.array(account) }),
  fleet: z.object({
    accounts: z.array(account),
    rings: z.array(ring),
    backend,
    tags: texts.optional(),
  }),
} as const;

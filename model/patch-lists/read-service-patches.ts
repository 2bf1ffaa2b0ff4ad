import { z } from "zod";
import { show } from "../text/wording";
import { UnreadableInput } from "../values/unreadable-input";
import { availablePatch, listedAvailablePatch } from "./available-patches";
import { instancePatch, listedInstancePatch } from "./instance-patches";
import type { ListedPatch } from "./listed-patch";

/**
 * Reads the output of `aws ssm describe-available-patches` or `aws ssm describe-instance-patches`, or its bare list of
 * patches. Fields that are not ours to read are ignored.
 *
 * @throws UnreadableInput
 */
export function readServicePatches(json: unknown): readonly ListedPatch[] {
  const isList = Array.isArray(json);
  const patches = isList ? json : (json as { Patches?: unknown } | null)?.Patches;
  if (!Array.isArray(patches)) {
    throw new UnreadableInput(
      "",
      `expected the output of describe-available-patches or describe-instance-patches, got ${
        isList || json === null || typeof json !== "object" ? show(json) : "an object without a list of Patches"
      }`,
    );
  }
  const place = isList ? "" : "Patches";
  const ofInstance = patches.some((patch) => typeof patch === "object" && patch !== null && "KBId" in patch);
  return ofInstance
    ? parsed(z.array(instancePatch), patches, place).map(listedInstancePatch)
    : parsed(z.array(availablePatch), patches, place).map(listedAvailablePatch);
}

/** Whether the service had more to say than was printed: the AWS CLI leaves the mark when it is told to stop. */
export function isCutOff(json: unknown): boolean {
  const token = typeof json === "object" && json !== null ? (json as { NextToken?: unknown }).NextToken : undefined;
  return typeof token === "string" && token !== "";
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? [])
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("");
  throw new UnreadableInput(`${place}${path}`.replace(/^\./, ""), lowerCase(issue?.message ?? "cannot be read"));
}

/** The library's own messages in our style: `Invalid input: expected array, …` says its first half twice. */
function lowerCase(message: string): string {
  const problem = message.replace(/^Invalid input: /, "");
  return problem.charAt(0).toLowerCase() + problem.slice(1);
}

import { z } from "zod";
import { show } from "../text/wording";
import { schemaProblem } from "../values/schema-problem";
import { UnreadableInput } from "../values/unreadable-input";
import { pathText } from "../values/value-path";
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
  const [issue] = result.error.issues;
  const path = `${place}${pathText(issue?.path ?? [])}`;
  throw new UnreadableInput(path, issue === undefined ? "cannot be read" : schemaProblem(issue, value));
}

import type { PropsReader } from "../values/props-reader";
import { isKnown, type Knowable } from "../values/unknown";
import { PATCH_DOCUMENT_WITH_HOOKS } from "./patch-document";
import { PATCH_DOCUMENTS, type PatchHook } from "./patch-documents";

/** The parameter of the document for each hook. */
export const HOOK_PARAMETERS = PATCH_DOCUMENTS[PATCH_DOCUMENT_WITH_HOOKS].hooks;
export const PATCH_HOOKS = Object.keys(HOOK_PARAMETERS) as readonly PatchHook[];

/** The hooks of a task as parameters of its document, by their names there; undefined for a task without. */
export function readHooks(reader: PropsReader): Readonly<Record<string, readonly Knowable<string>[]>> | undefined {
  const hooks = reader.object("hooks", (given) =>
    PATCH_HOOKS.flatMap((hook): readonly (readonly [string, readonly Knowable<string>[]])[] => {
      const document = given.text(hook);
      return document === undefined ? [] : [[HOOK_PARAMETERS[hook], [document]]];
    }),
  );
  if (hooks === undefined) return undefined;
  return isKnown(hooks) ? Object.fromEntries(hooks) : {};
}

import type { Problems } from "../../values/problems";
import { PropsReader, type TokenHandling } from "../../values/props-reader";
import type { Knowable } from "../../values/unknown";

/** The role of windows, as plain data, without what its tasks add. */
export interface PatchTaskRoleModel {
  readonly name?: Knowable<string>;
  readonly description?: Knowable<string>;
  readonly path?: Knowable<string>;
  readonly permissionsBoundary?: Knowable<string>;
  readonly documents: Knowable<readonly Knowable<string>[]>;
  readonly nodeTags: Knowable<Readonly<Record<string, Knowable<readonly Knowable<string>[]>>>>;
  readonly sourceAccountCondition: Knowable<boolean>;
  readonly sourceArnCondition: Knowable<boolean>;
  readonly tags: Knowable<Readonly<Record<string, Knowable<string>>>>;
  readonly region?: Knowable<string>;
}

/** Reads what a user wrote, with the defaults filled in; undefined where `props` is no object at all. */
export function readPatchTaskRole(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[],
): PatchTaskRoleModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;
  const model: PatchTaskRoleModel = {
    name: reader.text("name"),
    description: reader.text("description"),
    path: reader.text("path"),
    permissionsBoundary: reader.text("permissionsBoundary"),
    documents: reader.texts("documents") ?? [],
    nodeTags:
      reader.object("nodeTags", (given) =>
        Object.fromEntries(given.names().map((key) => [key, given.texts(key) ?? []])),
      ) ?? {},
    sourceAccountCondition: reader.flag("sourceAccountCondition") ?? false,
    sourceArnCondition: reader.flag("sourceArnCondition") ?? false,
    tags: reader.textsByName("tags") ?? {},
    region: reader.text("region"),
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}

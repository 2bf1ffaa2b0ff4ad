import { statSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { readText } from "../../host/files/read-text";
import { contentOf } from "../../model/aws/brought-from-document";
import {
  baselineOfOverrideList,
  looksLikeOverrideList,
  patchesOfOverrideList,
} from "../../model/aws/override-list-from-aws";
import { looksLikeBaseline, patchBaselineFromAws } from "../../model/aws/patch-baseline-from-aws";
import type { BroughtPatch } from "../../model/maintenance-window/brought-patches";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { isKnown } from "../../model/values/unknown";
import { readingFile } from "../console/bad-input";

/** A baseline that a file holds, to be asked about by itself: nobody says which nodes follow it. */
export interface FileBaseline {
  readonly file: string;
  /** The baseline on an operating system; undefined where it is for another one. */
  readonly on: (operatingSystem: string) => PatchBaselineModel | undefined;
  /** Undefined: a list of patches for whatever system they are for. */
  readonly operatingSystem: string | undefined;
  /** The entries of such a list. */
  readonly patches?: readonly BroughtPatch[];
}

/**
 * The baselines of a file that stands in place of a synthesised stack: what `aws ssm get-patch-baseline` printed, a
 * BaselineOverride (a list of baselines), or an InstallOverrideList (YAML). Undefined for anything else.
 *
 * @throws BadInput for such a file that cannot be read
 */
export function baselinesOfFile(path: string, cwd: string): readonly FileBaseline[] | undefined {
  const place = resolve(cwd, path);
  const file = relative(cwd, place);
  if (readingFile(file, () => statSync(place, { throwIfNoEntry: false }))?.isFile() !== true) return undefined;
  const document = contentOf(readingFile(file, () => readText(place)));
  const name = basename(place);
  return readingFile(file, () => {
    if (looksLikeOverrideList(document)) {
      const patches = patchesOfOverrideList(document);
      const on = (operatingSystem: string) => baselineOfOverrideList(patches, name, operatingSystem);
      return [{ file, on, operatingSystem: undefined, patches }];
    }
    const baselines = Array.isArray(document) ? document : [document];
    if (baselines.length === 0 || !baselines.every(looksLikeBaseline)) return undefined;
    return baselines.map((json): FileBaseline => {
      const baseline = patchBaselineFromAws(json, name);
      const own = isKnown(baseline.operatingSystem) ? baseline.operatingSystem : undefined;
      return { file, on: (system) => (system === own ? baseline : undefined), operatingSystem: own };
    });
  });
}

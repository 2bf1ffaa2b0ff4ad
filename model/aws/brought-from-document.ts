import type { BroughtPatches } from "../maintenance-window/brought-patches";
import { UnreadableInput } from "../values/unreadable-input";
import { readYamlText } from "../values/yaml-text";
import { looksLikeOverrideList, patchesOfOverrideList } from "./override-list-from-aws";

/** What a baseline is called in an override that gives it no name. */
const NO_NAME = "baseline override";

/** Longer than any list that somebody writes: what is longer is not looked into. */
const LONGEST_DOCUMENT = 1_000_000;

/**
 * What a document tells a node to install: an InstallOverrideList (YAML) or a BaselineOverride (JSON). Undefined for
 * what is neither, or cannot be read: the node says so when it comes to that.
 */
export function broughtByDocument(text: string): BroughtPatches | undefined {
  if (text.length > LONGEST_DOCUMENT) return undefined;
  const document = contentOf(text);
  try {
    if (looksLikeOverrideList(document)) return { kind: "patches", patches: patchesOfOverrideList(document) };
    if (!Array.isArray(document) || document.length === 0) return undefined;
    // Loaded only for a document: who has a list, or none, waits for no schema.
    const { looksLikeBaseline, patchBaselineFromAws } =
      require("./patch-baseline-from-aws") as typeof import("./patch-baseline-from-aws");
    if (!document.every(looksLikeBaseline)) return undefined;
    return { kind: "baselines", baselines: document.map((json) => patchBaselineFromAws(json, NO_NAME)) };
  } catch (error) {
    if (error instanceof UnreadableInput) return undefined;
    throw error;
  }
}

/** JSON, or YAML as nodes read it; undefined for what is neither. */
export function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return readYamlText(text, "1.1").content;
  }
}

import type { OperatingSystem } from "../facts/operating-systems";
import { PATCH_DOCUMENT, PATCH_DOCUMENT_WITH_HOOKS } from "./patch-document";

export interface PatchDocumentFacts {
  /** Parameters that name documents of the user, by the hook's name here. */
  readonly hooks: Readonly<Record<string, string>>;
  /** Properties of a task that the document has no parameter for. */
  readonly without: readonly string[];
  readonly notOn: readonly OperatingSystem[];
  /** The oldest agent that runs it. */
  readonly agent: string;
  readonly source: string;
}

/** The documents with which a window patches. */
export const PATCH_DOCUMENTS = {
  [PATCH_DOCUMENT]: { hooks: {}, without: [], notOn: [], agent: "2.0.834.0", source: "maintenance window facts, D3" },
  [PATCH_DOCUMENT_WITH_HOOKS]: {
    hooks: {
      preInstall: "PreInstallHookDocName",
      postInstall: "PostInstallHookDocName",
      onExit: "OnExitHookDocName",
    },
    without: ["installOverrideList", "baselineOverride", "stepTimeoutSeconds"],
    notOn: ["MACOS"],
    agent: "3.0.502",
    source: "maintenance window facts, D3",
  },
} as const satisfies Record<string, PatchDocumentFacts>;

export type PatchDocument = keyof typeof PATCH_DOCUMENTS;
export type PatchHook = keyof (typeof PATCH_DOCUMENTS)[typeof PATCH_DOCUMENT_WITH_HOOKS]["hooks"];

export const PATCH_DOCUMENT_NAMES = Object.keys(PATCH_DOCUMENTS) as readonly PatchDocument[];

import type { WayOfPatching } from "./way-of-patching";

/** What a way is called before its name. */
export const NOUNS_OF_WAYS: Readonly<Record<WayOfPatching["kind"], string>> = {
  "window-task": "window",
  association: "association",
  "patch-policy": "patch policy",
};

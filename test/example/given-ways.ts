import { BackUpThenPatch } from "../../examples/back-up-then-patch/main";
import { PolicyOfTheAccount } from "../../examples/patch-policy/main";
import { ScanByAssociation } from "../../examples/scan-by-association/main";
import { appOn } from "../support/apps";

const EXAMPLES = {
  "back-up-then-patch": BackUpThenPatch,
  "patch-policy": PolicyOfTheAccount,
  "scan-by-association": ScanByAssociation,
};
export const NAMES = Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[];

export function synthesised() {
  const app = appOn();
  for (const name of NAMES) new EXAMPLES[name](app, name);
  return app;
}

import { register as registerRequire } from "tsx/cjs/api";
import { register as registerImport } from "tsx/esm/api";

/** Lets Node load TypeScript, where no transform of Jest does. */
export default function typescript() {
  registerRequire();
  registerImport();
}

import { register } from "node:module";
import "./require-typescript.cjs";

/** Lets Node load TypeScript, where no transform of Jest does. */
export default function typescript() {
  register("./typescript-loader.mjs", import.meta.url);
  process.setSourceMapsEnabled(true);
}

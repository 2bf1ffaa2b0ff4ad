// Writes the generated parts of the documentation anew: `npm run docs`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFactsTables } from "./facts-tables";

const page = join(__dirname, "../docs/facts.md");
writeFileSync(page, withFactsTables(readFileSync(page, "utf8")));

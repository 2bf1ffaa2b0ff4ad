// Synthesises 1,000 accounts of 3 Regions and prints the megabytes that it needed at the peak.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { fleetOf, plainAccounts } from "./fleet-accounts";

const outdir = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const app = new App({ outdir });
  if (process.argv[2] === "fleet") fleetOf(app, 1000);
  else plainAccounts(app, 1000);
  app.synth();
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}

// Writes model/schedule/zones/zone-data.ts anew from the moment-timezone that is installed: `npm run zones`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { zoneData, zoneDataText } from "./zone-data-text";

writeFileSync(join(__dirname, "../model/schedule/zones/zone-data.ts"), zoneDataText(zoneData()));

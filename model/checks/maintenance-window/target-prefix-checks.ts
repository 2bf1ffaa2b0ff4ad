import { TAG_KEYS_KEY, tagKeyOf } from "../../maintenance-window/target-keys";
import { quote } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { eachKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { selectionsOf } from "./selections";

const PREFIX = "tag:";

export const tagKeyWithPrefix = defineCheck({
  id: "PM332",
  severity: "warning",
  on: "target",
  cause: "A window target selects by a tag whose key begins with tag:.",
  reason: "The prefix is put in front of each key: the target would look for a tag that is called tag:KEY itself.",
  source: "maintenance window facts, C1",
  fix: "Write the tag's own key; if it really begins with tag:, accept the finding.",
  find: (target, { problems }) => {
    for (const { key, place, values } of selectionsOf(target)) {
      const tagKey = tagKeyOf(key);
      if (tagKey !== undefined) reportPrefix(`${place} (the key)`, tagKey, problems);
      if (key === TAG_KEYS_KEY) {
        eachKnown(values, (value, index) => reportPrefix(`${place}[${index}]`, value, problems));
      }
    }
  },
});

/** Reports a key that has the prefix already which is put in front of it. */
export function reportPrefix(path: string, key: string, problems: Problems): void {
  if (!key.startsWith(PREFIX)) return;
  problems.add(path, `expected the tag's own key, got ${quote(key)}; write ${quote(key.slice(PREFIX.length))}`);
}

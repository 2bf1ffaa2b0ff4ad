import { TAG_KEYS_KEY, tagKeyOf } from "../../maintenance-window/target-keys";
import { quote } from "../../text/wording";
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
    const report = (path: string, key: string) => {
      if (!key.startsWith(PREFIX)) return;
      problems.add(path, `expected the tag's own key, got ${quote(key)}; write ${quote(key.slice(PREFIX.length))}`);
    };
    for (const { key, place, values } of selectionsOf(target)) {
      const tagKey = tagKeyOf(key);
      if (tagKey !== undefined) report(`${place} (the key)`, tagKey);
      if (key === TAG_KEYS_KEY) eachKnown(values, (value, index) => report(`${place}[${index}]`, value));
    }
  },
});

import type { TargetSelectionModel } from "../maintenance-window/maintenance-window-model";
import { shownOrToken } from "../maintenance-window/read-own-list";
import { type PatchGroupOfTarget, readPatchGroups } from "../maintenance-window/read-patch-groups";
import { INSTANCE_IDS_KEY, RESOURCE_GROUP_KEY, tagSelectionKey } from "../maintenance-window/target-keys";
import { joined } from "../text/wording";
import { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";

type Selections = Knowable<readonly TargetSelectionModel[]>;

/** Reads which nodes an association works on. `UNKNOWN` where something was reported. */
export function readAssociationTargets(reader: PropsReader, problems: Problems, tokens: TokenHandling): Selections {
  const given = reader.raw("targets");
  if (tokens.isUnresolved(given)) {
    problems.add("targets", `expected an object, got ${shownOrToken(given, tokens)}; give its parts one by one`);
    return UNKNOWN;
  }
  if (given === undefined) return [];
  const nested = new Problems();
  const targets = PropsReader.open(given, "targets", problems, tokens);
  if (targets === undefined) return UNKNOWN;
  const groups = readGroups(targets, nested, tokens);
  // What is reported of the groups stands below `targets`, as the user typed it.
  problems.addAll(nested.findings.map((finding) => ({ ...finding, path: below(finding.path) })));
  const tags = readTags(targets, problems, tokens);
  const instanceIds = targets.texts("instanceIds");
  const group = targets.text("resourceGroup");
  const all = readAll(targets, problems, tokens);
  targets.refuseOthers();
  if (groups === UNKNOWN || tags === UNKNOWN || all === UNKNOWN) return UNKNOWN;

  const ways: readonly (readonly [name: string, selections: readonly TargetSelectionModel[]])[] = [
    [
      joined([...(groups.length > 0 ? ["patchGroups"] : []), ...(tags.length > 0 ? ["tags"] : [])]),
      [...groups, ...tags],
    ],
    ["instanceIds", instanceIds === undefined ? [] : [{ key: INSTANCE_IDS_KEY, values: instanceIds }]],
    ["resourceGroup", group === undefined ? [] : [{ key: RESOURCE_GROUP_KEY, values: [group] }]],
    ["allNodes", all ? [{ key: INSTANCE_IDS_KEY, values: ["*"] }] : []],
  ];
  const used = ways.filter(([, selections]) => selections.length > 0);
  if (used.length > 1) {
    problems.add("targets", `expected one way to name nodes, got ${joined(used.map(([name]) => name))}`);
    return UNKNOWN;
  }
  return used[0]?.[1] ?? [];
}

function below(path: string): string {
  return path === "" || path.startsWith("targets") ? path || "targets" : `targets.${path}`;
}

/** AWS ANDs the entries of one association, so that groups of both tag keys would find only nodes that carry both. */
function readGroups(reader: PropsReader, problems: Problems, tokens: TokenHandling): Selections {
  const groups = readPatchGroups(reader, problems, tokens);
  if (groups === undefined) return [];
  if (!isKnown(groups)) return UNKNOWN;
  const keys = [...new Set(groups.map(({ tagKey }: PatchGroupOfTarget) => tagKey))];
  if (keys.length > 1) {
    problems.add(
      "patchGroups",
      `expected groups of one tag key, got ${joined([...keys].sort())}; make an association for each, for AWS wants both on a node otherwise`,
    );
    return UNKNOWN;
  }
  const [tagKey] = keys;
  return [
    {
      key: tagSelectionKey(tagKey ?? "Patch Group"),
      values: [...new Set(groups.map(({ patchGroup }) => patchGroup))],
    },
  ];
}

function readTags(reader: PropsReader, problems: Problems, tokens: TokenHandling): Selections {
  const given = reader.raw("tags");
  if (tokens.isUnresolved(given)) {
    problems.add(
      "targets.tags",
      `expected an object with a list of values for each key, got ${shownOrToken(given, tokens)}`,
    );
    return UNKNOWN;
  }
  const tags = reader.object("tags", (read) =>
    read.names().flatMap((tagKey): readonly TargetSelectionModel[] => {
      const values = read.texts(tagKey);
      return values === undefined ? [] : [{ key: tagSelectionKey(tagKey), values }];
    }),
  );
  return tags ?? [];
}

/** Decides which nodes there are, so that it cannot wait for Terraform. */
function readAll(reader: PropsReader, problems: Problems, tokens: TokenHandling): Knowable<boolean> {
  const given = reader.raw("allNodes");
  if (given === undefined) return false;
  if (given === true) return true;
  problems.add("targets.allNodes", `expected true or no value, got ${shownOrToken(given, tokens)}`);
  return UNKNOWN;
}

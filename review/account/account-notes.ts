import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import type { ExistingNode, ExistingPlace } from "../../model/patching/existing/existing-place";
import { allMembers } from "../../model/patching/existing/members";
import { unreachedNodes, unregisteredGroups } from "../../model/patching/existing/stray-nodes";
import { othersOnNodes } from "../../model/patching/others-on-nodes";
import { type Patching, patchingOf } from "../../model/patching/patching";
import { type Place, placeSlot, regionName } from "../../model/patching/place/place";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { counted, firstOnes } from "../../model/text/wording";
import type { Change } from "../changes/change";

/** A stack after its plan, and what its plan changes. */
export interface NotedStack {
  readonly environment: PatchEnvironmentModel;
  readonly changes: readonly Change[];
  /** What of the account it has, by `heldKey`. */
  readonly held: ReadonlySet<string>;
}

/** So many of a kind are told. */
const MOST_TOLD = 10;

/** What of accounts lies beside plans: asked for one stack after the other, and built once. */
export class AccountNotes {
  private readonly room: Patching;
  private readonly strays = new Map<readonly ExistingNode[], readonly string[]>();

  /** @param stacks - all whose plans are reviewed: what one of them does is nothing that nobody does */
  constructor(
    private readonly existing: ExistingAccounts,
    stacks: readonly NotedStack[],
    private readonly at: Date,
  ) {
    const held = new Set(stacks.flatMap((stack) => [...stack.held]));
    const beside = existing.beside(held);
    this.room = patchingOf(
      [
        ...stacks.map(({ environment }) => ({ environment })),
        ...beside.places.map(({ environment }) => ({ environment })),
      ],
      { from: at, beside },
    );
  }

  /** Sentences about the places of a stack. */
  public of({ environment, changes, held }: NotedStack): readonly string[] {
    const own = this.existing.beside(held);
    return placesOf(this.room.of(environment)).flatMap((place) => {
      const existing = own.at(place);
      if (existing === undefined) return [notRead(place)];
      return [
        ...this.ofOthers(existing, own, environment, changes),
        ...this.straysAt(existing),
        ...existing.notRead.map((part) => `${part} of ${placeText(existing)} could not be read: not known, not none`),
      ];
    });
  }

  /** What others install on the nodes that the plan is about. */
  private ofOthers(
    existing: ExistingPlace,
    own: ExistingAccounts,
    environment: PatchEnvironmentModel,
    changes: readonly Change[],
  ): readonly string[] {
    const { nodes: reached } = allMembers(changes.flatMap(({ reach }) => reach.members ?? []));
    if (reached.size === 0) return [];
    const room = patchingOf([{ environment }, { environment: existing.environment }], { from: this.at, beside: own });
    const sentences = othersOnNodes(room, {
      nodes: reached,
      ours: room.of(environment).ways,
      theirs: room.of(existing.environment).ways,
    });
    return mostOf(sentences, "more window or association", "more windows or associations");
  }

  /** Nodes that no group and no window cares for; the same for all stacks of a place. */
  private straysAt(existing: ExistingPlace): readonly string[] {
    const known = this.strays.get(existing.nodes) ?? this.findStrays(existing);
    this.strays.set(existing.nodes, known);
    return known;
  }

  private findStrays(existing: ExistingPlace): readonly string[] {
    const place = placeOfExisting(existing);
    const views = this.room.environments;
    const groups = unregisteredGroups(existing, this.existing, (patchGroup) =>
      views.some((view) => isRegistered(view, patchGroup, place, this.existing)),
    ).map(
      ({ patchGroup, nodes }) =>
        `nobody registers patch group ${patchGroup}: ${counted(nodes.length, "node carries", "nodes carry")} its tag ` +
        `and ${nodes.length === 1 ? "follows" : "follow"} the default baseline`,
    );
    const ways = views
      .flatMap((view) => view.ways)
      .filter((way) => this.existing.at(way.place)?.nodes === existing.nodes);
    const { nodes, mayBeMore } = unreachedNodes(existing, this.existing, ways);
    const most = mayBeMore === undefined ? "" : "at most ";
    const why = mayBeMore === undefined ? "" : ` (${mayBeMore})`;
    const unreached = `nothing installs patches on ${most}${nodes.size} of ${counted(existing.nodes.length, "node")}${why}`;
    return [
      ...mostOf(
        groups,
        "more patch group on tags that nobody registers",
        "more patch groups on tags that nobody registers",
      ),
      ...(nodes.size === 0 ? [] : [unreached]),
    ];
  }
}

function placesOf(view: EnvironmentView): readonly Place[] {
  const { baselines, patchGroups, defaultBaselines, maintenanceWindows } = view.environment;
  const all = [...patchGroups, ...maintenanceWindows, ...baselines, ...defaultBaselines].map(view.placeOf);
  const known = all.filter(({ region }) => region.kind !== "unknown");
  return [...new Map(known.map((place) => [placeSlot(place), place])).values()];
}

function notRead({ account, region }: Place): string {
  return `the snapshot has nothing of ${[account, regionName(region)].filter(Boolean).join(" · ")}: nodes there are not counted`;
}

function placeText({ account, region }: ExistingPlace): string {
  return `${account} · ${region}`;
}

function placeOfExisting({ account, region }: ExistingPlace): Place {
  return { stack: "", provider: "", account, region: { kind: "named", name: region } };
}

/** Registrations with systems of which a group has nodes are told apart elsewhere; here one is enough. */
function isRegistered(view: EnvironmentView, patchGroup: string, place: Place, existing: ExistingAccounts): boolean {
  const wanted = existing.at(place)?.nodes;
  return view.groups.some(
    (group) => group.patchGroup === patchGroup && existing.at(view.placeOf(group))?.nodes === wanted,
  );
}

function mostOf(sentences: readonly string[], one: string, many: string): readonly string[] {
  const told = firstOnes(sentences, MOST_TOLD);
  return told === sentences ? told : [...told, `and ${counted(sentences.length - told.length, one, many)}`];
}

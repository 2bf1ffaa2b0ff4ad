import { entryOf } from "../plan/entry-of";
import { hasMark } from "../plan/marks";
import {
  GIVEN,
  isAboutPatching,
  isAround,
  isPatchingType,
  LINKED_TYPES,
  LINKS,
  WINDOW_TARGETS,
} from "../plan/plan-resources";
import type { ResourceChange } from "../plan/plan-schema";
import { markedValues } from "../plan/secret-values";
import { placeInArn } from "../plan/ssm-arn";
import { isTellingDrift } from "../plan/telling-drift";
import {
  amongOthers,
  both,
  type Entries,
  eachEntry,
  exactly,
  type Leniency,
  listOf,
  NOTHING,
  type Pattern,
  same,
} from "./pattern";
import type { PlanTexts } from "./plan-texts";

type Change = ResourceChange["change"];
type Side = "before" | "after";

const HEAD: readonly (keyof ResourceChange)[] = [
  "address",
  "previous_address",
  "module_address",
  "mode",
  "type",
  "name",
  "provider_name",
  "deposed",
  "action_reason",
];
const ABOUT: readonly (keyof Change)[] = [
  "actions",
  "after_unknown",
  "before_sensitive",
  "after_sensitive",
  "replace_paths",
  "importing",
];

/**
 * A resource of which a review reads the same, whatever AWS has called it.
 *
 * @param isRead - whether its values are read; those of others are only counted
 */
export function resourcePattern(one: ResourceChange, texts: PlanTexts, isRead: boolean): Pattern {
  const { change } = one;
  // A secret of whatever resource is hidden everywhere.
  const isAsked = isRead || hasMark(change.before_sensitive) || hasMark(change.after_sensitive);
  const sides: Entries = isAsked
    ? [
        ["before", side("before", one, texts)],
        ["after", side("after", one, texts)],
      ]
    : [];
  const about: Entries = ABOUT.map((name) => [name, same(change[name])]);
  const whole = amongOthers([...about, ...sides]);
  return amongOthers([...headOf(one), ["change", isAsked ? both(whole, changingAlike(change)) : whole]]);
}

function headOf(one: ResourceChange): Entries {
  return HEAD.map((name) => [name, exactly(one[name])]);
}

/** What was changed outside of a plan; where that says nothing of patching, and hides nothing, only that it is. */
export function driftPattern(one: ResourceChange, texts: PlanTexts): Pattern {
  const tells = isTellingDrift(one);
  const tellsAlike = (other: unknown) => isTellingDrift(other as ResourceChange) === tells;
  const isRead = tells && (isAboutPatching(one) || isAround(one));
  if (isRead || hidesSomething(one)) return both(resourcePattern(one, texts, true), tellsAlike);
  const isAlike = (other: unknown) => tellsAlike(other) && !hidesSomething(other as ResourceChange);
  return both(amongOthers(headOf(one)), isAlike);
}

function hidesSomething({ type, change }: ResourceChange): boolean {
  const [before, after] = [change.before_sensitive, change.after_sensitive];
  return markedValues(type, change.before, before).size > 0 || markedValues(type, change.after, after).size > 0;
}

/** Of what AWS or the provider gave only whether it changes is asked. */
function changingAlike(change: Change): Pattern {
  const isSame = ({ before, after }: Change, name: string) => entryOf(before, name) === entryOf(after, name);
  const stays = GIVEN.map((name) => isSame(change, name));
  return (other) => GIVEN.every((name, at) => isSame(other as Change, name) === stays[at]);
}

function side(which: Side, one: ResourceChange, texts: PlanTexts): Pattern {
  const values = one.change[which];
  if (values === null || values === undefined) return (other) => other === null || other === undefined;
  const marks = one.change[`${which}_sensitive`];
  const isOurs = one.mode === "managed" && isPatchingType(one.type) && one.deposed === undefined;
  const patternOf = (name: string, value: unknown): Pattern => {
    const isMarked = marks === true || hasMark(entryOf(marks, name));
    if (isMarked) return mayLink(name) ? NOTHING : same(value);
    if (isOurs && GIVEN.includes(name) && typeof value === "string") return given(one.type, name, value, texts);
    if (name === "arn") return both(same(value, plainly(texts)), placed(value));
    return mayLink(name) ? linking(name, value, texts) : same(value, plainly(texts));
  };
  return eachEntry(values, patternOf);
}

/** A name that is given: no secret, and not nothing. */
function given(type: string, name: string, one: string, texts: PlanTexts): Pattern {
  if (one === "" || texts.isSecret(one)) return exactly(one);
  const isName = (other: unknown) => typeof other === "string" && other !== "" && !texts.isSecret(other);
  if (name === "json") return isName;
  const called: Pattern =
    name === "id" && LINKED_TYPES.includes(type)
      ? (other, words) => isName(other) && words.id(one, other as string)
      : (other, words) => isName(other) && words.name(one, other as string);
  return name === "arn" ? both(called, placed(one)) : called;
}

/** An ARN tells where its object is. */
function placed(one: unknown): Pattern {
  const place = placeInArn(one);
  return (other, words) => {
    const found = placeInArn(other);
    if (place === undefined || found === undefined) return place === found;
    return place.region === found.region && words.account(place.account, found.account);
  };
}

/** Values: the same, apart from the number of the account in them. */
function plainly(texts: PlanTexts): Leniency {
  const plain = (one: unknown): Pattern => {
    if (typeof one !== "string" || !texts.holdsAccount(one)) return exactly(one);
    if (texts.isSecret(one)) return NOTHING;
    return (other, words) => typeof other === "string" && !texts.isSecret(other) && words.textOfAccount(one, other);
  };
  return { plain };
}

function mayLink(name: string): boolean {
  return name === "targets" || (LINKS as readonly string[]).includes(name);
}

function linking(name: string, value: unknown, texts: PlanTexts): Pattern {
  if (name !== "targets") return same(value, linked(texts));
  if (!Array.isArray(value)) return same(value, plainly(texts));
  const isOfIds = (block: unknown) => entryOf(block, "key") === WINDOW_TARGETS;
  return listOf(value.map((block) => same(block, isOfIds(block) ? linked(texts) : plainly(texts))));
}

/** Texts that lead to other objects. */
function linked(texts: PlanTexts): Leniency {
  const plain = (one: unknown): Pattern => {
    if (typeof one !== "string") return exactly(one);
    if (texts.isSecret(one)) return NOTHING;
    return (other, words) => typeof other === "string" && !texts.isSecret(other) && words.link(one, other);
  };
  return { plain };
}

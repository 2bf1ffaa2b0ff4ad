import { pathInStack, placeInStack } from "../findings/place-in-stack";
import { isLoosened, isOfConstruct, isRenamed, type ReviewedFinding } from "../findings/reviewed-finding";

// When findings of several stacks are one and the same: by their object, by every word, or in whatever Region.

/** Names a finding within its stack, the same in stacks of one program, whatever it counts there. */
export function findingKey(finding: ReviewedFinding): string {
  const { key } = finding;
  return keyIn(isOfConstruct(finding) ? pathInStack(key) : key, finding);
}

/** The same text for findings of stacks of one program that say the same in every word that is printed. */
export function sayingKey(finding: ReviewedFinding): string {
  return JSON.stringify([findingKey(finding), ownWords(finding)]);
}

/** The same text for findings that say the same, and differ in the Region of their object alone. */
export function anyRegionKey(finding: ReviewedFinding): string {
  return JSON.stringify([keyIn(finding.place ?? finding.key, finding), ownWords(finding)]);
}

/** What is printed of it, with constructs named within their stack; of one that stands for all of a row that is so already. */
function ownWords(finding: ReviewedFinding): readonly unknown[] {
  const { object, place = placeInStack(object) } = finding;
  const { message, because, fix, accepted, expired, isStanding, weighs } =
    place === placeInStack(object) ? { ...finding, ...inStack(finding) } : finding;
  // Who accepts it has weighed the facts, and need not fix it.
  const judged = [accepted, expired, isStanding, weighs === "none"];
  return [message, ...(accepted === undefined ? [because, fix] : []), ...judged].map((one) => one ?? "");
}

function keyIn(within: string, finding: ReviewedFinding): string {
  const { checkId, path, message, accepted, fix } = finding;
  const own = isLoosened(finding) ? [within, message] : isRenamed(finding) ? [within, fix] : within;
  return JSON.stringify([own, checkId, path, accepted?.owner]);
}

/** A finding with constructs named within their stack: word for word the same in stacks of one program. */
export function inStack(finding: ReviewedFinding): Pick<ReviewedFinding, "object" | "message" | "because" | "fix"> {
  const { key, object, message, because, fix } = finding;
  // An address may have a slash too, in the key of an instance.
  const within = object === key && !isOfConstruct(finding) ? object : pathInStack(object);
  const stack = object.slice(0, object.length - within.length);
  const isBegun = (text: string, at: number) => /[\w./-]/.test(text.charAt(at - 1));
  const short = (text: string) =>
    stack === "" ? text : text.replaceAll(stack, (found, at: number) => (isBegun(text, at) ? found : ""));
  return {
    object: within,
    message: short(message),
    ...(because === undefined ? {} : { because: short(because) }),
    ...(fix === undefined ? {} : { fix: short(fix) }),
  };
}

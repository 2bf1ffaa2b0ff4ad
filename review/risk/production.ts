/** Words by which names tell production from what comes before it. Only what is named so is weighed lighter. */
const PRODUCTION_WORDS: readonly string[] = ["prod", "prd", "production", "live"];
const OTHER_WORDS: readonly string[] = [
  ..."dev develop development test testing tst qa uat int integration stage staging stg".split(" "),
  ..."sandbox sbx demo lab nonprod preprod nonproduction preproduction canary".split(" "),
];
const NEGATIONS: readonly string[] = ["non", "not", "pre"];

export type Stage = "production" | "not production" | "not said";

/** Whether a name says that it is production: `prod-eu`, `NonProd`, `dev_web`. */
export function stageOf(name: string): Stage {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  let isOther = false;
  for (const [index, word] of words.entries()) {
    const isDenied = NEGATIONS.includes(words[index - 1] ?? "");
    if (PRODUCTION_WORDS.includes(word) && !isDenied) return "production";
    if (OTHER_WORDS.includes(word) || (PRODUCTION_WORDS.includes(word) && isDenied)) isOther = true;
  }
  return isOther ? "not production" : "not said";
}

/** One stage for several names: production if any is, not production only if all of those that say something are not. */
export function stageOfAll(names: readonly string[]): Stage {
  const stages = names.map(stageOf);
  if (stages.includes("production")) return "production";
  return stages.length > 0 && stages.every((stage) => stage === "not production") ? "not production" : "not said";
}

import { NotValidError } from "../model/finding";
import { show } from "../model/wording";

const ADDRESSABLE = /^[A-Za-z0-9_-]+$/;

/**
 * The id itself, when Terraform's state address can hold all of it.
 *
 * cdktf drops other characters from an address, and two ids that then agree would silently share one resource.
 *
 * @throws NotValidError for an id with other characters than letters, digits, `_` and `-`
 */
export function addressableId(kind: string, id: unknown): string {
  if (typeof id === "string" && ADDRESSABLE.test(id)) return id;
  throw new NotValidError(`${kind} ${show(id)}`, [
    {
      checkId: "PM003",
      severity: "error",
      path: "id",
      message:
        `expected letters, digits, "_" and "-", got ${show(id)}; ` +
        "cdktf drops other characters from the state address, and two ids could become one",
    },
  ]);
}

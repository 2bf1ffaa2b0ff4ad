import { NotValidError } from "../../model/values/finding";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { BadInput } from "../console/bad-input";

/** What exists and makes no program is the user's to know. @throws BadInput */
export async function sayingWhy<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableInput || error instanceof NotValidError) throw new BadInput(error.message);
    if (error instanceof TerraformError) throw new BadInput(`what exists cannot be planned: ${error.message}`);
    throw error;
  }
}

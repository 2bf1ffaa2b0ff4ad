import { z } from "zod";
import { schemaProblem } from "../../../model/values/schema-problem";

const schema = z.object({
  list: z.array(z.string()).optional(),
  either: z.union([z.string(), z.number()]).optional(),
  secrets: z.enum(["hidden", "written"]).optional(),
  id: z.string().min(1, "expected an id, got an empty string").optional(),
});

test.each([
  [7, "expected an object, got a number"],
  [null, "expected an object, got null"],
  [undefined, "missing, expected an object"],
  [{ list: "hunter2" }, "expected a list, got a string"],
  [{ list: [true] }, "expected a string, got a boolean"],
  [{ either: ["hunter2"] }, "expected a string or a number, got a list"],
  [{ secrets: "hunter2" }, "expected hidden or written, got a string"],
  [{ id: "" }, "expected an id, got an empty string"],
])("of %j is said what was expected, and of what was found its kind alone", (value, problem) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];

  expect(issue && schemaProblem(issue, value)).toBe(problem);
});

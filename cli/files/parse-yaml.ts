import { UnreadableInput } from "../../model/values/unreadable-input";
import { readYamlText } from "../../model/values/yaml-text";

/** A text of YAML or JSON as data. What is told of one that is neither quotes nothing of it. @throws UnreadableInput */
export function parseYaml(text: string): unknown {
  const { content, problems } = readYamlText(text);
  const [problem] = problems;
  if (problem === undefined) return content;
  throw new UnreadableInput(
    problem.line === undefined ? "" : `line ${problem.line}`,
    `expected YAML or JSON of plain data; ${problem.message}`,
  );
}

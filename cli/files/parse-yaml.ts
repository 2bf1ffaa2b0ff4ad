import { parse, YAMLParseError } from "yaml";
import { UnreadableInput } from "../../model/values/unreadable-input";

/** A text of YAML or JSON as data. What is told of one that is neither quotes nothing of it. @throws UnreadableInput */
export function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const place = line === undefined ? "" : `line ${line}`;
    throw new UnreadableInput(place, "expected YAML or JSON, got text that is neither");
  }
}

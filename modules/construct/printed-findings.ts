import type { IConstruct } from "constructs";
import { brokenLines, REPEATED_FINDINGS } from "../../model/text/printed-finding";
import { repeatedFinding } from "../../model/text/repeated-finding";

interface Annotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
}

interface AppWithManifest {
  readonly manifest?: { readonly stacks: Readonly<Record<string, { readonly annotations: readonly Annotation[] }>> };
}

/**
 * Makes of our annotations what people read, for cdktf prints each one that is in its manifest, as it is: breaks their
 * lines, and takes out those whose text stands on another construct, which commands read beside the others.
 *
 * As a validation of the app: cdktf validates it when all stacks are synthesised, and then writes the manifest.
 */
export function printFindings(root: IConstruct, isOurs: (annotation: Annotation) => boolean): void {
  const { manifest } = root as AppWithManifest;
  if (manifest === undefined) return;
  const validate = () => {
    for (const stack of Object.values(manifest.stacks)) Object.assign(stack, printed(stack.annotations, isOurs));
    return [];
  };
  root.node.addValidation({ validate });
}

function printed(annotations: readonly Annotation[], isOurs: (annotation: Annotation) => boolean) {
  const repeated: (Annotation & { readonly at: number })[] = [];
  const shown = annotations.flatMap((annotation, at): readonly Annotation[] => {
    if (!isOurs(annotation)) return [annotation];
    const { constructPath, level, message } = annotation;
    if (repeatedFinding(message) === undefined) {
      const before = `${level.slice("@cdktf/".length)} [${constructPath}]: `;
      return [{ ...annotation, message: brokenLines(message, before) }];
    }
    repeated.push({ ...annotation, at });
    return [];
  });
  return { annotations: shown, [REPEATED_FINDINGS]: repeated.length === 0 ? undefined : repeated };
}

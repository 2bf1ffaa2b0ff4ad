import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { isKnown, type Knowable } from "../../model/values/unknown";

/** What a cell says of the nodes of one system. */
export interface TextOfSystem {
  readonly operatingSystem: Knowable<string>;
  readonly text: string;
}

/** `3 d`; where systems differ, of which of them: `Amazon Linux 2023: 3 d; Ubuntu Server: –`; a dash for none. */
export function bySystem(texts: readonly TextOfSystem[]): string {
  const alike = [...grouped(texts, ({ text }) => text)];
  if (alike.length < 2) return alike[0]?.[0] ?? "–";
  return alike
    .map(([text, same]) => ({ text, systems: joined([...new Set(same.map(labelOf))].sort()) }))
    .sort((one, other) => (one.systems < other.systems ? -1 : 1))
    .map(({ systems, text }) => `${systems}: ${text}`)
    .join("; ");
}

function labelOf({ operatingSystem }: TextOfSystem): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : NOT_KNOWN_YET;
}

/** The same for a narrow column, a line for each: `Linux 14.2 d` and `Windows 11.5 d`. */
export function shortLines(cell: string): readonly string[] {
  const parts = cell.split("; ").map((part) => {
    const [, systems = "", text = part] = /^(.+): (.+)$/.exec(part) ?? [];
    return { systems: systems.split(/, | and /).filter(Boolean), text };
  });
  const withLinux = parts.filter(({ systems }) => systems.some(isLinux));
  return parts.map(({ systems, text }) => {
    const isAllLinux = withLinux.length === 1 && systems.length > 1 && systems.every(isLinux);
    const names = isAllLinux ? "Linux" : systems.map(shortSystem).join("/");
    return names === "" ? text : `${names} ${text}`;
  });
}

function isLinux(label: string): boolean {
  return !/^(Windows|macOS)/.test(label);
}

/** `AL2023`, `RHEL`, `Windows`: what people say. */
function shortSystem(label: string): string {
  return label
    .replace(/^Amazon Linux (?=\d)/, "AL")
    .replace("Red Hat Enterprise Linux", "RHEL")
    .replace("SUSE Linux Enterprise Server", "SLES")
    .replace(/(?<!^Amazon) (Linux|Server)$/, "");
}

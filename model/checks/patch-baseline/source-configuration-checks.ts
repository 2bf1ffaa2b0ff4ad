import { operatingSystemFacts, type PackageManager } from "../../facts/operating-systems";
import { quote } from "../../text/wording";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

/** How each package manager writes a repository. */
interface RepositoryForm {
  readonly isReadable: (configuration: string) => boolean;
  readonly inWords: string;
}

const INI: RepositoryForm = {
  isReadable: (text) => /^\s*\[[^\]\n]+\]/m.test(text) && /^\s*(baseurl|mirrorlist|metalink)\s*=\s*\S/m.test(text),
  inWords: "a section such as [internal] with a baseurl, mirrorlist or metalink",
};
const DEB_LINES: RepositoryForm = {
  isReadable: (text) => /^\s*deb(-src)?\s+(\[[^\]\n]*\]\s+)?\S+:\S+\s+\S+/m.test(text),
  inWords: "a line such as deb https://example.com/ubuntu jammy main",
};

const FORMS: Partial<Record<PackageManager, RepositoryForm>> = { yum: INI, dnf: INI, zypper: INI, apt: DEB_LINES };

export const sourceNotReadable = defineCheck({
  id: "PM144",
  severity: "warning",
  on: "baseline",
  cause: "The configuration of a patch source is not one that the system's package manager can read.",
  reason: "It is written to the node as it stands; a repository that cannot be read fails the run, or offers nothing.",
  source: "user guide, patch-manager-alternative-source-repository",
  fix: "Write what stands in a file of yum.repos.d, or on apt a line of sources.list.",
  find: (baseline, { problems }) => {
    const facts = operatingSystemFacts(baseline.operatingSystem);
    const forms = (facts?.packageManagers ?? []).flatMap((manager) => FORMS[manager] ?? []);
    const [form] = forms;
    if (form === undefined) return;
    eachKnown(baseline.sources, ({ configuration, name }, index) => {
      // May hold credentials: nothing of it is said.
      if (typeof configuration !== "string" || configuration === "") return;
      if (forms.some(({ isReadable }) => isReadable(configuration))) return;
      problems.add(
        `sources[${index}].configuration`,
        `expected ${form.inWords}, but it is missing${isKnown(name) ? ` for ${quote(name)}` : ""}`,
      );
    });
  },
});

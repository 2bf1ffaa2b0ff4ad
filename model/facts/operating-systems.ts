import type { Knowable } from "../values/unknown";
import {
  APT_PATCH_IDS,
  MACOS_PATCH_IDS,
  type PatchIdForms,
  RPM_PATCH_IDS,
  WINDOWS_PATCH_IDS,
  ZYPPER_PATCH_IDS,
} from "./patch-id-forms";

/** What Patch Manager knows of one operating system. */
export interface OperatingSystemFacts {
  /** The name that AWS's console and our messages use. */
  readonly label: string;
  /** Who installs on the node; where several stand, the release decides (Red Hat 7 has yum, 8 has dnf). */
  readonly packageManagers: readonly PackageManager[];
  /** The filter keys that a rule may use, in the order in which they are written to Terraform, each with its values. */
  readonly filters: { readonly [key: string]: FilterValues };
  /** What becomes of `approveAfterDays` and `approveUntilDate` on a node. */
  readonly delay: "honoured" | "ignored" | "not confirmed";
  /** What becomes of `enableNonSecurity` and `approvedPatchesEnableNonSecurity`. */
  readonly nonSecurity: "supported" | "no effect" | "not confirmed" | "not supported";
  /** Whether alternative repositories (`sources`) can be given. */
  readonly sources: boolean;
  /** Whether `availableSecurityUpdatesComplianceStatus` can be given. */
  readonly availableSecurityUpdatesComplianceStatus: boolean;
  /** The name of the baseline which AWS itself keeps for the system. */
  readonly predefinedBaseline: string;
  /** How entries of `approvedPatches` and `rejectedPatches` are written. */
  readonly patchIds: PatchIdForms;
  /** Absent where every release of the system has a date of its own. */
  readonly support?: SupportFacts;
}

/** When the maker's support ends, the day itself included, and what to move to. */
export interface SupportFacts {
  /** `YYYY-MM-DD` */
  readonly ends: string;
  /** A name of this table. Absent where there is no single one. */
  readonly successor?: string;
  /** The system whose support it is, where AWS's name means more than one. */
  readonly of?: string;
  /** What AWS's name means beside it, and when support of its newest release ends. */
  readonly other?: { readonly label: string; readonly ends: string };
}

/** The values of one filter key: printed by AWS, or only seen in use elsewhere. The service's own list grows. */
export interface FilterValues {
  readonly confirmed: readonly string[];
  readonly observed: readonly string[];
  /** What the values are beside `patchSet: ["APPLICATION"]`. Absent: the same as without it. */
  readonly ofApplications?: readonly string[];
  /** True where the service takes any text, so that no list of values exists. */
  readonly freeText?: true;
}

export type PackageManager = "yum" | "dnf" | "apt" | "zypper" | "windows-update" | "macos";

const FREE_TEXT = { confirmed: [], observed: [], freeText: true } as const satisfies FilterValues;

/**
 * Every operating system of Patch Manager, in the order of AWS's own list.
 *
 * Sources and what is not confirmed: docs/facts.md, "Operating systems".
 */
export const OPERATING_SYSTEMS = {
  WINDOWS: {
    label: "Windows Server",
    packageManagers: ["windows-update"],
    filters: {
      patchSet: { confirmed: ["OS", "APPLICATION"], observed: [] },
      product: {
        confirmed: [
          "Windows7",
          "Windows8",
          "Windows8.1",
          "Windows8Embedded",
          "Windows10",
          "Windows10LTSB",
          "WindowsServer2008",
          "WindowsServer2008R2",
          "WindowsServer2012",
          "WindowsServer2012R2",
          "WindowsServer2016",
          "WindowsServer2019",
        ],
        observed: ["WindowsServer2022", "WindowsServer2025", "MicrosoftDefenderAntivirus"],
        ofApplications: ["Office 2010", "Office 2013", "Office 2016"],
      },
      productFamily: {
        confirmed: ["Windows"],
        observed: [],
        ofApplications: ["Office", "Exchange Server"],
      },
      classification: {
        confirmed: [
          "CriticalUpdates",
          "DefinitionUpdates",
          "Drivers",
          "FeaturePacks",
          "SecurityUpdates",
          "ServicePacks",
          "Tools",
          "UpdateRollups",
          "Updates",
          "Upgrades",
        ],
        observed: [],
      },
      msrcSeverity: { confirmed: ["Critical", "Important", "Moderate", "Low", "Unspecified"], observed: [] },
    },
    delay: "honoured",
    nonSecurity: "not supported",
    sources: false,
    availableSecurityUpdatesComplianceStatus: true,
    predefinedBaseline: "AWS-DefaultPatchBaseline",
    patchIds: WINDOWS_PATCH_IDS,
  },
  AMAZON_LINUX: {
    label: "Amazon Linux",
    packageManagers: ["yum"],
    filters: {
      product: {
        confirmed: [
          "AmazonLinux2012.03",
          "AmazonLinux2012.09",
          "AmazonLinux2013.03",
          "AmazonLinux2013.09",
          "AmazonLinux2014.03",
          "AmazonLinux2014.09",
          "AmazonLinux2015.03",
          "AmazonLinux2015.09",
          "AmazonLinux2016.03",
          "AmazonLinux2016.09",
          "AmazonLinux2017.03",
          "AmazonLinux2017.09",
          "AmazonLinux2018.03",
        ],
        observed: [],
      },
      classification: { confirmed: ["Security", "Bugfix", "Enhancement", "Recommended", "Newpackage"], observed: [] },
      severity: { confirmed: ["Critical", "Important", "Medium", "Low"], observed: [] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-AmazonLinuxDefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
    support: { ends: "2023-12-31", successor: "AMAZON_LINUX_2023" },
  },
  AMAZON_LINUX_2: {
    label: "Amazon Linux 2",
    packageManagers: ["yum"],
    filters: {
      product: { confirmed: ["AmazonLinux2", "AmazonLinux2.0"], observed: [] },
      classification: { confirmed: ["Security", "Bugfix", "Enhancement", "Recommended", "Newpackage"], observed: [] },
      severity: { confirmed: ["Critical", "Important", "Medium", "Low"], observed: [] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-AmazonLinux2DefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
    support: { ends: "2026-06-30", successor: "AMAZON_LINUX_2023" },
  },
  AMAZON_LINUX_2022: {
    label: "Amazon Linux 2022",
    packageManagers: ["dnf"],
    filters: {
      product: { confirmed: [], observed: [] },
      classification: { confirmed: ["Security", "Bugfix"], observed: ["Enhancement", "Recommended", "Newpackage"] },
      severity: { confirmed: ["Critical", "Important"], observed: ["Medium", "Low"] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-AmazonLinux2022DefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
    support: { ends: "2023-03-15", successor: "AMAZON_LINUX_2023" },
  },
  UBUNTU: {
    label: "Ubuntu Server",
    packageManagers: ["apt"],
    filters: {
      product: {
        confirmed: ["Ubuntu14.04", "Ubuntu16.04", "Ubuntu20.04"],
        observed: ["Ubuntu18.04", "Ubuntu22.04", "Ubuntu24.04"],
      },
      priority: { confirmed: ["Required", "Important", "Standard", "Optional", "Extra"], observed: [] },
      section: FREE_TEXT,
    },
    delay: "ignored",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-UbuntuDefaultPatchBaseline",
    patchIds: APT_PATCH_IDS,
  },
  REDHAT_ENTERPRISE_LINUX: {
    label: "Red Hat Enterprise Linux",
    packageManagers: ["yum", "dnf"],
    filters: {
      product: {
        confirmed: [
          "RedhatEnterpriseLinux6.5",
          "RedhatEnterpriseLinux6.6",
          "RedhatEnterpriseLinux6.7",
          "RedhatEnterpriseLinux6.8",
          "RedhatEnterpriseLinux6.9",
          "RedhatEnterpriseLinux7.0",
          "RedhatEnterpriseLinux7.1",
          "RedhatEnterpriseLinux7.2",
          "RedhatEnterpriseLinux7.3",
          "RedhatEnterpriseLinux7.4",
          "RedhatEnterpriseLinux7.5",
          "RedhatEnterpriseLinux7.6",
        ],
        observed: [
          "RedhatEnterpriseLinux6.10",
          "RedhatEnterpriseLinux7",
          "RedhatEnterpriseLinux7.7",
          "RedhatEnterpriseLinux7.8",
          "RedhatEnterpriseLinux8",
          "RedhatEnterpriseLinux8.0",
          "RedhatEnterpriseLinux8.1",
          "RedhatEnterpriseLinux8.2",
          "RedhatEnterpriseLinux8.5",
        ],
      },
      classification: { confirmed: ["Security", "Bugfix", "Enhancement", "Recommended", "Newpackage"], observed: [] },
      severity: { confirmed: ["Critical", "Important", "Medium", "Low"], observed: ["Moderate", "None"] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-RedHatDefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
  },
  SUSE: {
    label: "SUSE Linux Enterprise Server",
    packageManagers: ["zypper"],
    filters: {
      product: {
        confirmed: [
          "Suse12.0",
          "Suse12.1",
          "Suse12.2",
          "Suse12.3",
          "Suse12.4",
          "Suse12.5",
          "Suse12.6",
          "Suse12.7",
          "Suse12.8",
          "Suse12.9",
        ],
        observed: [],
      },
      classification: {
        confirmed: ["Security", "Recommended", "Optional", "Feature", "Document", "Yast"],
        observed: [],
      },
      severity: { confirmed: ["Critical", "Important", "Moderate", "Low"], observed: [] },
    },
    delay: "honoured",
    nonSecurity: "no effect",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-SuseDefaultPatchBaseline",
    patchIds: ZYPPER_PATCH_IDS,
  },
  CENTOS: {
    label: "CentOS",
    packageManagers: ["yum", "dnf"],
    filters: {
      product: {
        confirmed: [
          "CentOS6.5",
          "CentOS6.6",
          "CentOS6.7",
          "CentOS6.8",
          "CentOS6.9",
          "CentOS7.0",
          "CentOS7.1",
          "CentOS7.2",
          "CentOS7.3",
          "CentOS7.4",
          "CentOS7.5",
          "CentOS7.6",
        ],
        observed: ["CentOS6.10", "CentOS7.7", "CentOS7.8", "CentOS7.9", "CentOS8", "CentOS8.0", "CentOS8.1"],
      },
      classification: { confirmed: ["Security", "Bugfix", "Enhancement", "Recommended", "Newpackage"], observed: [] },
      severity: { confirmed: ["Critical", "Important", "Medium", "Low"], observed: [] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-CentOSDefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
    support: {
      ends: "2024-06-30",
      of: "CentOS Linux",
      other: { label: "CentOS Stream", ends: "2030-01-01" },
    },
  },
  ORACLE_LINUX: {
    label: "Oracle Linux",
    packageManagers: ["yum", "dnf"],
    filters: {
      product: { confirmed: [], observed: ["OracleLinux8"] },
      classification: { confirmed: ["Security", "Bugfix", "Enhancement"], observed: ["Recommended", "Newpackage"] },
      severity: { confirmed: ["Critical", "Important", "Moderate"], observed: ["Low"] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-OracleLinuxDefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
  },
  DEBIAN: {
    label: "Debian Server",
    packageManagers: ["apt"],
    filters: {
      product: { confirmed: [], observed: ["Debian8", "Debian9"] },
      priority: { confirmed: ["Required", "Important", "Standard", "Optional", "Extra"], observed: [] },
      section: FREE_TEXT,
    },
    delay: "ignored",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-DebianDefaultPatchBaseline",
    patchIds: APT_PATCH_IDS,
  },
  MACOS: {
    label: "macOS",
    packageManagers: ["macos"],
    filters: {
      product: { confirmed: [], observed: ["Mojave10.14.1", "Catalina10.15.1"] },
      classification: { confirmed: ["softwareupdate", "installer", "brew", "brew_cask"], observed: [] },
    },
    delay: "not confirmed",
    nonSecurity: "not confirmed",
    sources: false,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-MacOSDefaultPatchBaseline",
    patchIds: MACOS_PATCH_IDS,
  },
  RASPBIAN: {
    label: "Raspberry Pi OS",
    packageManagers: ["apt"],
    filters: {
      product: { confirmed: [], observed: [] },
      priority: { confirmed: ["Required", "Important", "Standard", "Optional", "Extra"], observed: [] },
      section: FREE_TEXT,
    },
    delay: "ignored",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-RaspbianDefaultPatchBaseline",
    patchIds: APT_PATCH_IDS,
  },
  ROCKY_LINUX: {
    label: "Rocky Linux",
    packageManagers: ["dnf"],
    filters: {
      product: { confirmed: [], observed: [] },
      classification: { confirmed: ["Security", "Bugfix"], observed: ["Enhancement", "Recommended", "Newpackage"] },
      severity: { confirmed: ["Critical", "Important"], observed: ["Moderate", "Medium", "Low", "None"] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-RockyLinuxDefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
  },
  ALMA_LINUX: {
    label: "AlmaLinux",
    packageManagers: ["dnf"],
    filters: {
      product: { confirmed: [], observed: [] },
      classification: { confirmed: ["Security", "Bugfix"], observed: ["Enhancement", "Recommended", "Newpackage"] },
      severity: { confirmed: ["Critical", "Important"], observed: ["Moderate", "Medium", "Low", "None"] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-AlmaLinuxDefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
  },
  AMAZON_LINUX_2023: {
    label: "Amazon Linux 2023",
    packageManagers: ["dnf"],
    filters: {
      product: { confirmed: [], observed: ["AmazonLinux2023"] },
      classification: { confirmed: ["Security", "Bugfix"], observed: ["Enhancement", "Recommended", "Newpackage"] },
      severity: { confirmed: ["Critical", "Important", "Medium", "None"], observed: ["Low"] },
    },
    delay: "honoured",
    nonSecurity: "supported",
    sources: true,
    availableSecurityUpdatesComplianceStatus: false,
    predefinedBaseline: "AWS-AmazonLinux2023DefaultPatchBaseline",
    patchIds: RPM_PATCH_IDS,
    support: { ends: "2029-06-30" },
  },
} as const satisfies Record<string, OperatingSystemFacts>;

type Facts = typeof OPERATING_SYSTEMS;

/** The name of an operating system, as AWS and Terraform write it. */
export type OperatingSystem = keyof Facts;

/** The filter keys that the system has, in camelCase: `product`, `msrcSeverity`. */
export type FilterName<OS extends OperatingSystem = OperatingSystem> = OS extends OperatingSystem
  ? keyof Facts[OS]["filters"] & string
  : never;

/** The values that AWS lists (or that were seen in use) for a filter key of a system; any text where AWS has no list. */
export type FilterValue<OS extends OperatingSystem, Name extends FilterName<OS>> = OS extends OperatingSystem
  ? Name extends keyof Facts[OS]["filters"]
    ? Facts[OS]["filters"][Name] extends { readonly freeText: true }
      ? string
      : Facts[OS]["filters"][Name] extends FilterValues
        ? Facts[OS]["filters"][Name]["confirmed" | "observed"][number] | OfApplications<Facts[OS]["filters"][Name]>
        : never
    : never
  : never;

type OfApplications<Values> = Values extends { readonly ofApplications: readonly (infer Value extends string)[] }
  ? Value
  : never;

/** The systems for which a fact has one of the given values, for example those whose delay is ignored. */
export type SystemsWith<Fact extends Exclude<keyof OperatingSystemFacts, "support">, Value> = {
  [OS in OperatingSystem]: Facts[OS][Fact] extends Value ? OS : never;
}[OperatingSystem];

/** Every operating system, in AWS's order. */
export const OPERATING_SYSTEM_NAMES = Object.keys(OPERATING_SYSTEMS) as readonly OperatingSystem[];

/** Whether a text is the name of an operating system that the table knows. */
export function isOperatingSystem(name: unknown): name is OperatingSystem {
  return typeof name === "string" && Object.hasOwn(OPERATING_SYSTEMS, name);
}

/** The facts of a system; undefined for a name that the table does not know, and for one that only Terraform knows. */
export function operatingSystemFacts(name: Knowable<string>): OperatingSystemFacts | undefined {
  return isOperatingSystem(name) ? OPERATING_SYSTEMS[name] : undefined;
}

/** The system's name for a reader, "Amazon Linux 2"; an unknown name stays as it is. */
export function operatingSystemLabel(name: string): string {
  return operatingSystemFacts(name)?.label ?? name;
}

/** The values of a filter key of a system; undefined for a key that the system does not have, such as `constructor`. */
export function filterFacts(facts: OperatingSystemFacts, name: string): FilterValues | undefined {
  return Object.hasOwn(facts.filters, name) ? facts.filters[name] : undefined;
}

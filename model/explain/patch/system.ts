import type { OperatingSystem, PackageManager } from "../../facts/operating-systems";
import { PACKAGE_MANAGERS, type PackageManagerFacts } from "./package-manager-facts";
import { SYSTEM_PECULIARITIES, type SystemPeculiarity } from "./system-peculiarities";

/** The system of one verdict: everything that decides how a baseline is carried out there. */
export interface System {
  readonly operatingSystem: OperatingSystem;
  readonly facts: PackageManagerFacts;
  readonly peculiarity: SystemPeculiarity;
}

export function systemOf(operatingSystem: OperatingSystem, manager: PackageManager): System {
  return {
    operatingSystem,
    facts: PACKAGE_MANAGERS[manager],
    peculiarity: SYSTEM_PECULIARITIES[operatingSystem] ?? {},
  };
}

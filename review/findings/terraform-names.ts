import { ARGUMENTS, BLOCKS, OWN_NAMES } from "./terraform-name-table";

/** A path or a text of a check, in the names of who writes HCL: `approval_rule[1].enable_non_security`. */
export function inTerraformNames(text: string): string {
  return (
    text
      .replace(
        /\bpatchFilters\.([a-z][A-Za-z]*)/g,
        (_, name: string) => `patch_filter ${snakeCase(name).toUpperCase()}`,
      )
      .replace(
        /\bglobalFilters\.([a-z][A-Za-z]*)/g,
        (_, name: string) => `global_filter ${snakeCase(name).toUpperCase()}`,
      )
      // Calls of ours: what they make, and what they write.
      .replace(/\baddPatchTask\("(\w+)"[^)]*\)/g, "aws_ssm_maintenance_window_task.$1")
      .replace(/\bSchedule\.patchTuesday(\([^)]*\))?/g, "a schedule on TUE#2 with a schedule_offset")
      .replace(/\bwrite unlisted\("[^"]*"\) if /g, "keep it if ")
      // A call of ours: who writes HCL has the option alone.
      .replaceAll("(acceptFinding)", "(--accept)")
      // A registration is one baseline of a group.
      .replace(/\bbaselines\[\d+\]/g, "baseline_id")
      .replace(/\b[a-z]+(?:[A-Z][a-z\d]*)+\b/g, (word) => terraformName(word))
  );
}

function terraformName(word: string): string {
  if (OWN_NAMES.has(word)) return OWN_NAMES.get(word) as string;
  return BLOCKS.get(word) ?? (isArgument(word) ? snakeCase(word) : word);
}

function snakeCase(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Arguments of Terraform are our properties in snake case; other words in camel case stay as they are. */
function isArgument(word: string): boolean {
  return ARGUMENTS.has(snakeCase(word));
}

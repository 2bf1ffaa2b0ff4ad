/** Of the flags of `terraform plan` those that give variables, which an apply takes as well: `-var x=1`, `-var-file=f`. */
export function variableFlags(flags: readonly string[]): readonly string[] {
  return flags.flatMap((flag, index) => {
    if (/^--?var(-file)?=/s.test(flag)) return [flag];
    return /^--?var(-file)?$/.test(flag) ? [flag, ...flags.slice(index + 1, index + 2)] : [];
  });
}

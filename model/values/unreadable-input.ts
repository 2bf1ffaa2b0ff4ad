/** Said of a file or text from outside that cannot be read: what is wrong and where, never a stack trace. */
export class UnreadableInput extends Error {
  public override readonly name = "UnreadableInput";

  /** `place` names the spot within the input: `line 12`, `resource.aws_ssm_patch_group.Critical`; empty for all of it. */
  constructor(
    public readonly place: string,
    public readonly problem: string,
  ) {
    super(place === "" ? problem : `${place}: ${problem}`);
  }
}

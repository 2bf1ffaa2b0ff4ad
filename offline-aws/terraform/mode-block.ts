/** A block with a type and a name: `resource "aws_vpc" "main" { … }`. */
export interface ModeBlock<Mode extends string, Body> {
  /** `resource`, `data`, `ephemeral` */
  readonly mode: Mode;
  /** `aws_vpc` */
  readonly type: string;
  readonly name: string;
  readonly body: Body;
}

import type { IConstruct } from "constructs";

/**
 * Makes a generated resource for a construct, or reads an attribute of one.
 *
 * cdktf keeps with every token the stack of calls that made it, as text, and a resource makes up to a dozen tokens for
 * itself: walking through the calls and formatting them took more than half of the time in which a stack is built, and
 * more of it the deeper in the code that was. What is made here carries the path of its construct instead, in which
 * cdktf's messages (`Object creation stack`) find it as well. Errors keep a stack of their own.
 */
export function generated<Made>(construct: IConstruct, make: () => Made): Made {
  const { captureStackTrace } = Error;
  let stack: string | undefined;
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error) return captureStackTrace(target, below);
    stack ??= `Error\n    at ${construct.node.path}`;
    (target as { stack: string }).stack = stack;
  };
  try {
    return make();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}

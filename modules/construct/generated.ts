import type { IConstruct } from "constructs";

/**
 * Makes a generated resource for a construct, or reads an attribute of one.
 *
 * cdktf keeps with every token the stack of calls that made it, as text, and a resource makes up to a dozen tokens for
 * itself: formatting them took more than half of the time in which a stack is built. What is made here carries the path
 * of its construct instead, in which cdktf's messages (`Object creation stack`) find it as well. Errors are not
 * touched: V8 formats theirs when somebody reads it.
 */
export function generated<Made>(construct: IConstruct, make: () => Made): Made {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => `Error\n    at ${construct.node.path}`;
  try {
    return make();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}

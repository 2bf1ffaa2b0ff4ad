import type { Refused } from "../snapshot/snapshot-schema";
import type { ReadCall } from "./calls";

/** AWS's ways to say that a right is missing. */
const DENIED = ["AccessDeniedException", "AccessDenied", "UnauthorizedOperation"];
/** An object that was listed and is gone by now. */
const GONE = [
  "DoesNotExistException",
  "InvalidResourceId",
  "InvalidInstanceId",
  "AssociationDoesNotExist",
  "ResourceNotFoundException",
];
/** Nothing will be answered with these credentials, wherever it is asked. */
const NO_ENTRANCE = [
  "CredentialsProviderError",
  "ExpiredTokenException",
  "ExpiredToken",
  "RequestExpired",
  "TokenProviderError",
];

/** A call that AWS did not answer, with the action that it needed. */
export class FailedCall extends Error {
  public override readonly name = "FailedCall";

  constructor(
    public readonly action: ReadCall,
    /** AWS's exception, or that of the network. */
    public readonly exception: string,
    message: string,
  ) {
    super(message);
  }

  /** Whether the right to call is missing. */
  get isDenied(): boolean {
    return DENIED.includes(this.exception);
  }

  /** Whether the credentials are good for nothing. */
  get isWithoutEntrance(): boolean {
    return NO_ENTRANCE.includes(this.exception);
  }
}

/** Makes a call, and tells which one it was where it fails. @throws FailedCall */
export async function calling<T>(action: ReadCall, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { name = "Error", message, code } = error as Error & { code?: string };
    throw new FailedCall(action, code ?? name, message || name);
  }
}

/** The same for an object from a list: undefined where it is gone by now. @throws FailedCall */
export async function ifStillThere<T>(action: ReadCall, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await calling(action, call);
  } catch (error) {
    if (error instanceof FailedCall && GONE.includes(error.exception)) return undefined;
    throw error;
  }
}

/** Reads one part after the other; one that is refused does not hide the others. */
export class Parts {
  readonly refused: Refused[] = [];

  /** What was read, or what stands for it. @throws FailedCall where nothing at all can be read */
  async read<T>(part: string, read: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof FailedCall) || error.isWithoutEntrance) throw error;
      this.refused.push({
        part,
        ...(error.isDenied ? { permission: error.action } : {}),
        reason: `${error.exception}: ${error.message}`,
      });
      return otherwise;
    }
  }
}

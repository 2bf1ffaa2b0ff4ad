/**
 * The simulated account says no, as AWS would: with the name of AWS's exception and of the API operation.
 *
 * The sentence after the name is ours where AWS's own words are not known.
 */
export class Refusal extends Error {
  constructor(
    /** AWS's exception, for example `AlreadyExistsException`. */
    readonly exception: string,
    message: string,
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** A request that breaks a rule of the service. */
export function invalid(message: string): Refusal {
  return new Refusal("ValidationException", message);
}

/** Something that the request names is not there. */
export function doesNotExist(message: string): Refusal {
  return new Refusal("DoesNotExistException", message);
}

/** More of something than the account may have. */
export function limitExceeded(message: string): Refusal {
  return new Refusal("ResourceLimitExceededException", message);
}

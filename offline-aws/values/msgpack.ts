import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";
import { UNKNOWN, Unknown, type Value } from "./value";

/** Terraform writes an unknown value as msgpack extension 0, and one of which it knows something as extension 12. */
const UNKNOWN_EXTENSION = 0;
const REFINED_UNKNOWN_EXTENSION = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: UNKNOWN_EXTENSION,
  encode: (input) => (input instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({ type: REFINED_UNKNOWN_EXTENSION, encode: () => null, decode: () => UNKNOWN });

/** Writes a value as Terraform's plugin protocol wants it. */
export function toMsgpack(value: Value): Buffer {
  return Buffer.from(encode(value, { extensionCodec }));
}

/** Reads a value that Terraform sent. */
export function fromMsgpack(bytes: Uint8Array): Value {
  return decode(bytes, { extensionCodec }) as Value;
}

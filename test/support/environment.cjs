const { types } = require("node:util");
const { TestEnvironment } = require("jest-environment-node");

/**
 * Node as Jest knows it, without what makes cdktf slow in it: cdktf asks for a whole stack trace with each token it
 * makes, and Jest would look up every frame of it in source maps. Errors keep theirs.
 */
class CheapTokens extends TestEnvironment {
  constructor(...given) {
    super(...given);
    this.global.Error.prepareStackTrace = (error, frames) =>
      types.isNativeError(error) ? Error.prepareStackTrace(error, frames) : "";
  }
}

module.exports = CheapTokens;

/**
 * Stands in for the package with which cdktf packs assets. To load that one takes as long as all the rest of cdktf, in
 * every test file anew, and no construct of ours has an asset.
 */
module.exports = () => {
  throw new Error("jest.config.js puts test/support/archiver.cjs in the place of archiver, which packs assets");
};

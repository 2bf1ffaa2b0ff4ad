/** Lets `import` of TypeScript, as the runner does it, go the way of `require`. */
export function load(url, context, next) {
  if (!/\.ts(\?|$)/.test(url)) return next(url, context);
  return { format: "commonjs", source: null, shortCircuit: true };
}

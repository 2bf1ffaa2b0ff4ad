/** Whether attacks are run at their full size and number, as under `npm run test:fuzz`, or small, as in the test command. */
export const AT_FULL_SIZE = process.env.FUZZ !== undefined;

/** How many cases of an attack are tried. */
export function cases(small: number): number {
  return AT_FULL_SIZE ? Math.max(small, Number(process.env.FUZZ)) : small;
}

/**
 * What in a value is hardly meant for a client: a place that nobody filled, a mark of a program, broken letters, quotes around it all.
 * The words of Postgres and of JavaScript that mean the same in both; letters of either case.
 */
export const oddPattern = [
  String.raw`\{\{|\}\}|\$\{|%[a-z_]+%|\[[a-z_ ]+\]`,
  "<[a-z/!]|&[a-z]+;|&#[0-9]+;",
  // UTF-8 that was read as another encoding.
  "[ÃÅÄ][¡-¿]|â€|ď»ż|\ufffd",
  "^(null|undefined|nan|none|n/a|false|true|#[a-z/0]+[!?]?|[-_.?!/]+)$",
  "^[\"'].*[\"']$",
].join("|");

const odd = new RegExp(oddPattern, "i");

export const isOdd = (value: string): boolean => odd.test(value.trim());

/** Places of values that look like a mistake. */
export const oddPlaces = (values: string[]): number[] => values.flatMap((value, n) => (isOdd(value) ? [n] : []));

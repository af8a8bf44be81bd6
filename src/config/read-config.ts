import { getNodeValue, type ParseError, parseTree } from 'jsonc-parser';
import type { Config } from './config.js';
import { configShape } from './config-shape.js';
import { type ConfigProblem, rangeOf } from './shape.js';

export type ConfigReading =
  | { readonly config: Config }
  | { readonly problems: readonly [ConfigProblem, ...ConfigProblem[]] };

/**
 * Reads the text of a `vtql.config.json`, in which comments and trailing commas are fine, as in the
 * configuration of other tools.
 */
export function readConfig(source: string): ConfigReading {
  const errors: ParseError[] = [];
  // Offsets stay those of the file.
  const text = source.replace(/^\ufeff/, ' ');
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: ConfigProblem[] = [];
  if (root && errors.length === 0) {
    configShape.check(root, (node, message) => problems.push({ message, range: rangeOf(node) }));
  } else {
    // One mistake brings more after it: the first says it.
    problems.push(describeError(errors[0], text));
  }
  const [first, ...others] = problems;
  if (first) return { problems: [first, ...others] };
  return { config: (root ? getNodeValue(root) : {}) as Config };
}

function describeError(error: ParseError | undefined, text: string): ConfigProblem {
  if (!error || text.trim() === '') return { message: 'it is empty: expected an object', range: [0, 0] };
  const { offset, length } = error;
  const message = messages[error.error] ?? 'it is no JSON';
  // Where a comment is never closed, the parser points behind the end.
  const start = Math.min(offset, text.length);
  return { message, range: [start, Math.min(offset + length, text.length)] };
}

/** By the numbers of `ParseErrorCode`: a `const enum`, which cannot be imported here. */
const messages: Readonly<Record<number, string>> = {
  1: 'this is no value of JSON',
  2: 'this is no number of JSON',
  3: 'expected a key in double quotes',
  4: 'expected a value',
  5: 'expected a colon',
  6: 'expected a comma',
  7: 'expected }',
  8: 'expected ]',
  9: 'expected nothing more',
  11: 'this comment is never closed',
  12: 'this string is never closed',
  13: 'this number ends too early',
  14: 'this is no escape of JSON',
  15: 'this is no escape of JSON',
  16: 'a control character stands in a string',
};

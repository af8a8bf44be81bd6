import type { DialectName } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { describeFinding } from '../diagnostics/describe-finding.js';

/** A text and all that the parser says of it for a dialect. */
export type Case = readonly [dialect: DialectName, text: string, ...lines: readonly string[]];

export function listFindings(dialect: DialectName, text: string): readonly string[] {
  return parse(text, { dialect }).diagnostics.flatMap((diagnostic) => describeFinding(text, diagnostic));
}

import type { DialectName } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { describeFinding } from '../diagnostics/describe-finding.js';

/** What the parser finds. */
export function listFindings(dialect: DialectName, text: string): readonly string[] {
  return parse(text, { dialect }).diagnostics.flatMap((diagnostic) => describeFinding(text, diagnostic));
}

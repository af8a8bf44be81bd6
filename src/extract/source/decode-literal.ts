import type { Range } from '../../../grammar/ast.js';
import { createGapSkipper, type DecodedText, decodeText, type OpenedLiteral } from './escapes.js';
import { findGaps } from './indentation.js';
import type { LiteralPart } from './read-literal.js';

export interface DecodedPart extends DecodedText {
  readonly kind: 'text';
  readonly range: Range;
}

export type LiteralContent = DecodedPart | Extract<LiteralPart, { kind: 'insertion' }>;

interface ReadLiteral {
  readonly opened: OpenedLiteral;
  readonly body: Range;
  readonly closeEnd: number;
  readonly parts: readonly LiteralPart[];
}

/** What a literal says: decoded texts, and what is inserted between them. */
export function decodeLiteral(source: string, literal: ReadLiteral): readonly LiteralContent[] {
  const { opened, parts } = literal;
  const next = createGapSkipper(findGaps(source, literal, opened.form.indent));
  return parts.map((part) => {
    if (part.kind === 'insertion') return part;
    const { text, starts, ends } = decodeText(source, part.range, opened, next);
    return { kind: 'text', range: part.range, text, starts, ends };
  });
}

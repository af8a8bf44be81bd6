import type { Range } from '../../../grammar/ast.js';
import { decodeLiteral } from './decode-literal.js';
import { matchAt } from './escapes.js';
import type { FormatStyle, SourceLanguage } from './language.js';
import type { Program } from './program.js';
import type { Chain } from './stitch.js';
import { writeInLiteral } from './write-literal.js';

/** A stretch of text that one literal or another kind of string says. */
export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Where it begins in the file; needed where it is empty. */
  readonly start: number;
  /** What to write in place of a stretch of the file for it to say a text; null where it cannot. */
  readonly write: (text: string, place: Range) => string | null;
}

/** A place where something is put in. */
export interface HolePiece {
  readonly kind: 'hole';
  readonly source: Range;
  readonly expression: string;
  readonly isSafe: boolean;
}

export type Piece = TextPiece | HolePiece;

/** The texts and holes of a chain of literals, in their order. `style`: how placeholders are filled in, if known. */
export function readPieces(
  program: Program,
  { operands }: Chain,
  style: FormatStyle | null,
): readonly Piece[] {
  const { source, language } = program;
  return operands.flatMap((operand): readonly Piece[] => {
    if (operand.kind === 'expression') {
      return [createHole(source, language, [operand.start, operand.end], [operand.start, operand.end])];
    }
    const write: TextPiece['write'] = (text, place) => writeInLiteral(source, language, operand, text, place);
    return decodeLiteral(source, operand).flatMap((part): readonly Piece[] => {
      if (part.kind === 'insertion') return [createHole(source, language, part.range, part.expression)];
      const { text, starts, ends, range } = part;
      return splitFormat({ kind: 'text', text, starts, ends, start: range[0], write }, style);
    });
  });
}

function createHole(source: string, language: SourceLanguage, place: Range, inner: Range): HolePiece {
  const expression = source.slice(...inner).trim();
  return { kind: 'hole', source: place, expression, isSafe: isSafeExpression(expression, language) };
}

/** A constant by its spelling, a number, or a function that says it escapes. */
const safeShapes: readonly RegExp[] = [/^(?:[\w$\\]+(?:::|\.|->))*[A-Z][A-Z0-9_]+$/, /^[+-]?\d+(?:\.\d+)?$/];

const callShape = /^(?:[\w$.:>-]*[$.:>-])?(\w+)\s*\(/;
const safeName = /escape|quote|literal|sanitize/i;

const isSafeExpression = (expression: string, { numeric }: SourceLanguage): boolean =>
  safeShapes.some((shape) => shape.test(expression)) ||
  safeName.test(callShape.exec(expression)?.[1] ?? '') ||
  (numeric?.test(expression) ?? false);

const percentSpec = String.raw`%(?:\d+\$|\(\w+\)|<\w+>|\{\w+\})?[-+ #0,]*(?:'.\d*|[1-9]\d*)?(?:\.\d+)?[a-zA-Z]`;
const braceSpec = String.raw`\{[\w.[\]]*(?:![rsa])?(?:,-?\d+)?(?::[^{}'\r\n]*)?\}`;

/** What a formatter fills in; a doubled sign is the sign. */
const specs: Readonly<Record<FormatStyle, RegExp>> = {
  percent: new RegExp(`%%|${percentSpec}`, 'g'),
  brace: new RegExp(`\\{\\{|\\}\\}|${braceSpec}`, 'g'),
};

/**
 * Where no formatter is in sight, only what no query says: outside quotes, or as all there is between them.
 * `?` and `:name` are bound by whoever sends the query.
 */
const loneSpec = /[%{$:?@]/g;
const bracedSpec = String.raw`\{\{?\s*(?:[\w.]+\s*)?\}?\}|\$\{[\w.]+\}`;
const quotedSpec = new RegExp(`${percentSpec}|${bracedSpec}|:\\w+`, 'iy');
const bareSpec = new RegExp(String.raw`%(?:\d+\$)?[sdiu]|${bracedSpec}|\?|[:@][a-z_]\w*|\$\d+`, 'iy');

function* findLoneSpecs(text: string): Generator<RegExpExecArray> {
  let end = 0;
  for (const { index } of text.matchAll(loneSpec)) {
    const match = index < end ? null : readLoneSpec(text, index);
    if (!match) continue;
    yield match;
    end = index + match[0].length;
  }
}

function readLoneSpec(text: string, index: number): RegExpExecArray | null {
  const isQuoted = text.charAt(index - 1) === "'";
  if (!isQuoted && !isValuePlace(text, index)) return null;
  const match = matchAt(isQuoted ? quotedSpec : bareSpec, text, index);
  const next = match ? text.charAt(index + match[0].length) : '';
  return (isQuoted ? next === "'" : next === '' || /[\s,;)]/.test(next)) ? match : null;
}

/** Whether an operator, a bracket, a comma, or a keyword that wants something stands in front of an offset. */
function isValuePlace(text: string, offset: number): boolean {
  let end = offset;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  if (end > 0 && '=<>(,'.includes(text.charAt(end - 1))) return true;
  return (
    end < offset && /(?:^|\W)(?:in|like|limit|from|where|by)$/i.test(text.slice(Math.max(0, end - 6), end))
  );
}

const numericSpec = /^%[^a-zA-Z]*[bcdeEfFgGiouxX]$|^\{[^}]*:[bdfgoxXDFN]\d*\}$/;
const boundSpec = /^[:@?]|^\$\d/;

/** A text, and the places in it that something fills in. */
export function splitFormat(piece: TextPiece, style: FormatStyle | null): readonly Piece[] {
  if (!/[%{?:@$]/.test(piece.text)) return [piece];
  const pieces: Piece[] = [];
  let position = 0;
  const found = style ? piece.text.matchAll(specs[style]) : findLoneSpecs(piece.text);
  for (const match of found) {
    const [start, end] = [match.index, match.index + match[0].length];
    const isDoubled = style !== null && /^(?:%%|\{\{|\}\})$/.test(match[0]);
    pieces.push(slicePiece(piece, position, start));
    if (isDoubled) pieces.push(joinUnits(piece, start, end));
    else pieces.push(createSpecHole(piece, [start, end], match[0]));
    position = end;
  }
  pieces.push(slicePiece(piece, position, piece.text.length));
  return pieces;
}

function createSpecHole(piece: TextPiece, [start, end]: Range, spec: string): HolePiece {
  return {
    kind: 'hole',
    source: [piece.starts[start] ?? piece.start, piece.ends[end - 1] ?? piece.start],
    expression: spec,
    isSafe: numericSpec.test(spec) || boundSpec.test(spec),
  };
}

export function slicePiece(piece: TextPiece, start: number, end: number): TextPiece {
  return {
    ...piece,
    text: piece.text.slice(start, end),
    starts: piece.starts.slice(start, end),
    ends: piece.ends.slice(start, end),
    start: piece.starts[start] ?? piece.ends[start - 1] ?? piece.start,
  };
}

/** Two units that stand for one. */
const joinUnits = (piece: TextPiece, start: number, end: number): TextPiece => ({
  ...piece,
  text: piece.text.charAt(start),
  starts: [piece.starts[start] ?? piece.start],
  ends: [piece.ends[end - 1] ?? piece.start],
  start: piece.starts[start] ?? piece.start,
});

/** How a text is written where a formatter reads it. */
export const escapeFormat = (text: string, style: FormatStyle | null): string =>
  style === 'percent'
    ? text.replaceAll('%', '%%')
    : style === 'brace'
      ? text.replaceAll(/[{}]/g, '$&$&')
      : text;

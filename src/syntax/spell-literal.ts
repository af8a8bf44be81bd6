import type { Literal } from '../../grammar/ast.js';
import * as codes from '../diagnostics/codes.js';
import type { ServerFamily } from '../dialect/dialect.js';
import { halfPair, refuse, type Spelling, spellHex, spellString } from './spell-string.js';
import type { Unranged } from './unranged.js';

/** Words that a server takes as values without quotes. */
export const valueWords: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/**
 * What may go out without quotes: trees are also made by hand, and a literal must not smuggle anything in.
 */
const bareShapes = {
  Integer: /^[+-]?\d+$/,
  Decimal: /^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?$/,
  // `0x…` would be a hex literal.
  Id: /^(?!0x)\d+x\d+$/,
};

const spellBare = (type: keyof typeof bareShapes, value: string): Spelling =>
  bareShapes[type].test(value)
    ? { text: value }
    : refuse(codes.unexpectedText, `it is no ${type.toLowerCase()}`);

type Speller<T> = (literal: Unranged<T>, dialect: ServerFamily, separator?: string) => Spelling;

const spellers: { readonly [L in Literal as L['type']]: Speller<L> } = {
  String: ({ value }, dialect, separator) => spellString(value, dialect, separator),
  Integer: ({ value }) => spellBare('Integer', value),
  Decimal: ({ value }, { writing, name }) =>
    writing.bareDecimal
      ? spellBare('Decimal', value)
      : refuse(codes.bareDecimal, `${name} takes decimals in quotes only`),
  Hex({ value }) {
    if (value === null) return refuse(codes.invalidHex, 'it spells no text');
    if (value === '') return refuse(codes.invalidHex, 'a hex literal holds at least one character');
    if (halfPair.test(value)) return refuse(codes.controlCharacter, 'it holds half a surrogate pair');
    return spellHex(value);
  },
  Id: ({ value }, { writing, name }) =>
    writing.bareId ? spellBare('Id', value) : refuse(codes.bareId, `${name} takes ids in quotes only`),
  Date: () => refuse(codes.bareDate, 'dates are taken in quotes only'),
  Word: ({ value }) =>
    valueWords.has(value.toLowerCase())
      ? { text: value }
      : refuse(codes.bareWord, 'words are taken in quotes only'),
  Missing: () => refuse(codes.missingValue, 'there is no value'),
};

/** The text of any literal of a tree. */
export function spellLiteral(
  literal: Unranged<Literal>,
  dialect: ServerFamily,
  separator?: string,
): Spelling {
  const spell = spellers[literal.type] as Speller<Literal>;
  return spell(literal, dialect, separator);
}

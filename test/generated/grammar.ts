import { EOF, type ISerializedGast, type TokenType } from 'chevrotain';
import { QueryParser } from '../../grammar/parser.js';
import * as t from '../../grammar/tokens.js';
import {
  characters,
  choice,
  type Expression,
  optional,
  type Production,
  reference,
  repeated,
  sequence,
  text,
} from './notation.js';

/** What Chevrotain's types leave out of its own description of a grammar. */
interface Gast extends ISerializedGast {
  readonly name?: string;
  readonly separator?: Gast;
}

/** How a token is spelt, where there is but one way. */
const spellings = new Map(t.vocabulary.flatMap(({ name, LABEL }) => (LABEL ? [[name, LABEL]] : [])));

/** The tokens of a category. The stand-in for a value that a text lacks belongs to the repair, not to the language. */
function listMembers(category: string): readonly string[] {
  const members = t.vocabulary.filter(({ CATEGORIES }) => CATEGORIES?.some(({ name }) => name === category));
  return members.map(({ name }) => name).filter((name) => name !== t.Missing.name);
}

/** The rules of the parser, as they are at this moment. */
const rules: readonly Production[] = new QueryParser()
  .getSerializedGastProductions()
  .map((rule) => ({ name: (rule as Gast).name ?? '', body: convertAll(rule) }));

export const productions: readonly Production[] = [
  ...rules,
  { name: 'literal', body: choice(...listMembers(t.LiteralToken.name).map(convertToken)) },
];

function convertAll({ definition = [] }: ISerializedGast): Expression {
  return sequence(...definition.filter((part) => !isEnd(part)).map(convert));
}

/** The end of the text goes without saying. */
function isEnd(part: ISerializedGast): boolean {
  return (part as Gast).name === EOF.name;
}

function convert(part: ISerializedGast): Expression {
  const { name = '', separator } = part as Gast;
  switch (part.type) {
    case 'Terminal':
      return convertToken(name);
    case 'NonTerminal':
      return reference(name);
    case 'Alternative':
      return convertAll(part);
    case 'Alternation':
      return choice(...(part.definition ?? []).map(convert));
    case 'Option':
      return optional(convertAll(part));
    case 'Repetition':
      return repeated(convertAll(part));
    case 'RepetitionMandatoryWithSeparator':
      return sequence(
        convertAll(part),
        repeated(...(separator ? [convert(separator)] : []), convertAll(part)),
      );
    default:
      throw new Error(`The generator does not know ${part.type} yet.`);
  }
}

/** A category of tokens is a choice of its members; the one that several rules take has a rule of its own. */
function convertToken(name: string): Expression {
  if (name === t.LiteralToken.name) return reference('literal');
  const members = listMembers(name);
  if (members.length > 0) return choice(...members.map(convertToken));
  const spelling = spellings.get(name);
  return spelling === undefined ? reference(name) : text(spelling);
}

/** A token that is told by its shape. `token` is missing where the rule is only a part of others. */
export interface LexicalProduction extends Production {
  readonly token?: TokenType;
  readonly comment?: string;
}

const digit = reference('Digit');
const digits = reference('Digits');
const atMostTwoDigits = sequence(digit, optional(digit));

/**
 * Written by hand, because the lexer has shapes and functions where a grammar has rules; the tests hold each
 * against the lexer.
 */
export const lexicalProductions: readonly LexicalProduction[] = [
  {
    name: 'Identifier',
    token: t.Identifier,
    comment: 'No keyword, in whatever case.',
    body: sequence(
      choice(reference('Letter'), text('_')),
      repeated(choice(reference('Letter'), digit, text('_'))),
    ),
  },
  {
    name: 'String',
    token: t.StringToken,
    comment: 'Where it ends is up to the server: doubled on the classic ones, escaped on berlicrm.',
    body: choice(reference('DoubledString'), reference('EscapedString')),
  },
  {
    name: 'DoubledString',
    body: sequence(text("'"), repeated(choice(characters("any but '", "[^']"), text("''"))), text("'")),
  },
  {
    name: 'EscapedString',
    body: sequence(
      text("'"),
      repeated(
        choice(
          characters("any but ' and \\", "[^'\\\\]"),
          text("''"),
          sequence(text('\\'), characters('any', '[\\s\\S]')),
        ),
      ),
      text("'"),
    ),
  },
  { name: 'Integer', token: t.Integer, body: sequence(optional(reference('Sign')), digits) },
  {
    name: 'Decimal',
    token: t.Decimal,
    body: sequence(
      optional(reference('Sign')),
      choice(
        sequence(
          choice(sequence(digits, text('.'), optional(digits)), sequence(text('.'), digits)),
          optional(reference('Exponent')),
        ),
        sequence(digits, reference('Exponent')),
      ),
    ),
  },
  {
    name: 'Hex',
    token: t.Hex,
    comment: 'Before Id.',
    body: sequence(text('0x'), reference('HexDigit'), repeated(reference('HexDigit'))),
  },
  { name: 'Id', token: t.Id, body: sequence(digits, text('x'), digits) },
  {
    name: 'Date',
    token: t.DateToken,
    body: sequence(
      digit,
      digit,
      digit,
      digit,
      text('-'),
      atMostTwoDigits,
      text('-'),
      atMostTwoDigits,
      optional(
        choice(
          sequence(text('T'), reference('Time'), optional(text('Z'))),
          sequence(reference('Blank'), repeated(reference('Blank')), reference('Time')),
        ),
      ),
    ),
  },
  {
    name: 'BareText',
    token: t.BareText,
    comment: 'Any other run of characters: none@x.org.',
    body: sequence(reference('RunCharacter'), repeated(reference('RunCharacter'))),
  },
  {
    name: 'Time',
    body: sequence(atMostTwoDigits, text(':'), digit, digit, optional(text(':'), digit, digit)),
  },
  { name: 'Exponent', body: sequence(choice(text('e'), text('E')), optional(reference('Sign')), digits) },
  { name: 'Digits', body: sequence(digit, repeated(digit)) },
  { name: 'Sign', body: choice(text('+'), text('-')) },
  { name: 'Letter', body: characters('A to Z, a to z', '[A-Za-z]') },
  { name: 'Digit', body: characters('0 to 9', '[0-9]') },
  { name: 'HexDigit', body: characters('0 to 9, A to F, a to f', '[0-9A-Fa-f]') },
  {
    name: 'RunCharacter',
    body: characters('any but blanks and , ( ) ; * = \' " < > ! ` #', '[^\\s,();*=\'"<>!`#]'),
  },
  { name: 'Blank', body: characters('space, tab, carriage return, line feed', '[ \\t\\r\\n]') },
];

export const allProductions: readonly LexicalProduction[] = [...productions, ...lexicalProductions];

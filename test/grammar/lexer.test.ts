import { it as property } from '@fast-check/vitest';
import { Lexer } from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { lex, QueryLexer } from '../../grammar/lexer.js';
import type { QuoteStyle } from '../../grammar/strings.js';
import { queryText } from '../fuzz/texts.js';

/** The tokens of a text as `Type image`. */
const tokensOf = (text: string, style: QuoteStyle = 'doubled'): readonly string[] =>
  lex(text, style).tokens.map(({ tokenType, image }) => `${tokenType.name} ${image}`);

describe('one token', () => {
  it.each([
    ...(['select', 'SELECT', 'SeLeCt'] as const).map((text) => [text, 'Select'] as const),
    ...(['order_no', 'android', 'likes', 'mailfrom', 'in_', '_x', 'limit5'] as const).map(
      (text) => [text, 'Identifier'] as const,
    ),
    ...(['5', '-5', '+5', '007'] as const).map((text) => [text, 'Integer'] as const),
    ...(['1.5', '-1.5', '.5', '1.', '1e5', '1.5E-3'] as const).map((text) => [text, 'Decimal'] as const),
    ...(['0x4f', '0xAB', '0x1'] as const).map((text) => [text, 'Hex'] as const),
    ...(['12x95', '1x1'] as const).map((text) => [text, 'Id'] as const),
    ...(
      ['2016-05-20', '2016-5-2', '2016-05-20T12:00:00Z', '2016-05-20 12:00', '2016-05-20  12:00:00'] as const
    ).map((text) => [text, 'Date'] as const),
    ...(['none@x.org', 'a.b', 'Müller', '5.5.5', '0xZZ', '12:00', '$1', '&&', '||', '0X4F'] as const).map(
      (text) => [text, 'BareText'] as const,
    ),
    ...(["'a b'", "''", "'a''b'", "'--'", "'a\nb'"] as const).map((text) => [text, 'String'] as const),
    ...(["'a", "'", "'a''", '"a'] as const).map((text) => [text, 'OpenString'] as const),
    ...(['"a"', '""'] as const).map((text) => [text, 'DoubleQuoted'] as const),
    ...(['‘a’', '“a b”', '„a“', '´a´'] as const).map((text) => [text, 'SmartQuoted'] as const),
    ...(['`a b`'] as const).map((text) => [text, 'Backticked'] as const),
    ...(['<>', '==', '===', '=<', '=>', '<=>', '!<', '!==', '=!'] as const).map(
      (text) => [text, 'ForeignOperator'] as const,
    ),
    ...(['!=', '<=', '>=', '=', '<', '>'] as const).map(
      (text, index) =>
        [text, ['NotEquals', 'LessOrEqual', 'GreaterOrEqual', 'Equals', 'Less', 'Greater'][index]] as const,
    ),
    ...(['`', '!', '“', '’'] as const).map((text) => [text, 'Unexpected'] as const),
  ])('%s', (text, type) => {
    expect(tokensOf(text)).toEqual([`${type} ${text}`]);
  });
});

describe('where tokens end', () => {
  it('is before operators, brackets, commas and quotes', () => {
    expect(tokensOf("a='r1'or b in('x',5);")).toEqual([
      ...['Identifier a', 'Equals =', "String 'r1'", 'Or or', 'Identifier b', 'In in', 'LeftBracket ('],
      ...["String 'x'", 'Comma ,', 'Integer 5', 'RightBracket )', 'Semicolon ;'],
    ]);
  });

  it('is before blanks that are none to the servers', () => {
    const { tokens, oddSpaces } = lex('\ufeffselect\u00a0id\u200b', 'doubled');
    expect(tokens.map(({ image }) => image)).toEqual(['select', 'id']);
    expect(oddSpaces.map(({ image }) => image)).toEqual(['\ufeff', '\u00a0', '\u200b']);
  });

  it('is before comments, which are kept apart', () => {
    const { tokens, comments } = lex("a-b -- c\n# d\n/* e\nf */'--'/* open", 'doubled');
    expect(tokens.map(({ image }) => image)).toEqual(['a-b', "'--'"]);
    expect(comments.map(({ image }) => image)).toEqual(['-- c', '# d', '/* e\nf */', '/* open']);
  });

  it('depends on the quote style only after a backslash', () => {
    expect(tokensOf("'a\\' 'b'", 'doubled')).toEqual(["String 'a\\'", "String 'b'"]);
    expect(tokensOf("'a\\' 'b'", 'escaped')).toEqual(["String 'a\\' '", 'Identifier b', "OpenString '"]);
  });

  it('joins one time of day to a date, across blanks only', () => {
    expect(tokensOf('2016-05-20 12:00 13:00')).toEqual(['Date 2016-05-20 12:00', 'BareText 13:00']);
    expect(tokensOf('2016-05-20 /* at */ 12:00')).toEqual(['Date 2016-05-20', 'BareText 12:00']);
  });
});

describe('a token that no query has', () => {
  it.each(["'a", '"a"', '‘a’', '`a`', '<>', '!'])('is noted, and forgotten for the next text: %s', (text) => {
    expect(lex(`select ${text}`, 'doubled').hasForeign).toBe(true);
    expect(lex('select id', 'doubled').hasForeign).toBe(false);
  });

  it('is none that a comment holds', () => {
    expect(lex('select /* ` */ id -- !', 'doubled').hasForeign).toBe(false);
  });
});

describe('the lexer', () => {
  const lexer = new QueryLexer();

  property.prop([queryText])("gives what Chevrotain's own loop gives", (text) => {
    expect(lexer.tokenize(text)).toEqual(Lexer.prototype.tokenize.call(lexer, text));
  });
});

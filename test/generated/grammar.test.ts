import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { lex } from '../../grammar/lexer.js';
import { isName } from '../../grammar/names.js';
import { parseQuery } from '../../grammar/parse-query.js';
import type { QuoteStyle } from '../../grammar/strings.js';
import { renderDiagrams } from './diagrams.js';
import { renderEbnf } from './ebnf.js';
import { readText, testGenerated } from './generated-file.js';
import { allProductions, lexicalProductions, productions } from './grammar.js';
import {
  type Expression,
  listReferences,
  normalise,
  printExpression,
  readProductions,
  toPattern,
} from './notation.js';

testGenerated('grammar/vtql.ebnf', renderEbnf);
testGenerated('grammar/diagrams.html', renderDiagrams);

describe('the EBNF', () => {
  test('reads back as what it was made from', () => {
    const show = ({ name, body }: { name: string; body: Expression }) => `${name} = ${printExpression(body)}`;
    expect(readProductions(renderEbnf()).map(show)).toEqual(allProductions.map(show));
  });

  test('defines every name that it uses', () => {
    const defined = allProductions.map(({ name }) => name);
    const used = allProductions.flatMap(({ body }) => listReferences(body));
    expect(used.filter((name) => !defined.includes(name))).toEqual([]);
    expect(defined.filter((name) => name !== 'query' && !used.includes(name))).toEqual([]);
  });

  test.each(['grammar/parser.ts', 'grammar/README.md'])('says the same as the one in %s', (path) => {
    const blocks = [...readText(path).matchAll(/```ebnf\n([\s\S]*?)```/g)].map(([, block = '']) => block);
    const excerpt = readProductions(blocks.join('\n').replace(/^ \* ?/gm, ''));
    const names = excerpt.map(({ name }) => name);
    const terms = [...names, ...excerpt.flatMap(({ body }) => listReferences(body))];
    expect(names).toContain('query');
    expect(normalise(productions, names, terms)).toEqual(normalise(excerpt, names, terms));
  });

  const query = toSentence({ kind: 'reference', name: 'query' });
  property.prop([query])('says only what the parser takes', (text) => {
    const { issues } = parseQuery(text, { style: 'doubled', rereadsOpenQuote: false });
    expect(issues.filter(({ kind }) => kind !== 'missing-semicolon')).toEqual([]);
  });
});

describe('the tokens of the EBNF', () => {
  const tokens = lexicalProductions.filter(
    ({ token, name }) => token && !['String', 'BareText'].includes(name),
  );
  for (const [index, { name, token }] of tokens.entries()) {
    const shape = shapeOf(name);
    const earlier = tokens.slice(0, index).map((other) => shapeOf(other.name));

    property.prop([fc.stringMatching(shape)])(`${name} is what the lexer takes for one`, (text) => {
      fc.pre(name !== 'Identifier' || isName(text));
      fc.pre(!earlier.some((other) => other.test(text)));
      expect(lex(text, 'doubled').tokens.map(({ tokenType }) => tokenType.name)).toEqual([token?.name]);
    });

    property.prop([fc.stringMatching(/^[-+.0-9a-fxTZeE_:]{1,10}$/)])(
      `${name} is all that the lexer takes for one`,
      (text) => {
        const [first] = lex(text, 'doubled').tokens;
        if (first?.image === text && first.tokenType === token) expect(text).toMatch(shape);
      },
    );
  }

  const strings: readonly [string, QuoteStyle][] = [
    ['DoubledString', 'doubled'],
    ['EscapedString', 'escaped'],
  ];
  for (const [name, style] of strings) {
    const anyText = fc.string({ unit: fc.constantFrom("'", '\\', 'a', ' ', '\n', '%') });

    property.prop([anyText])(`${name} is just what the lexer takes for a string`, (inside) => {
      const { tokens: found } = lex(`'${inside}'`, style);
      const isString = found.length === 1 && found[0]?.tokenType.name === 'String';
      expect(isString).toBe(shapeOf(name).test(`'${inside}'`));
    });
  }
});

function shapeOf(name: string): RegExp {
  return new RegExp(`^${toPattern({ kind: 'reference', name }, lexicalProductions)}$`);
}

/** Sentences of the grammar, their tokens parted by blanks. */
function toSentence(expression: Expression): fc.Arbitrary<string> {
  switch (expression.kind) {
    case 'text':
      return fc.constantFrom(expression.text, expression.text.toUpperCase());
    case 'reference':
      return toToken(expression.name) ?? toSentence(bodyOf(expression.name));
    case 'sequence':
      return fc.tuple(...expression.parts.map(toSentence)).map((parts) => parts.filter(Boolean).join(' '));
    case 'choice':
      return fc.oneof(...expression.parts.map(toSentence));
    case 'optional':
      return fc.option(toSentence(expression.part), { nil: '' });
    case 'repeated':
      return fc.array(toSentence(expression.part), { maxLength: 3 }).map((parts) => parts.join(' '));
    case 'characters':
      throw new Error('Characters belong to tokens.');
  }
}

const bodyOf = (name: string): Expression => {
  const found = productions.find((production) => production.name === name);
  if (!found) throw new Error(`No production ${name}`);
  return found.body;
};

function toToken(name: string): fc.Arbitrary<string> | undefined {
  if (name === 'BareText') return fc.constantFrom('none@x.org', 'a.b', 'Müller', '5.5.5');
  if (name === 'String') return toToken('DoubledString');
  if (!lexicalProductions.some((production) => production.name === name)) return undefined;
  const token = fc.stringMatching(shapeOf(name));
  return name === 'Identifier' ? token.filter(isName) : token;
}

import { expect, test } from 'vitest';
import { QueryLexer } from '../../grammar/lexer.js';
import { QueryParser } from '../../grammar/parser.js';

test('the grammar passes the validations that are skipped at each start', () => {
  // Throws where an alternative is ambiguous, a rule is named twice, or one begins with itself.
  expect(() => new QueryParser(false)).not.toThrow();
});

test('the pattern of the lexer passes, too', () => {
  expect(new QueryLexer(false).lexerDefinitionErrors).toEqual([]);
});

import { type LexicalProduction, lexicalProductions, productions } from './grammar.js';
import { type Production, printProduction } from './notation.js';

const header = `(* The query language of the vtiger and berliCRM web service.
   Made from grammar/parser.ts by \`npm run generate\`; do not edit.

   Between tokens any number of blanks may stand. Keywords may have any case.
   [ ] at most once, { } any number of times, ? ? characters told in words. *)`;

const widthOf = (list: readonly Production[]): number => Math.max(...list.map(({ name }) => name.length));

/** Rules of the parser, then the tokens: names of rules begin with a small letter, of tokens with a capital. */
export function renderEbnf(): string {
  const rules = productions.map((production) => printProduction(production, widthOf(productions)));
  const tokens = lexicalProductions.map(printLexical);
  return `${header}\n\n${rules.join('\n')}\n\n(* Tokens *)\n\n${tokens.join('\n')}\n`;
}

function printLexical(production: LexicalProduction): string {
  const line = printProduction(production, widthOf(lexicalProductions));
  return production.comment ? `${line} (* ${production.comment} *)` : line;
}

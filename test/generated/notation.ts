/**
 * Grammar as data, and as EBNF: juxtaposition for sequences, `[ ]` for at most once, `{ }` for any number of
 * times, `"…"` for text as written, `? … ?` for characters told in words.
 */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'characters'; readonly words: string; readonly pattern: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Expression[] }
  | { readonly kind: 'optional' | 'repeated'; readonly part: Expression };

export interface Production {
  readonly name: string;
  readonly body: Expression;
}

export const text = (value: string): Expression => ({ kind: 'text', text: value });
export const reference = (name: string): Expression => ({ kind: 'reference', name });
export const characters = (words: string, pattern: string): Expression => ({
  kind: 'characters',
  words,
  pattern,
});
export const sequence = (...parts: readonly Expression[]): Expression => group('sequence', parts);
export const choice = (...parts: readonly Expression[]): Expression => group('choice', parts);
export const optional = (...parts: readonly Expression[]): Expression => ({
  kind: 'optional',
  part: sequence(...parts),
});
export const repeated = (...parts: readonly Expression[]): Expression => ({
  kind: 'repeated',
  part: sequence(...parts),
});

/** Flat: a sequence in a sequence, or a choice in a choice, is part of the outer one. */
function group(kind: 'sequence' | 'choice', parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === kind && 'parts' in part ? part.parts : [part]));
  const [first] = flat;
  return first && flat.length === 1 ? first : { kind, parts: flat };
}

/** The parts of a choice; any other expression is its only alternative. */
export const alternativesOf = (expression: Expression): readonly Expression[] =>
  expression.kind === 'choice' ? expression.parts : [expression];

const widest = 100;

/** One production, a choice that is too long for a line with one alternative per line. */
export function printProduction({ name, body }: Production, width: number): string {
  const head = `${name.padEnd(width)} = `;
  const line = `${head}${printExpression(body)} ;`;
  if (line.length <= widest) return line;
  const indent = `\n${' '.repeat(head.length - 2)}| `;
  return `${head}${alternativesOf(body).map(printInSequence).join(indent)} ;`;
}

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return expression.text.includes('"') ? `'${expression.text}'` : `"${expression.text}"`;
    case 'reference':
      return expression.name;
    case 'characters':
      return `? ${expression.words} ?`;
    case 'sequence':
      return expression.parts.map(printInSequence).join(' ');
    case 'choice':
      return expression.parts.map(printExpression).join(' | ');
    case 'optional':
      return `[ ${printExpression(expression.part)} ]`;
    case 'repeated':
      return `{ ${printExpression(expression.part)} }`;
  }
}

function printInSequence(expression: Expression): string {
  return expression.kind === 'choice' ? `( ${printExpression(expression)} )` : printExpression(expression);
}

const symbol = /\s+|\(\*[\s\S]*?\*\)|("[^"]*"|'[^']*'|\?[^?]*\?|[A-Za-z]+|[=|;()[\]{}])/y;

/** Reads EBNF. Throws on anything that is none: it is only fed with our own. */
export function readProductions(ebnf: string): readonly Production[] {
  const symbols = splitSymbols(ebnf);
  const take = (expected?: string): string => {
    const next = symbols.shift() ?? 'the end';
    if (expected !== undefined && next !== expected) throw new Error(`Expected ${expected}, found ${next}.`);
    return next;
  };
  const readWithin = (end: string): Expression => {
    const body = readChoice();
    take(end);
    return body;
  };
  const readPart = (): Expression => {
    const next = take();
    if (next === '(') return readWithin(')');
    if (next === '[') return optional(readWithin(']'));
    if (next === '{') return repeated(readWithin('}'));
    if (next.startsWith('?')) return characters(next.slice(1, -1).trim(), '');
    return /^["']/.test(next) ? text(next.slice(1, -1)) : reference(next);
  };
  const readChoice = (): Expression => {
    const alternatives: Expression[] = [];
    do {
      const parts: Expression[] = [];
      while (symbols[0] !== undefined && !'|;)]}'.includes(symbols[0])) parts.push(readPart());
      alternatives.push(sequence(...parts));
    } while (symbols[0] === '|' && take());
    return choice(...alternatives);
  };
  const productions: Production[] = [];
  while (symbols.length > 0) {
    const name = take();
    take('=');
    productions.push({ name, body: readWithin(';') });
  }
  return productions;
}

function splitSymbols(ebnf: string): string[] {
  const symbols: string[] = [];
  symbol.lastIndex = 0;
  while (symbol.lastIndex < ebnf.length) {
    const start = symbol.lastIndex;
    const match = symbol.exec(ebnf);
    if (!match) throw new Error(`No EBNF: ${ebnf.slice(start, start + 20)}`);
    if (match[1] !== undefined) symbols.push(match[1]);
  }
  return symbols;
}

export function listReferences(expression: Expression): readonly string[] {
  if (expression.kind === 'reference') return [expression.name];
  if ('parts' in expression) return expression.parts.flatMap(listReferences);
  return 'part' in expression ? listReferences(expression.part) : [];
}

/**
 * The productions called `names` in a form that compares: what they refer to beyond `terms` is put in its
 * place, and alternatives are in the order of the alphabet.
 */
export function normalise(
  productions: readonly Production[],
  names: readonly string[],
  terms: readonly string[],
): readonly string[] {
  const bodies = new Map(productions.map(({ name, body }) => [name, body]));
  const resolve = (expression: Expression): Expression => {
    switch (expression.kind) {
      case 'reference': {
        const body = terms.includes(expression.name) ? undefined : bodies.get(expression.name);
        return body ? resolve(body) : expression;
      }
      case 'sequence':
        return sequence(...expression.parts.map(resolve));
      case 'choice': {
        const parts = alternativesOf(choice(...expression.parts.map(resolve)));
        return choice(...[...parts].sort((a, b) => (printExpression(a) < printExpression(b) ? -1 : 1)));
      }
      case 'optional':
        return optional(resolve(expression.part));
      case 'repeated':
        return repeated(resolve(expression.part));
      default:
        return expression;
    }
  };
  return names.map((name) => `${name} = ${printExpression(resolve(bodies.get(name) ?? reference('?')))}`);
}

const escapeText = (value: string): string => value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A regular expression for an expression that refers to nothing, or to such only. */
export function toPattern(expression: Expression, productions: readonly Production[]): string {
  const convert = (part: Expression): string => {
    switch (part.kind) {
      case 'text':
        return escapeText(part.text);
      case 'characters':
        return part.pattern;
      case 'reference': {
        const found = productions.find(({ name }) => name === part.name);
        if (!found) throw new Error(`No production ${part.name}`);
        return convert(found.body);
      }
      case 'sequence':
        return part.parts.map(convert).join('');
      case 'choice':
        return `(?:${part.parts.map(convert).join('|')})`;
      case 'optional':
        return `(?:${convert(part.part)})?`;
      case 'repeated':
        return `(?:${convert(part.part)})*`;
    }
  };
  return convert(expression);
}

import type { Range } from '../../../grammar/ast.js';
import { takeEnd } from '../../text/take-end.js';
import { matchAt } from './escapes.js';
import type { FormatStyle, SourceLanguage } from './language.js';
import type { CommentItem, Literal, SourceItem } from './scan.js';

/** A program, read into literals and comments. */
export interface Program {
  readonly source: string;
  readonly language: SourceLanguage;
  readonly items: readonly SourceItem[];
}

/** What is joined with literals, but is none. */
export interface Operand {
  readonly kind: 'expression';
  readonly start: number;
  readonly end: number;
}

/** Literals that make one text, and what is put in between them. */
export interface Chain {
  /** Starts with a literal. */
  readonly operands: readonly (Literal | Operand)[];
  readonly range: Range;
  /** Whether more text follows elsewhere: an operand that is too long, or the next statement but one. */
  readonly isCut: boolean;
}

/** An expression that is longer than this is nobody's operand. */
const longestOperand = 600;
/** Nobody writes more; and what is no chain of ours is read again from each of its literals. */
const mostOperands = 300;

/** The chain that starts with the literal at `index`. */
export function stitchLiterals(program: Program, index: number, literal: Literal): Chain {
  return new Stitcher(program, index, literal).stitch();
}

/** Whether a joining operator, or for neighbours a literal, stands in front. */
export function isContinuation(program: Program, index: number, literal: Literal): boolean {
  const { source, language } = program;
  const end = skipBack(program, index, literal.start);
  const previous = program.items[index - 1];
  if (language.isAdjacencyJoin && previous?.kind === 'literal' && previous.end === end) {
    return literal.bracket >= 0 || !/[\r\n]/.test(source.slice(end, literal.start));
  }
  const start = Math.max(0, end - 3);
  for (let offset = start; offset < end; offset++) {
    if (matchAt(language.append, source, offset)?.[0].length === end - offset) return false;
  }
  const isJoined = matchAt(language.join, source, end - 1) ?? matchAt(language.join, source, end - 2);
  return end > 0 && isJoined !== null && isJoined.index + isJoined[0].length === end;
}

/** Over blanks and comments, towards the start. */
function skipBack({ source, items }: Program, index: number, offset: number): number {
  let at = offset;
  for (let i = index - 1; ; i--) {
    while (at > 0 && /\s/.test(source.charAt(at - 1))) at--;
    const item = items[i];
    if (item?.kind !== 'comment' || item.end !== at) return at;
    at = item.start;
  }
}

class Stitcher {
  readonly #program: Program;
  readonly #first: Literal;
  readonly #operands: (Literal | Operand)[];
  /** Of the next item that is not passed. */
  #index: number;
  #offset: number;
  #isCut = false;

  constructor(program: Program, index: number, literal: Literal) {
    this.#program = program;
    this.#first = literal;
    this.#operands = [literal];
    this.#index = index + 1;
    this.#offset = literal.end;
  }

  stitch(): Chain {
    const variable = findVariable(this.#program.source, this.#first.start);
    while (this.#operands.length < mostOperands && (this.#join() || this.#append(variable))) {
      // Each step takes one operand.
    }
    this.#isCut ||= this.#operands.length >= mostOperands;
    return { operands: this.#operands, range: [this.#first.start, this.#offset], isCut: this.#isCut };
  }

  /** Takes the operand that is joined to those before, if there is one. */
  #join(): boolean {
    const { source, language } = this.#program;
    const [index, offset] = [this.#index, this.#offset];
    const at = this.#skipTrivia(offset, true);
    const match = matchAt(language.join, source, at);
    if (match) {
      // In some languages a line cannot begin with an operator, unless a bracket is open.
      return this.#takeOperand(this.#skipTrivia(at + match[0].length, true));
    }
    const isNear = this.#first.bracket >= 0 || !hasLineBreak(source, offset, at);
    const item = this.#peek(at);
    if (language.isAdjacencyJoin && isNear && item?.kind === 'literal' && item.start === at) {
      return this.#takeLiteral(item);
    }
    [this.#index, this.#offset] = [index, offset];
    return false;
  }

  /** Takes what the next statement appends to the variable that the text is assigned to. */
  #append(variable: string | null): boolean {
    if (variable === null) return false;
    const { source, language } = this.#program;
    const [index, offset] = [this.#index, this.#offset];
    let at = this.#skipTrivia(offset, true);
    if (source.charAt(at) === ';') at = this.#skipTrivia(at + 1, true);
    if (source.startsWith(variable, at)) {
      const after = this.#skipTrivia(at + variable.length, true);
      const match = matchAt(language.append, source, after);
      if (match) return this.#takeOperand(this.#skipTrivia(after + match[0].length, true));
    }
    [this.#index, this.#offset] = [index, offset];
    return false;
  }

  #takeOperand(start: number): boolean {
    const item = this.#peek(start);
    if (item?.kind === 'literal' && item.start === start && this.#standsAlone(item))
      return this.#takeLiteral(item);
    const end = this.#readOperand(start);
    if (end === null) {
      this.#isCut = true;
      return false;
    }
    if (end > start) this.#operands.push({ kind: 'expression', start, end });
    this.#offset = end;
    return end > start;
  }

  #takeLiteral(literal: Literal): boolean {
    this.#operands.push(literal);
    this.#offset = literal.end;
    this.#index++;
    return true;
  }

  /** Not part of a longer expression, as in `"a".repeat(2)` or `"a" * 2`. */
  #standsAlone(literal: Literal): boolean {
    const { source, language } = this.#program;
    const next = /\s*/y;
    next.lastIndex = literal.end;
    const at = literal.end + (next.exec(source)?.[0].length ?? 0);
    const isJoined = matchAt(language.join, source, at) !== null;
    if (/\/[/*]/y.test(source.slice(at, at + 2))) return true;
    return isJoined || !/[-.*/%&|<>=?[(]/.test(source.charAt(at)) || source.startsWith('?>', at);
  }

  /** Where the expression ends that starts at `start`; null where it is too long to be one. */
  #readOperand(start: number): number | null {
    const { source } = this.#program;
    let [depth, textEnd, offset] = [0, start, start];
    while (offset < source.length && offset - start <= longestOperand) {
      const item = this.#peek(offset);
      if (item?.start === offset) {
        if (item.kind !== 'comment') textEnd = item.end;
        offset = item.end;
        continue;
      }
      const char = source.charAt(offset);
      if ('([{'.includes(char)) depth++;
      if (')]}'.includes(char) && --depth < 0) return textEnd;
      if (depth === 0 && this.#endsOperand(char, offset, start)) return textEnd;
      offset++;
      if (!/\s/.test(char)) textEnd = offset;
    }
    return offset < source.length || depth > 0 ? null : textEnd;
  }

  #endsOperand(char: string, offset: number, start: number): boolean {
    const { source, language } = this.#program;
    if (char === ';' || char === ',') return true;
    if (char === ':' && /\s/.test(source.charAt(offset - 1)) && /\s/.test(source.charAt(offset + 1)))
      return true;
    if (char === '?' && language.island && source.startsWith(language.island.close, offset)) return true;
    if (offset > start && matchAt(language.join, source, offset)) {
      // The dot of `a.b` joins nothing, but in PHP; the sign of `1e+5` is none.
      return !/[eE]/.test(source.charAt(offset - 1)) || !/\d/.test(source.charAt(offset - 2));
    }
    if (char !== '\n' || !language.newlineEnds || this.#first.bracket >= 0) return false;
    const next = /\s*/y;
    next.lastIndex = offset;
    const at = offset + (next.exec(source)?.[0].length ?? 0);
    return !matchAt(language.join, source, at) && source.charAt(at) !== '.';
  }

  #peek(offset: number): SourceItem | undefined {
    const { items } = this.#program;
    for (let item = items[this.#index]; item && item.start < offset; item = items[this.#index]) this.#index++;
    return items[this.#index];
  }

  /** Behind blanks and comments; behind line breaks only where they do not end the expression. */
  #skipTrivia(start: number, acrossLines: boolean): number {
    const { source } = this.#program;
    let offset = start;
    for (;;) {
      const blanks = acrossLines ? /(?:\s|\\\r?\n)*/y : /[ \t]*/y;
      blanks.lastIndex = offset;
      offset += blanks.exec(source)?.[0].length ?? 0;
      const item = this.#peek(offset);
      if (item?.kind !== 'comment' || item.start !== offset) return offset;
      offset = item.end;
    }
  }
}

const hasLineBreak = (source: string, start: number, end: number): boolean =>
  /(?<!\\)[\r\n]/.test(source.slice(start, end).replaceAll(/\\\r?\n/g, ' '));

/** How far back names and calls are looked for. */
const reach = 200;

/** The variable that a text is assigned or appended to: `$sql` of `$sql = "…"`. */
export function findVariable(source: string, start: number): string | null {
  let end = start;
  while (end > 0 && start - end < reach && /[\s(]/.test(source.charAt(end - 1))) end--;
  if (!/[=<]/.test(source.charAt(end - 1))) return null;
  const before = source.slice(Math.max(0, end - reach), end);
  const operator = /(?<![=!<>])(?::=|\.=|\+=|<<|=)$/.exec(before);
  if (!operator) return null;
  return nameAtEnd(cutType(before.slice(0, operator.index).trimEnd())) || null;
}

/** Without the type that may stand between a name and the operator: `const sql: string`. */
function cutType(text: string): string {
  const colon = text.lastIndexOf(':');
  const isType = colon >= 0 && /^[\w<>[\]| ]{1,60}$/.test(text.slice(colon + 1).trimStart());
  return isType ? text.slice(0, colon).trimEnd() : text;
}

/** A name as it reads backwards: from its end on, it can be told in one go how far it reaches. */
const reversedName = /^(?:\w+\$?(?:>-|::|\.))*[\w$]*\w[$@]?/;

/** `$this->sql`, `self.query`: the name, with what it belongs to, at the end of a text. */
function nameAtEnd(text: string): string {
  const end = takeEnd(text, /[\w$@.:>-]/);
  const { length } = reversedName.exec([...end].reverse().join(''))?.[0] ?? '';
  return end.slice(end.length - length);
}

/** The name of the function whose argument stands in the bracket at an offset; empty where there is none. */
export function findCallee(source: string, bracket: number): string {
  if (source.charAt(bracket) !== '(') return '';
  return nameAtEnd(source.slice(Math.max(0, bracket - reach), bracket).trimEnd());
}

/** The word that touches a template literal: `vtql` of a tagged one. */
export const findTag = (source: string, start: number): string =>
  takeEnd(source.slice(Math.max(0, start - reach), start), /[\w$.]/);

/** The comment in front of a literal or of the statement that it stands in, at most one line above. */
export function findCommentBefore(
  { source, items }: Program,
  index: number,
  start: number,
): CommentItem | null {
  for (let i = index - 1; i >= 0 && i > index - 4; i--) {
    const item = items[i];
    if (!item || start - item.end > reach) return null;
    if (item.kind !== 'comment') continue;
    const between = source.slice(item.end, start);
    return /^[^;{}\r\n]*(?:\r?\n[^;{}\r\n]*)?$/.test(between) ? item : null;
  }
  return null;
}

/** What is done with a text: whether it is formatted, and whether more is appended to it. */
export interface Use {
  readonly style: FormatStyle | null;
  readonly isExtended: boolean;
  /** The functions that the text, or the variable that holds it, is given to. */
  readonly callees: readonly string[];
}

/** How far behind a text its variable is followed, and to how many mentions. */
const horizon = 3000;
const mostMentions = 30;

export function findUse(program: Program, chain: Chain, first: Literal): Use {
  const { source, language } = program;
  const variable = findVariable(source, first.start);
  const callee = findCallee(source, first.bracket);
  const direct = findStyle(language, callee, source, skipBlanks(source, chain.range[1]));
  if (variable === null) return { style: direct, isExtended: chain.isCut, callees: callee ? [callee] : [] };
  const later = followVariable(program, variable, chain.range[1]);
  return {
    style: direct ?? later.style,
    isExtended: chain.isCut || later.isExtended,
    callees: [callee, ...later.callees].filter(Boolean),
  };
}

function findStyle(
  { formatters }: SourceLanguage,
  callee: string,
  source: string,
  after: number,
): FormatStyle | null {
  const used = formatters.find(
    (formatter) =>
      (formatter.callee && callee !== '' && formatter.callee.test(callee)) ||
      (formatter.after && matchAt(formatter.after, source, after)),
  );
  return used?.style ?? null;
}

function skipBlanks(source: string, offset: number): number {
  let at = offset;
  while (/\s/.test(source.charAt(at)) || (source.charAt(at) === ')' && at - offset < 3)) at++;
  return at;
}

/** Looks at each later mention of a variable, up to where it is assigned anew. */
function followVariable({ source, language }: Program, variable: string, start: number): Use {
  const text = source.slice(start, start + horizon);
  const callees: string[] = [];
  let style: FormatStyle | null = null;
  let isExtended = false;
  let count = 0;
  for (const [from, to] of findMentions(text, variable)) {
    if (++count > mostMentions) break;
    const [at, end] = [start + from, start + to];
    const after = skipBlanks(source, end);
    const before = source.slice(Math.max(start, at - 60), at).trimEnd();
    const next = source.charAt(end + (/^\s*/.exec(source.slice(end, end + 20))?.[0].length ?? 0));
    if (next === '=' && source.charAt(after + 1) !== '=') break;
    const callee = before.endsWith('(') ? nameAtEnd(before.slice(0, -1)) : '';
    if (callee) callees.push(callee);
    style ??= findStyle(language, callee, source, after);
    isExtended ||= isExtension(source, language, after, text.slice(from, to), before);
  }
  return { style, isExtended, callees };
}

/** Where a text has a name as a whole, with the brace in front of it that PHP inserts it by. */
function* findMentions(text: string, name: string): Generator<Range> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (/[\w$]/.test(text.charAt(end)) || /[\w$>.]/.test(text.charAt(at - 1))) continue;
    const hasBrace = text.charAt(at - 1) === '{' && !/[\w$>.]/.test(text.charAt(at - 2));
    yield [hasBrace ? at - 1 : at, end];
  }
}

function isExtension(
  source: string,
  language: SourceLanguage,
  after: number,
  mention: string,
  before: string,
): boolean {
  if (matchAt(language.append, source, after)) return true;
  const isMember = language.name !== 'php' && source.charAt(after) === '.';
  if (!isMember && matchAt(language.join, source, after)) return true;
  if (mention.startsWith('{') || /(?:\$\{|#\{)$/.test(before)) return true;
  return matchAt(language.join, `${before.slice(-1)} `, 0) !== null;
}

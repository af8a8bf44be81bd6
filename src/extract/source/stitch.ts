import type { Range } from '../../../grammar/ast.js';
import { findVariable } from './before-literal.js';
import { matchAt } from './escapes.js';
import type { Program } from './program.js';
import type { Literal, SourceItem } from './scan.js';

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

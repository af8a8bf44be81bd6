import { matchesPattern } from './collation.js';
import { SqlError } from './sql-tokens.js';
import { compareValues, fromNumber, fromTruth, toNumber, toText, toTruth, type Value } from './value.js';

/** Reads the value of a field from a record; null is NULL. */
export type ReadField = (field: string) => Value | null;

export interface Row {
  readonly read: ReadField;
  /** What the `?` stand for. */
  readonly parameters: readonly Value[];
}

/** An expression, for one record after another. */
export type Run = (row: Row) => Value | null;

export const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<=>': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Bits are those of a whole number of 64. */
const toBits = (number: number): bigint =>
  BigInt.asIntN(64, Number.isFinite(number) ? BigInt(Math.round(number)) : 0n);

const divide = (a: number, b: number): number | null => (b === 0 ? null : a / b);

const arithmetic: Readonly<Record<string, (a: number, b: number) => number | null>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': divide,
  div: (a, b) => (b === 0 ? null : Math.trunc(a / b)),
  '%': (a, b) => (b === 0 ? null : a % b),
  mod: (a, b) => (b === 0 ? null : a % b),
  '|': (a, b) => Number(toBits(a) | toBits(b)),
  '&': (a, b) => Number(toBits(a) & toBits(b)),
  '^': (a, b) => Number(toBits(a) ^ toBits(b)),
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.trunc(a / 2 ** b),
};

/** `or` where `wins` is true, else `and`: the winning truth decides even beside an unknown. */
export function joinTruths(a: Run, b: Run, wins: boolean): Run {
  return (row) => {
    const left = toTruth(a(row));
    if (left === wins) return fromTruth(wins);
    const right = toTruth(b(row));
    return fromTruth(right === wins ? wins : left === null || right === null ? null : !wins);
  };
}

export function negate(run: Run): Run {
  return (row) => {
    const truth = toTruth(run(row));
    return fromTruth(truth === null ? null : !truth);
  };
}

export function createComparison(left: Run, operator: string, right: Run): Run {
  const holds = comparisons[operator];
  return (row) => {
    const [a, b] = [left(row), right(row)];
    if (operator === '<=>' && (a === null || b === null)) return fromTruth(a === b);
    const order = compareValues(a, b);
    return fromTruth(order === null || holds === undefined ? null : holds(order));
  };
}

export function createArithmetic(left: Run, operator: string, right: Run): Run {
  const compute = arithmetic[operator];
  return (row) => {
    const [a, b] = [left(row), right(row)];
    const number = a === null || b === null || !compute ? null : compute(toNumber(a), toNumber(b));
    return number === null ? null : fromNumber(number);
  };
}

export function createLike(left: Run, right: Run): Run {
  return (row) => {
    const [text, pattern] = [left(row), right(row)];
    return fromTruth(
      text === null || pattern === null ? null : matchesPattern(toText(text), toText(pattern)),
    );
  };
}

/** @throws SqlError when it meets a pattern that is none. */
export function createRegexp(left: Run, right: Run): Run {
  return (row) => {
    const [text, pattern] = [left(row), right(row)];
    return fromTruth(
      text === null || pattern === null ? null : readRegexp(toText(pattern)).test(toText(text)),
    );
  };
}

function readRegexp(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'iu');
  } catch {
    throw new SqlError(`Regex error '${pattern}'`);
  }
}

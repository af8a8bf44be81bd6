import type { Severity } from '../diagnostics/diagnostic.js';
import { type FindingName, findings } from '../diagnostics/findings.js';
import { suggestOne } from '../diagnostics/suggest.js';
import type { Dialect, Grade, ServerLimits, WritingRules } from './dialect.js';

export const dialectNames = ['vtiger', 'berlicrm-classic', 'berlicrm', 'portable'] as const;
export type DialectName = (typeof dialectNames)[number];

type Grades = Readonly<Partial<Record<FindingName, Grade>>>;

const capped: ServerLimits = { defaultCount: 100, maxCount: 100, maxUrlBytes: 8000 };

const classicWriting: WritingRules = {
  awkwardString: 'doubled',
  hexWords: [],
  emptyString: true,
  bareDecimal: false,
  bareId: true,
  leadingZero: false,
  directionPerField: false,
  // PHP's pcre.jit gives up beyond.
  maxLiteralBytes: 8189,
};

/** What the original lexer and grammar do, measured on both servers of the family. */
const classicGrades: Grades = {
  'stray-order': 'warning',
  'order-by-gap': 'off',
  'final-in-without-brackets': 'warning',
  'word-limit': 'warning',
  'bare-id': 'off',
  'doubled-quote': 'off',
  'empty-means-null': 'off',
  'connector-as-value': 'off',
  'list-order': 'off',
  'like-on-id-without-x': 'error',
  'like-on-reference-without-x': 'error',
};

export const vtiger: Dialect = {
  name: 'vtiger',
  title: 'vtiger CRM 5.4 – 8.x',
  quoting: { style: 'doubled', rereadsOpenQuote: false },
  writing: { ...classicWriting, emptyString: false },
  limits: capped,
  bindsValuesByText: false,
  functionNames: [],
  grades: classicGrades,
};

export const berlicrmClassic: Dialect = {
  name: 'berlicrm-classic',
  title: 'berliCRM until October 2021',
  quoting: { style: 'doubled', rereadsOpenQuote: false },
  writing: classicWriting,
  limits: capped,
  bindsValuesByText: false,
  functionNames: [],
  grades: { ...classicGrades, 'empty-literal': 'off', 'empty-means-null': 'error', 'like-empty-id': 'error' },
};

/** What the general SQL parser with its prepared statement takes beyond the documented language. */
const berlicrmGrades: Grades = {
  'backticked-column': 'warning',
  comment: 'warning',
  'missing-semicolon': 'warning',
  'surplus-semicolon': 'warning',
  alias: 'warning',
  'qualified-column': 'warning',
  'count-argument': 'warning',
  'mixed-columns': 'warning',
  offset: 'warning',
  brackets: 'warning',
  inequality: 'warning',
  'symbolic-connector': 'warning',
  'foreign-connector': 'warning',
  not: 'warning',
  'negated-operator': 'warning',
  'is-null': 'warning',
  between: 'warning',
  'null-against-id': 'off',
  'direction-not-last': 'off',
  'sort-field-not-selected': 'off',
  'missing-limit': 'info',
  'limit-above-cap': 'off',
  'signed-limit': 'warning',
  'bare-decimal': 'off',
  'backslash-quote': 'warning',
  'backslash-before-quote': 'off',
  'empty-literal': 'off',
  'empty-means-null': 'off',
  'leading-zero': 'off',
  'long-literal': 'off',
};

export const berlicrm: Dialect = {
  name: 'berlicrm',
  title: 'berliCRM since October 2021',
  quoting: { style: 'escaped', rereadsOpenQuote: false },
  writing: {
    awkwardString: 'hex',
    // Its parser takes such a string for the connector of that name (`Condition::$DELIMITERS`).
    hexWords: ['AND', 'OR', 'XOR', '&&', '||'],
    emptyString: true,
    bareDecimal: true,
    bareId: false,
    leadingZero: true,
    directionPerField: true,
    maxLiteralBytes: null,
  },
  limits: { defaultCount: null, maxCount: null, maxUrlBytes: 8000 },
  bindsValuesByText: true,
  functionNames: ['date_format', 'user'],
  grades: berlicrmGrades,
};

const families = [vtiger, berlicrmClassic, berlicrm];
const badness: readonly Grade[] = ['off', 'info', 'warning', 'error'];

/** The highest grade that any of the three gives. */
function gradeWorst(name: FindingName): Grade {
  const grades = families.map((dialect) => gradeOf(dialect, name));
  return grades.reduce(
    (worst, grade) => (badness.indexOf(grade) > badness.indexOf(worst) ? grade : worst),
    'off',
  );
}

/** How `dialect` grades a finding. */
export function gradeOf(dialect: Dialect, name: FindingName): Grade {
  return dialect.grades[name] ?? (findings[name].severity satisfies Severity);
}

export const portable: Dialect = {
  name: 'portable',
  title: 'what means the same on all three',
  quoting: { style: 'escaped', rereadsOpenQuote: true },
  writing: {
    ...berlicrm.writing,
    emptyString: false,
    bareDecimal: false,
    leadingZero: false,
    directionPerField: false,
    maxLiteralBytes: classicWriting.maxLiteralBytes,
  },
  limits: capped,
  bindsValuesByText: true,
  functionNames: ['date_format', 'user'],
  grades: Object.fromEntries(
    (Object.keys(findings) as FindingName[]).map((name) => [name, gradeWorst(name)]),
  ),
};

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  vtiger,
  'berlicrm-classic': berlicrmClassic,
  berlicrm,
  portable,
};

/**
 * The dialect that an option names, or is; `portable` where there is none.
 *
 * @throws TypeError for a name that no dialect has, with the nearest that one has.
 */
export function resolveDialect(option: DialectName | Dialect = portable): Dialect {
  if (typeof option === 'object') return option;
  if (Object.hasOwn(dialects, option)) return dialects[option];
  const nearest = suggestOne(option, dialectNames);
  const known = nearest ? `did you mean '${nearest}'?` : `known are ${dialectNames.join(', ')}.`;
  throw new TypeError(`Unknown dialect '${option}'; ${known}`);
}

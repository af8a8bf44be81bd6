import type { Severity } from '../diagnostics/diagnostic.js';
import { type FindingName, findings } from '../diagnostics/findings.js';
import type { Dialect, Grade } from './dialect.js';
import { type DialectName, families, pickByName } from './families.js';

type Grades = Readonly<Partial<Record<FindingName, Grade>>>;

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
  ...families.vtiger,
  title: 'vtiger CRM 5.4 – 8.x',
  quoting: { style: 'doubled', rereadsOpenQuote: false },
  grades: classicGrades,
};

export const berlicrmClassic: Dialect = {
  ...families['berlicrm-classic'],
  title: 'berliCRM until October 2021',
  quoting: vtiger.quoting,
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
  ...families.berlicrm,
  title: 'berliCRM since October 2021',
  quoting: { style: 'escaped', rereadsOpenQuote: false },
  grades: berlicrmGrades,
};

const measured = [vtiger, berlicrmClassic, berlicrm];
const badness: readonly Grade[] = ['off', 'info', 'warning', 'error'];

/** The highest grade that any of the three gives. */
function gradeWorst(name: FindingName): Grade {
  const grades = measured.map((dialect) => gradeOf(dialect, name));
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
  ...families.portable,
  title: 'what means the same on all three',
  quoting: { style: 'escaped', rereadsOpenQuote: true },
  grades: Object.fromEntries(
    (Object.keys(findings) as FindingName[]).map((name) => [name, gradeWorst(name)]),
  ),
};

/** The known dialects by name. Spread one to describe another server. */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
  vtiger,
  'berlicrm-classic': berlicrmClassic,
  berlicrm,
  portable,
};

/**
 * The dialect that an option names, or is; `portable` where there is none.
 *
 * @throws TypeError for a name that no dialect has.
 */
export function resolveDialect(option: DialectName | Dialect = portable): Dialect {
  return typeof option === 'object' ? option : pickByName(dialects, option);
}

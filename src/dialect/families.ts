import type { ServerFamily, ServerLimits, WritingRules } from './dialect.js';

/**
 * The names of the known dialects: three server families, and `portable` for what means the same on all of them.
 */
export const dialectNames = ['vtiger', 'berlicrm-classic', 'berlicrm', 'portable'] as const;
/** The name of a known dialect. */
export type DialectName = (typeof dialectNames)[number];

const capped: ServerLimits = { defaultCount: 100, maxCount: 100, maxUrlBytes: 8000 };

const classicWriting: WritingRules = {
  awkwardString: 'doubled',
  hexWords: [],
  emptyString: true,
  bareDecimal: false,
  bareId: true,
  leadingZero: false,
  directionPerField: false,
  sortFieldSelected: true,
  // PHP's pcre.jit gives up beyond.
  maxLiteralBytes: 8189,
};

const vtiger: ServerFamily = {
  name: 'vtiger',
  writing: { ...classicWriting, emptyString: false },
  limits: capped,
  bindsValuesByText: false,
  functionNames: [],
};

const berlicrmClassic: ServerFamily = {
  ...vtiger,
  name: 'berlicrm-classic',
  writing: classicWriting,
};

const berlicrm: ServerFamily = {
  name: 'berlicrm',
  writing: {
    awkwardString: 'hex',
    // Its parser takes such a string for the connector of that name (`Condition::$DELIMITERS`).
    hexWords: ['AND', 'OR', 'XOR', '&&', '||'],
    emptyString: true,
    bareDecimal: true,
    bareId: false,
    leadingZero: true,
    directionPerField: true,
    sortFieldSelected: false,
    maxLiteralBytes: null,
  },
  limits: { defaultCount: null, maxCount: null, maxUrlBytes: 8000 },
  bindsValuesByText: true,
  functionNames: ['date_format', 'user'],
};

const portable: ServerFamily = {
  ...berlicrm,
  name: 'portable',
  writing: {
    ...classicWriting,
    awkwardString: 'hex',
    hexWords: berlicrm.writing.hexWords,
    emptyString: false,
    bareId: false,
  },
  limits: capped,
};

export const families: Readonly<Record<DialectName, ServerFamily>> = {
  vtiger,
  'berlicrm-classic': berlicrmClassic,
  berlicrm,
  portable,
};

/**
 * The server family that an option names, or is; `portable` where there is none.
 *
 * @throws TypeError for a name that no dialect has.
 */
export function resolveFamily(option: DialectName | ServerFamily = portable): ServerFamily {
  return typeof option === 'object' ? option : pickByName(families, option);
}

/** @throws TypeError for a name that no dialect has. */
export function pickByName<T>(table: Readonly<Record<DialectName, T>>, name: DialectName): T {
  if (Object.hasOwn(table, name)) return table[name];
  throw new TypeError(`Unknown dialect '${name}'; there are ${Object.keys(table).join(', ')}.`);
}

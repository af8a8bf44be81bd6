import { isDate, isNumber, type ValueProblem } from './field-types.js';

/** What someone most likely meant by a value that does not fit its field; undefined where it is anybody's guess. */
export function guessValue(value: string, { name }: ValueProblem): string | undefined {
  return guesses[name]?.(value.trim());
}

const booleans: Readonly<Record<string, string>> = {
  true: '1',
  yes: '1',
  on: '1',
  ja: '1',
  false: '0',
  no: '0',
  off: '0',
  nein: '0',
};

const guesses: { readonly [Name in ValueProblem['name']]?: (text: string) => string | undefined } = {
  'invalid-number': guessNumber,
  'invalid-boolean': (text) => booleans[text.toLowerCase()],
  'invalid-date': guessDate,
  'invalid-datetime': guessDatetime,
};

/** `1.234,5` and `1 234`: thousands separators out, the comma a point. */
function guessNumber(text: string): string | undefined {
  const plain = text.replaceAll(/[\s.](?=\d{3}\b)/g, '').replace(',', '.');
  return isNumber(plain) && plain !== text ? plain : undefined;
}

/** `20.5.2016`, `5/20/2016` (day first where the first number allows no month), `2016-5-2`, `2016/05/02`. */
function guessDate(text: string): string | undefined {
  const parts = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})$/.exec(text);
  if (!parts) return undefined;
  const [, a = '', b = '', c = ''] = parts;
  const pad = (number: string): string => number.padStart(2, '0');
  if (a.length === 4) return isoOrNothing(`${a}-${pad(b)}-${pad(c)}`);
  if (c.length !== 4) return undefined;
  const dayFirst = text.includes('.') || Number(a) > 12;
  const monthFirst = text.includes('/') && Number(b) > 12;
  if (!dayFirst && !monthFirst) return undefined;
  return isoOrNothing(monthFirst ? `${c}-${pad(a)}-${pad(b)}` : `${c}-${pad(b)}-${pad(a)}`);
}

const isoOrNothing = (text: string): string | undefined => (isDate(text) ? text : undefined);

function guessDatetime(text: string): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z)?$/.exec(text);
  return iso ? `${iso[1]} ${iso[2]}` : guessDate(text);
}

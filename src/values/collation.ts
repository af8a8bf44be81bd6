import { trimEnd } from '../text/trim-end.js';

const isAscii = /^[\0-\x7f]*$/;

/**
 * Text as the database compares it by `=`: without case, accents and trailing blanks, and with ß as ss
 * (language reference, section 3, "text comparison by ="). Two texts that differ here surely differ there;
 * texts that are the same here may still differ on a server with another collation.
 */
export function foldText(text: string): string {
  // Most texts are ASCII, and normalising them costs ten times the rest.
  if (isAscii.test(text)) return trimEnd(text.toLowerCase(), ' ');
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return trimEnd(folded, ' ');
}

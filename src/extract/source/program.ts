import type { SourceLanguage } from './language.js';
import type { SourceItem } from './scan.js';

/** A program, read into literals and comments. */
export interface Program {
  readonly source: string;
  readonly language: SourceLanguage;
  readonly items: readonly SourceItem[];
}

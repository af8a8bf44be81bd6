import { readdirSync, readFileSync } from 'node:fs';
import { loadSchema } from '../../src/schema/load.js';

const folder = new URL('../fixtures/recordings/', import.meta.url);

/** A recorded answer, whole: `{success, result}`. */
export interface RecordedAnswer {
  readonly success: boolean;
  readonly result: object;
}

export function readRecording(path: string): RecordedAnswer {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as RecordedAnswer;
}

export function readAllDescribes(): readonly RecordedAnswer[] {
  return readdirSync(new URL('describe/', folder)).map((file) => readRecording(`describe/${file}`));
}

/** The server that everything was recorded on, as its admin sees it. */
export const recordedSchema = loadSchema([...readAllDescribes(), readRecording('listtypes.json')]);

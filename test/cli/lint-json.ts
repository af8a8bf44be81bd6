import type { JsonReport } from '../../src/cli/formats/json.js';
import { runCli, type Surroundings } from './environment.js';

/** Lints with `--format json`, and reads what comes. */
export async function lintJson(argv: readonly string[], surroundings?: Surroundings): Promise<JsonReport> {
  const { stdout } = await runCli(['lint', '--format', 'json', ...argv], surroundings);
  return JSON.parse(stdout) as JsonReport;
}

export const listCodes = (report: JsonReport): readonly string[] =>
  report.files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));

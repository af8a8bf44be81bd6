import type { Arguments } from '../arguments.js';
import type { Environment, ExitCode } from '../environment.js';
import { InputError } from '../errors.js';
import { reporters } from '../formats/reporter-table.js';
import { type Input, openInputs } from '../inputs.js';
import { choosePalette } from '../palette.js';
import type { FileReport, Outcome, Reporter } from '../report.js';
import type { Problem } from '../walk.js';
import { type Checker, checkFile } from './check-file.js';
import { type LintRequest, readLintRequest } from './options.js';
import { createLintProgress, type LintProgress } from './progress.js';
import { readSettings } from './settings.js';
import { openSink, type Sink } from './sink.js';
import { createStopwatch } from './stopwatch.js';
import { createTally, type Tally } from './tally.js';

interface Run {
  readonly environment: Environment;
  readonly request: LintRequest;
  readonly checker: Checker;
  readonly reporter: Reporter;
  readonly sink: Sink;
  readonly progress: LintProgress;
  readonly tally: Tally;
  readonly notes: string[];
}

/** Checks what the command line names, one file after the other; of each it keeps the counts only. */
export async function runLint(environment: Environment, args: Arguments): Promise<ExitCode> {
  const { clock } = environment;
  const start = clock();
  const run = await prepare(environment, args);
  try {
    await checkAll(args, run);
    run.checker.stopwatch.add('total', start);
    return await finish(run);
  } catch (error) {
    await run.sink.discard();
    throw error;
  }
}

async function checkAll(args: Arguments, run: Run): Promise<void> {
  const { environment, checker, request, tally, progress } = run;
  const inputs = openInputs(environment, {
    paths: args.positionals,
    queries: args.all('query'),
    stdinName: args.last('stdin-filename'),
    maxBytes: request.maxBytes,
    enter: checker.settings.enter,
  });
  await write(run, run.reporter.start?.() ?? '');
  for await (const input of inputs) {
    await handle(input, run);
    progress.update(tally.summary.files, tally.summary.queries);
  }
}

async function prepare(environment: Environment, args: Arguments): Promise<Run> {
  const { cwd, clock } = environment;
  const request = readLintRequest(args);
  const [settings, baselines, reporter] = await Promise.all([
    readSettings(args, environment),
    openBaselines(request, cwd),
    createReporter(environment, request),
  ]);
  const sink = await openSink(environment, request.outputFile);
  const tally = createTally();
  const notes: string[] = [];
  const checker: Checker = {
    ...{ cwd, settings, ...baselines, fix: request.fix, stopwatch: createStopwatch(clock) },
    onProblem: tally.addProblem,
    onNote: (note) => notes.push(note),
  };
  const progress = createLintProgress(environment, clock);
  return { environment, request, checker, reporter, sink, progress, tally, notes };
}

async function openBaselines(
  { baseline, saveBaseline }: LintRequest,
  cwd: string,
): Promise<Pick<Checker, 'baseline' | 'baselineWriter'>> {
  // What hashes is not loaded for nothing.
  if (baseline === undefined && saveBaseline === undefined)
    return { baseline: undefined, baselineWriter: undefined };
  const { readBaseline, createBaselineWriter } = await import('./baseline.js');
  return {
    baseline: baseline === undefined ? undefined : await readBaseline(baseline, cwd),
    baselineWriter: saveBaseline === undefined ? undefined : createBaselineWriter(saveBaseline, cwd),
  };
}

/** People who try what would be mended want to see just that. */
const showsPatch = ({ fix, format }: LintRequest): boolean => fix?.isDry === true && format === 'pretty';

async function createReporter(environment: Environment, request: LintRequest): Promise<Reporter> {
  const { cwd } = environment;
  const palette = request.outputFile === undefined ? choosePalette(environment) : undefined;
  if (showsPatch(request)) return (await import('../formats/diff.js')).createDiffReporter({ cwd });
  return (await reporters[request.format]())({ cwd, palette });
}

async function handle(input: Input | Problem, run: Run): Promise<void> {
  const { environment, checker, tally, reporter, request } = run;
  if ('problem' in input) return tally.addProblem(input.problem);
  try {
    const report = await checkFile(input, checker);
    if (!report) return;
    tally.add(report);
    const shown = request.isQuiet ? hideMinor(report) : report;
    const start = environment.clock();
    await writePieces(run, reporter.file(shown));
    checker.stopwatch.add('report', start);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    tally.addProblem(error.message);
  }
}

/** `--quiet` shows errors only; what is hidden counts all the same. */
function hideMinor(report: FileReport): FileReport {
  return { ...report, findings: report.findings.filter(({ diagnostic }) => diagnostic.severity === 'error') };
}

const pieceSize = 2 ** 16;

async function writePieces(run: Run, pieces: Iterable<string>): Promise<void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < pieceSize) continue;
    await write(run, text);
    text = '';
  }
  await write(run, text);
}

async function write({ sink, progress }: Run, text: string): Promise<void> {
  if (text === '') return;
  progress.clear();
  await sink.write(text);
}

async function finish(run: Run): Promise<ExitCode> {
  const { checker, request, tally, notes, sink, reporter, environment, progress } = run;
  progress.clear();
  const { baselineWriter, baseline } = checker;
  if (baselineWriter && tally.problems.length === 0) await baselineWriter.save();
  else if (baselineWriter) notes.push('the baseline is not saved, as not everything could be checked');
  const stale = baseline?.countStale() ?? 0;
  if (stale > 0) {
    notes.push(
      `${stale} of the findings in ${request.baseline} ${stale === 1 ? 'is' : 'are'} gone; save it anew`,
    );
  }
  const outcome = createOutcome(run);
  await write(run, reporter.end(outcome));
  await sink.close();
  const say = (line: string): void => environment.stderr.write(`vtql: ${line}\n`);
  if (outcome.stats && request.format !== 'json') {
    environment.stderr.write((await import('./render-statistics.js')).renderStatistics(outcome));
  }
  for (const line of [...notes, ...tally.problems]) say(line);
  if (showsPatch(request)) say(describePatch(outcome));
  return decide(outcome, request, say);
}

function describePatch({ summary: { fixed, error, warning, info } }: Outcome): string {
  return `${fixed} would be mended, ${error + warning + info} would be left`;
}

function createOutcome({ tally, request, checker }: Run): Outcome {
  const { summary, problems, findings } = tally;
  if (!request.wantsStats) return { summary, problems };
  const times = Object.entries(checker.stopwatch.times).map(([phase, time]) => [phase, Math.round(time)]);
  const sorted = [...findings].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return {
    summary,
    problems,
    stats: { times: Object.fromEntries(times), findings: Object.fromEntries(sorted) },
  };
}

function decide(
  { summary, problems }: Outcome,
  { mostWarnings, saveBaseline }: LintRequest,
  say: (line: string) => void,
): ExitCode {
  if (problems.length > 0) return 2;
  if (saveBaseline !== undefined) return 0;
  if (summary.warning <= mostWarnings) return summary.error > 0 ? 1 : 0;
  const warnings = summary.warning === 1 ? '1 warning is' : `${summary.warning} warnings are`;
  say(`${warnings} more than the ${mostWarnings} allowed`);
  return 1;
}

import { expect, test } from 'vitest';
import { createLintProgress } from '../../src/cli/lint/progress.js';

function watch(isTerminal: boolean) {
  const written: string[] = [];
  const clock = { time: 0 };
  const progress = createLintProgress(
    { stderr: { isTerminal, write: (text) => written.push(text) }, env: {} },
    () => clock.time,
  );
  const updateAt = (time: number, files: number): void => {
    clock.time = time;
    progress.update(files, files * 2);
  };
  return { written, progress, updateAt };
}

test('progress is shown on a terminal after a second, ten times a second, and taken away', () => {
  const { written, progress, updateAt } = watch(true);
  updateAt(500, 1);
  progress.clear();
  expect(written).toEqual([]);
  updateAt(1000, 2);
  updateAt(1050, 3);
  updateAt(1100, 4);
  expect(written).toEqual(['\r\x1b[K2 files, 4 queries …', '\r\x1b[K4 files, 8 queries …']);
  progress.clear();
  progress.clear();
  expect(written.slice(2)).toEqual(['\r\x1b[K']);
});

test('elsewhere there is none', () => {
  const { written, progress, updateAt } = watch(false);
  updateAt(5000, 1);
  progress.clear();
  expect(written).toEqual([]);
});

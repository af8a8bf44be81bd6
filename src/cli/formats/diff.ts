import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { findInside } from '../find-inside.js';
import type { Reporter, ReporterContext } from '../report.js';

/** A patch of what `--fix` would write, for `git apply` or `patch -p1`; nothing else. */
export const createDiffReporter = ({ cwd }: Pick<ReporterContext, 'cwd'>): Reporter => ({
  *file({ path, text, fixed }) {
    if (!fixed || fixed.source === text) return;
    const name = findInside(path, cwd) ?? path.replace(/^\/+/, '');
    yield createTwoFilesPatch(`a/${name}`, `b/${name}`, fixed.source, text, undefined, undefined, {
      context: 3,
      headerOptions: FILE_HEADERS_ONLY,
    });
  },
  end: () => '',
});

/** What is being added to the library, and what is being removed: the stories of their state. */
import { describe, expect, it } from 'vitest';
import { settledRemovals } from '../../web/src/library/removal.ts';
import { initialState } from '../../web/src/state/page-state.ts';
import { reduce } from '../../web/src/state/state.ts';
import type { Action, PageState } from '../../web/src/state/page-state.ts';
import { newUpload, reduceUploads, uploadsLine } from '../../web/src/adding/uploads.ts';
import type { UploadAction } from '../../web/src/adding/uploads.ts';
import { bridge, change, harbour, index } from './page-data.ts';

const first = newUpload('1', { kind: 'text', text: 'THE WORDS', title: '' });
const second = newUpload('2', { kind: 'address', url: 'https://example.org/a' });

function uploadsAfter(actions: readonly UploadAction[]) {
  return actions.reduce(reduceUploads, [first, second]);
}

describe('what is being added', () => {
  it('is counted while it is under way, and told by how it ended', () => {
    expect(uploadsLine([first])).toBe('Adding');
    expect(uploadsLine([first, second])).toBe('Adding 1 of 2');
    const done: UploadAction = { type: 'moved', id: '1', phase: { kind: 'done', articles: [] } };
    const failed: UploadAction = { type: 'moved', id: '2', phase: { kind: 'failed', reason: 'r', nextStep: 'n' } };
    expect(uploadsLine(uploadsAfter([done]))).toBe('Adding 2 of 2');
    expect(uploadsLine(uploadsAfter([done, failed]))).toBe('1 added, 1 not added');
  });

  it('keeps no words of what is done, and all of what can be tried again', () => {
    const done = uploadsAfter([{ type: 'moved', id: '1', phase: { kind: 'done', articles: [] } }]);
    expect(done[0]?.source).toBeUndefined();
    const cancelled = uploadsAfter([{ type: 'moved', id: '1', phase: { kind: 'cancelled' } }]);
    expect(cancelled[0]?.source).toEqual(first.source);
  });

  it('stays cancelled whatever arrives late, until it is tried again', () => {
    const late = uploadsAfter([
      { type: 'moved', id: '1', phase: { kind: 'cancelled' } },
      { type: 'moved', id: '1', phase: { kind: 'done', articles: [] } },
    ]);
    expect(late[0]?.phase.kind).toBe('cancelled');
    expect(reduceUploads(late, { type: 'moved', id: '1', phase: { kind: 'waiting' } })[0]?.phase.kind).toBe('waiting');
  });

  it('leaves what is under way when the list is cleared', () => {
    const cleared = uploadsAfter([{ type: 'moved', id: '1', phase: { kind: 'cancelled' } }, { type: 'cleared' }]);
    expect(cleared.map(({ id }) => id)).toEqual(['2']);
  });
});

describe('what is being removed', () => {
  const after = (actions: readonly Action[], from: PageState = initialState): PageState => actions.reduce(reduce, from);
  const ready = after([
    { type: 'connected', index },
    { type: 'articles-fetched', index, articles: [bridge, harbour] },
    { type: 'panel-opened', target: { articleId: bridge.id } },
  ]);
  const leaving = reduce(ready, {
    type: 'removal-begun',
    removable: { kind: 'article', id: bridge.id, title: bridge.title },
  });
  const notice = leaving.notices[0]!;

  it('leaves the panel at once and the server only when its notice is gone', () => {
    expect(leaving.panel).toBeUndefined();
    expect(notice).toMatchObject({ text: 'Removed', titles: [bridge.title], action: 'keep' });
    expect(settledRemovals(leaving)).toEqual([]);
    const dismissed = reduce(leaving, { type: 'notice-dismissed', id: notice.id });
    expect(settledRemovals(dismissed).map(({ id }) => id)).toEqual([bridge.id]);
    const removed = reduce(dismissed, { type: 'changed', change: change({ removed: [bridge] }) });
    expect(removed.leaving.size).toBe(0);
    expect(removed.notices).toEqual([]);
    expect(removed.library.articles).toEqual([harbour]);
  });

  it('comes back when it is undone, as if nothing had been', () => {
    const undone = reduce(leaving, { type: 'removal-ended', id: bridge.id });
    expect(undone.leaving.size).toBe(0);
    expect(undone.notices).toEqual([]);
    expect(settledRemovals(undone)).toEqual([]);
  });

  it('comes back with the reason when the server refuses', () => {
    const problem = {
      type: '',
      title: 'It is part of a file.',
      status: 409,
      detail: 'Edit it.',
      code: '',
      requestId: '',
    };
    const failed = reduce(leaving, { type: 'removal-failed', id: bridge.id, problem });
    expect(failed.leaving.size).toBe(0);
    expect(failed.notices.map(({ text }) => text)).toEqual(['Not removed. It is part of a file. Edit it.']);
    const gone = reduce(leaving, {
      type: 'removal-failed',
      id: bridge.id,
      problem: { ...problem, status: 404 },
    });
    expect(gone.notices).toEqual([]);
  });

  it('says the arrival of what the page added itself in one place only', () => {
    const added = change({ added: [{ ...bridge, id: 'new' }] });
    expect(reduce(ready, { type: 'changed', change: added, quiet: true }).notices).toEqual([]);
    expect(reduce(ready, { type: 'changed', change: added }).notices).toHaveLength(1);
  });
});

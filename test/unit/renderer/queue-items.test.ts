import { describe, expect, test } from 'vitest';
import { queueItems, shownItem, waitingRuns } from '../../../src-renderer/screens/queue/queue-items.ts';
import { emptyList, tell } from '../../../src-renderer/state/live-list.ts';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { sampleJob, sampleRun } from './samples.ts';

function queue(jobs: readonly Job[], runs: readonly Run[]) {
  return queueItems(
    jobs.reduce((list, job) => tell(list, job.job_id, job), emptyList<Job>()),
    runs.reduce((list, run) => tell(list, run.run_id, run), emptyList<Run>()),
  );
}

const at = (minute: number) => `2026-03-02T08:${String(minute).padStart(2, '0')}:00.000Z`;

describe('the queue', () => {
  test('shows the newest first, whatever the order of arrival', () => {
    const items = queue(
      [sampleJob({ job_id: 'j1', created_at: at(1) }), sampleJob({ job_id: 'j3', created_at: at(3) })],
      [sampleRun({ run_id: 'r2', created_at: at(2) }), sampleRun({ run_id: 'r4', created_at: at(4) })],
    );
    expect(items.map(({ id }) => id)).toEqual(['r4', 'j3', 'r2', 'j1']);
  });

  test('shows a run above the job of the same moment', () => {
    const items = queue(
      [sampleJob({ job_id: 'j', created_at: at(1) })],
      [sampleRun({ run_id: 'r', created_at: at(1) })],
    );
    expect(items.map(({ id }) => id)).toEqual(['r', 'j']);
  });

  test('orders moments written in different zones', () => {
    const items = queue(
      [sampleJob({ job_id: 'earlier', created_at: '2026-03-02T08:30:00+01:00' })],
      [sampleRun({ run_id: 'later', created_at: '2026-03-02T08:10:00Z' })],
    );
    expect(items.map(({ id }) => id)).toEqual(['later', 'earlier']);
  });
});

describe('what waits for the operator', () => {
  const ended = sampleRun({ run_id: 'ended', status: 'completed', created_at: at(9) });
  const runs = [
    ended,
    sampleRun({ run_id: 'asks', status: 'asking', created_at: at(1) }),
    sampleRun({ run_id: 'uncertain', status: 'uncertain', created_at: at(2) }),
    sampleRun({ run_id: 'confirms', status: 'confirming', created_at: at(3) }),
    sampleRun({ run_id: 'prints', status: 'printing', created_at: at(4) }),
  ];

  test('are runs with a question, unconfirmed or uncertain ones, newest first', () => {
    expect(waitingRuns(queue([], runs)).map(({ run_id }) => run_id)).toEqual([
      'confirms',
      'uncertain',
      'asks',
    ]);
  });

  test('stands in the panel while nothing is chosen', () => {
    expect(shownItem(queue([], runs), null)?.id).toBe('confirms');
  });

  test('leaves the panel to the row that was chosen', () => {
    expect(shownItem(queue([], runs), { kind: 'run', id: 'ended' })?.id).toBe('ended');
  });

  test('is back in the panel when the chosen row has left the list', () => {
    expect(shownItem(queue([], runs), { kind: 'job', id: 'old' })?.id).toBe('confirms');
  });

  test('is nothing where every run has ended', () => {
    expect(shownItem(queue([sampleJob()], [ended]), null)).toBeNull();
  });
});

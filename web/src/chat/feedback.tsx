/**
 * What a reader thinks of an answer: good with one press, not good with the reason and the words that were wanted, both
 * optional. It becomes a case of the evaluation on the server, which nobody else sees.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Judgement } from '../state/api.ts';
import { usePageTools } from '../ui/page-tools.ts';
import { problemIn } from '../state/problem.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import './feedback.css';

export function Feedback({ turnId }: { turnId: string }) {
  const { judge } = usePageTools();
  const [stage, setStage] = useState<'open' | 'writing' | 'kept'>('open');
  const [problem, setProblem] = useState('');
  const send = async (judgement: Judgement): Promise<void> => {
    try {
      await judge(turnId, judgement);
      setStage('kept');
    } catch (fault) {
      setProblem(strings.feedback.notKept(problemIn(fault).title));
    }
  };
  return (
    <>
      {stage === 'open' && (
        <>
          <button type="button" class="tool" onClick={() => void send({ verdict: 'up' })}>
            {strings.feedback.good}
          </button>
          <button type="button" class="tool" onClick={() => setStage('writing')}>
            {strings.feedback.notGood}
          </button>
        </>
      )}
      <span class="judged" aria-live="polite">
        {stage === 'kept' ? strings.feedback.kept : problem}
      </span>
      {stage === 'writing' && <ReasonForm onSend={send} onCancel={() => setStage('open')} />}
    </>
  );
}

interface ReasonFormProps {
  readonly onSend: (judgement: Judgement) => Promise<void>;
  readonly onCancel: () => void;
}

function ReasonForm({ onSend, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend({
          verdict: 'down',
          ...(reason.trim() !== '' && { reason: reason.trim() }),
          ...(words.trim() !== '' && { expected: [words.trim()] }),
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label>
        {strings.feedback.reason}
        <input
          ref={field}
          class="field"
          dir="auto"
          maxLength={2000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label>
        {strings.feedback.expected}
        <input
          class="field"
          dir="auto"
          maxLength={500}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <div class="dialog-actions">
        <button type="button" class="button quiet" onClick={onCancel}>
          {strings.cancel}
        </button>
        <button type="submit" class="button">
          {strings.feedback.send}
        </button>
      </div>
    </form>
  );
}

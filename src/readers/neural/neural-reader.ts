/**
 * Reads passages with a small transformer that points at the answer and says whether there is one (models/reader, made by
 * training/reader), or with a model of the hub for extractive question answering. It runs in a process of its own.
 *
 * Promises: the weights are hashed before they are loaded; the best few passages are read first, and more only while none
 * is sure to answer. What can fail is thrown as a FootnoteError.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Question } from '../../domain.ts';
import { describeError, FootnoteError } from '../../errors.ts';
import { inspect, type ModelParts } from '../../models/model-files.ts';
import { ModelProcess } from '../../models/model-process.ts';
import { type ModelOptions, openModel } from '../../models/open-model.ts';
import { sentenceSpans } from '../../text.ts';
import type { Candidate, ReadablePassage, Reader } from '../reader.ts';
import type { PassageReading, ReaderAbout, ReadOrder } from './reader-messages.ts';

/** Passages that are read together, one group after another: the first ones hold most answers. */
const groups = [4, 4, 8];
/** From here on no further passages are read: of 310 questions that it spares six passages, one was answered worse and one better (bench/LOG.md). */
const sure = 0.8;

/** Turns the model's logit into a share: 1 / (1 + exp(-(scale * logit + shift))). Fitted on held-back examples. */
const calibrationSchema = z.object({ scale: z.number().positive(), shift: z.number() });
type Calibration = z.infer<typeof calibrationSchema>;
/** Of a model that does not judge: its span against "no answer", where 0 is even. */
const even: Calibration = { scale: 0.5, shift: 0 };

type Process = ModelProcess<ReadOrder, readonly PassageReading[], ReaderAbout>;

export class NeuralReader implements Reader {
  readonly id: string;
  readonly #process: Process;
  readonly #calibration: Calibration;

  private constructor(id: string, process: Process, calibration: Calibration) {
    this.id = id;
    this.#process = process;
    this.#calibration = calibration;
  }

  /** Our own, from the folder where it is shipped. */
  static async open(folder = shippedFolder()): Promise<NeuralReader> {
    const user = { setting: 'FOOTNOTE_READER', otherwise: 'set FOOTNOTE_READER=linear', model: 'reader' };
    const kept = await inspect(folder);
    if (kept.state === 'absent') throw unusableFolder(folder, 'model-not-cached', 'it is not there');
    if (kept.state === 'damaged') throw unusableFolder(folder, 'model-damaged', kept.reason);
    const calibration = await calibrationOf(folder);
    const process: Process = await ModelProcess.start({ ...user, file: childFile(), args: [folder, weightsOf(kept)] });
    return new NeuralReader('neural', process, calibration);
  }

  /** A model of the hub, such as deepset/minilm-uncased-squad2; fetched once. */
  static async load(options: ModelOptions): Promise<NeuralReader> {
    return openModel(
      options,
      async (folder, parts) => {
        const args = [folder, weightsOf(parts)];
        const process: Process = await ModelProcess.start({ ...options, file: childFile(), args });
        return new NeuralReader(`transformers:${options.model}`, process, even);
      },
      async (reader) => reader.close(),
    );
  }

  async read(
    { text }: Pick<Question, 'text'>,
    passages: readonly ReadablePassage[],
    signal: AbortSignal,
  ): Promise<readonly Candidate[]> {
    const candidates: Candidate[] = [];
    let from = 0;
    for (const size of [...groups, Infinity]) {
      const group = passages.slice(from, from + size);
      if (group.length === 0) break;
      const order = {
        question: text,
        passages: group.map(({ article, passage }) => ({
          title: titleOf(article.title, passage.heading),
          text: passage.text,
        })),
      };
      const readings = await this.#process.do(order, signal);
      group.forEach((ranked, at) => candidates.push(...this.#candidates(ranked, readings[at])));
      if (candidates.some(({ answerable }) => answerable >= sure)) break;
      from += size;
    }
    return candidates.toSorted((a, b) => b.score - a.score);
  }

  #candidates({ passage, article }: ReadablePassage, reading?: PassageReading): Candidate[] {
    if (reading === undefined) return [];
    const sentences = sentenceSpans(passage.text, article.language);
    const { scale, shift } = this.#calibration;
    const answerable = 1 / (1 + Math.exp(-scale * reading.answerable - shift));
    return reading.spans.map(({ start, end, score }): Candidate => {
      const first = sentences.findLast((sentence) => sentence.start <= start) ?? { start };
      const last = sentences.find((sentence) => sentence.end >= end) ?? { end };
      return {
        passageId: passage.id,
        start: passage.start + start,
        end: passage.start + end,
        sentenceStart: passage.start + first.start,
        sentenceEnd: passage.start + last.end,
        score,
        answerable,
        why: { span: score, answerable: reading.answerable },
      };
    });
  }

  async close(): Promise<void> {
    return this.#process.close();
  }
}

async function calibrationOf(folder: string): Promise<Calibration> {
  try {
    return calibrationSchema.parse(JSON.parse(await readFile(join(folder, 'calibration.json'), 'utf8')));
  } catch (error) {
    throw unusableFolder(folder, 'model-damaged', `its calibration.json does not serve: ${describeError(error)}`);
  }
}

function unusableFolder(folder: string, code: string, reason: string): FootnoteError {
  return new FootnoteError(
    code,
    `The reader in ${folder} cannot be used: ${reason}.`,
    'Install Footnote again, or set FOOTNOTE_READER=linear.',
  );
}

function titleOf(title: string, heading: string | undefined): string {
  return heading === undefined || heading === title ? title : `${title}. ${heading}`;
}

function weightsOf({ files }: ModelParts): string {
  return files.find(({ path }) => path.endsWith('.onnx'))?.path ?? '';
}

/** Beside the sources and the compiled code alike. */
export function shippedFolder(): string {
  return fileURLToPath(new URL('../../../models/reader', import.meta.url));
}

/** Processes run compiled code; under a test runner this file itself is not compiled. */
function childFile(): URL {
  const compiled = import.meta.url.endsWith('.ts') ? '../../../dist/readers/neural/' : './';
  return new URL(`${compiled}reader-child.js`, import.meta.url);
}

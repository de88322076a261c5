/** What is known of the embedders on the hub, and how settings win over it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { knownModels, traitsOf } from '../../src/embedders/known-models.ts';
import { SubwordEmbedder } from '../../src/embedders/subword.ts';
import { defaultTransformersModel } from '../../src/settings.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const retrieval = 'Represent this sentence for searching relevant passages:';

describe('what is known of a model', () => {
  it.each([
    [defaultTransformersModel, 'mean', '', ''],
    ['Snowflake/snowflake-arctic-embed-xs', 'cls', retrieval, ''],
    ['Snowflake/snowflake-arctic-embed-s', 'cls', retrieval, ''],
    ['Xenova/bge-small-en-v1.5', 'cls', retrieval, ''],
    ['onnx-community/granite-embedding-small-english-r2-ONNX', 'cls', '', ''],
    ['Xenova/e5-small-v2', 'mean', 'query:', 'passage:'],
    ['Xenova/multilingual-e5-small', 'mean', 'query:', 'passage:'],
  ])('is what its card says: %s', (model, pooling, questionPrefix, passagePrefix) => {
    expect(traitsOf(model)).toEqual({ pooling, questionPrefix, passagePrefix, family: 'strong' });
  });

  it('holds for every copy of it, whoever made it', () => {
    const { pooling } = traitsOf('BAAI/bge-small-en-v1.5');
    expect(pooling).toBe('cls');
    expect(traitsOf('onnx-community/bge-small-en-v1.5-ONNX')).toEqual(traitsOf('BAAI/bge-small-en-v1.5'));
  });

  it('is the mean and no prefix for a model that nothing is known of', () => {
    expect(traitsOf('some/bge-small-en-v1.5-tuned')).toEqual(traitsOf(defaultTransformersModel));
  });

  it('stands in the documentation, model by model', () => {
    const rows = readFileSync(join(import.meta.dirname, '../../docs/settings.md'), 'utf8').replaceAll(/ +/g, ' ');
    for (const [name, known] of Object.entries(knownModels)) {
      const { pooling, questionPrefix, passagePrefix, dimensions, licence } = known;
      const quoted = (prefix: string): string => (prefix === '' ? '' : `\`${prefix}\` `);
      expect(rows).toContain(
        `\`${name}\` | ${pooling} | ${quoted(questionPrefix)}| ${quoted(passagePrefix)}| ${dimensions} | ${licence} |`,
      );
    }
  });
});

describe('settings', () => {
  const traits = (model: string, values: Parameters<typeof loadConfig>[0]) =>
    traitsOf(model, loadConfig(values, {}, tempFolder()).embedding);

  it('leave alone what is known when they are not set', () => {
    expect(traits('a/e5-small-v2', {})).toEqual(traitsOf('a/e5-small-v2'));
  });

  it('tell how to use a model that nothing is known of', () => {
    expect(
      traits('a/new-embedder', {
        FOOTNOTE_EMBEDDER_POOLING: 'cls',
        FOOTNOTE_QUESTION_PREFIX: 'search_query: ',
        FOOTNOTE_PASSAGE_PREFIX: 'search_document: ',
      }),
    ).toEqual({ pooling: 'cls', questionPrefix: 'search_query:', passagePrefix: 'search_document:', family: 'strong' });
  });

  it('win over what is known, one by one; "none" takes a prefix away', () => {
    expect(traits('a/e5-small-v2', { FOOTNOTE_PASSAGE_PREFIX: 'none' })).toEqual({
      ...traitsOf('a/e5-small-v2'),
      passagePrefix: '',
    });
  });

  it('refuse a pooling that there is not', () => {
    expect(() => traits('a/b', { FOOTNOTE_EMBEDDER_POOLING: 'max' })).toThrow('FOOTNOTE_EMBEDDER_POOLING');
  });
});

it('the built-in embedder tells spelling alone, which has weights of its own', () => {
  expect(new SubwordEmbedder().family).toBe('weak');
});

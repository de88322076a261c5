/** What a model's card says of its licence: as cards of the hub are written, and as they are not. */
import { expect, it } from 'vitest';
import { licenceIn } from '../../src/models/model-card.ts';

it.each([
  ['its name', 'license: apache-2.0\nlibrary_name: transformers.js', 'apache-2.0'],
  ['several', 'license:\n  - mit\n  - cc-by-4.0', 'mit, cc-by-4.0'],
  ['a name of its own', 'license: other\nlicense_name: tongyi\nlicense_link: LICENSE', 'tongyi (LICENSE)'],
  ['a link alone', 'license: other\nlicense_link: https://example.org/l', 'other (https://example.org/l)'],
  ['none', 'language: en', undefined],
  ['nothing', 'license:', undefined],
  ['no text', 'license: {a: 1}', undefined],
  ['broken YAML', 'license: [mit', undefined],
])('tells %s', async (_what, head, licence) => {
  expect(await licenceIn(`---\n${head}\n---\n# A model\n`)).toBe(licence);
  expect(await licenceIn(`\uFEFF---\r\n${head.replaceAll('\n', '\r\n')}\r\n---\r\n`)).toBe(licence);
});

it('knows nothing of a card without a head, or of a page that is no card', async () => {
  expect(await licenceIn('# A model\n\nlicense: mit\n')).toBeUndefined();
  expect(await licenceIn('<html>license: mit</html>')).toBeUndefined();
  expect(await licenceIn(`---\n${'a: 1\n'.repeat(10_000)}license: mit\n---\n`)).toBeUndefined();
});

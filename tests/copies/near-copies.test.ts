/** Which articles count as copies of one story: those with the same words, however much was cut; not those on one subject. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearCopies, signatureOf } from '../../src/copies/near-copies.ts';
import { olderStory, ownReport, shortened, updated, wire } from '../fixtures/dam-stories.ts';

function copiesAmong(texts: Readonly<Record<string, string>>): NearCopies {
  const copies = new NearCopies();
  for (const [id, text] of Object.entries(texts)) copies.add(id, signatureOf(text));
  return copies;
}

/** Words that no two texts of different seeds have in common in a row. */
const proseOf = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, at) => `w${(seed * 7919 + at * 104_729 + ((at * at) % 9973)) % 50_000}`).join(' ');

describe('copies of a story', () => {
  const stories = { wire, shortened, updated, ownReport, olderStory };

  it('are the wire story, its first half in another paper and its next version, and no other story on the subject', () => {
    const copies = copiesAmong(stories);
    expect(copies.of('wire')).toEqual(['shortened', 'updated']);
    expect(copies.of('shortened')).toEqual(['updated', 'wire']);
    expect(copies.of('updated')).toEqual(['shortened', 'wire']);
    expect(copies.of('ownReport')).toEqual([]);
    expect(copies.of('olderStory')).toEqual([]);
    expect(copies.areCopies('wire', 'shortened')).toBe(true);
    expect(copies.areCopies('wire', 'ownReport')).toBe(false);
    expect(copies.areCopies('wire', 'nobody')).toBe(false);
  });

  it.each([
    ['in capitals, wrapped otherwise, with other marks', wire.toUpperCase().replaceAll(' ', '\n').replaceAll('"', '«')],
    [
      'under a notice and a line about the author',
      `Send us your photos!\n\n${wire}\n\nTom Holt reports from the north.`,
    ],
    ['in the middle of a longer one', `${proseOf(1, 150)}\n\n${wire}\n\n${proseOf(2, 150)}`],
  ])('are known %s', (_how, text) => {
    expect(copiesAmong({ wire, text }).of('wire')).toEqual(['text']);
  });

  it('are not two stories of one paper that end in the same paragraph about what came before', () => {
    const background = wire.split('\n\n')[4]!;
    const texts = { one: `${ownReport}\n\n${background}`, two: `${olderStory}\n\n${proseOf(3, 150)}\n\n${background}` };
    expect(copiesAmong(texts).of('one')).toEqual([]);
  });

  it('are short texts only when they are the same', () => {
    const copies = copiesAmong({
      one: 'The harvest was poor this year.',
      same: 'The harvest was poor, this year!',
      other: 'The harvest was poor this year in Orre.',
      none: '…',
      nothing: '',
    });
    expect(copies.of('one')).toEqual(['same']);
    expect(copies.of('other')).toEqual([]);
    expect(copies.of('none')).toEqual([]);
  });

  it('are known in writing without spaces', () => {
    const chinese =
      '周二黎明前,水务局的工程师打开了卡尔斯克大坝九个闸门中的四个。水务局表示,河水将在奥雷镇上涨两米,没有人处于危险之中。';
    const copies = copiesAmong({
      chinese,
      cut: chinese.slice(0, 40),
      other: '周五,卡尔斯克大坝下游响起了警报声,但这只是一次演习。水务局说,大多数警报器工作正常,只有两个没有声音。',
    });
    expect(copies.of('chinese')).toEqual(['cut']);
  });

  it('are mutual, and depend on no order of adding, removing and asking', () => {
    const ids = Object.keys(stories) as (keyof typeof stories)[];
    const operation = fc.record({ id: fc.constantFrom(...ids), keep: fc.boolean(), asked: fc.boolean() });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        const copies = new NearCopies();
        const kept = new Set<keyof typeof stories>();
        for (const { id, keep, asked } of operations) {
          if (asked) for (const each of ids) copies.of(each);
          if (keep) copies.add(id, signatureOf(stories[id]));
          else copies.remove(id);
          kept[keep ? 'add' : 'delete'](id);
        }
        const fresh = copiesAmong(Object.fromEntries([...kept].map((id) => [id, stories[id]])));
        expect(copies.size).toBe(kept.size);
        for (const id of ids) expect(copies.of(id)).toEqual(fresh.of(id));
      }),
    );
  });

  it('are found for any share from two thirds on, and for none below a third', () => {
    const copies = new NearCopies();
    copies.add('whole', signatureOf(proseOf(5, 900)));
    const words = proseOf(5, 900).split(' ');
    for (let from = 0; from < 600; from += 50) {
      const part = words.slice(from, from + 300).join(' ');
      copies.add('contained', signatureOf(part));
      copies.add('mostly', signatureOf(`${part} ${proseOf(from + 6, 100)}`));
      copies.add('hardly', signatureOf(`${part.split(' ').slice(0, 90).join(' ')} ${proseOf(from + 7, 210)}`));
      expect(copies.areCopies('whole', 'contained')).toBe(true);
      expect(copies.areCopies('whole', 'mostly')).toBe(true);
      expect(copies.areCopies('whole', 'hardly')).toBe(false);
      expect(copies.of('whole')).toEqual(expect.arrayContaining(['contained', 'mostly']));
    }
  });

  it('are still found among a thousand articles with the same notice', () => {
    const notice = proseOf(0, 60);
    const copies = new NearCopies();
    copies.add('wire', signatureOf(`${wire}\n\n${notice}`));
    for (let n = 1; n <= 1000; n += 1) copies.add(`a${n}`, signatureOf(`${proseOf(n + 10, 300)}\n\n${notice}`));
    copies.add('shortened', signatureOf(shortened));
    expect(copies.of('shortened')).toEqual(['wire']);
    expect(copies.of('wire')).toEqual(['shortened']);
  });
});

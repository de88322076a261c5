import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { englishStem } from '../../src/language/en/stem.ts';
import { fold } from '../../src/language/read-words.ts';
import { eachWord, terms, termsVersion } from '../../src/language/terms.ts';

describe('terms', () => {
  it.each([
    ['inflections meet', 'The troops were striking; strikes, a strike', ['troop', 'strike', 'strike', 'strike']],
    ['numbers keep their value', '1,200 men, 3.5 tonnes, 57%', ['1200', 'men', '3.5', 'tonn', '57']],
    ['a list without spaces is not a number', '12,5,2014', ['12', '5', '2014']],
    ['possessives go', "Iraq's and O’Brien’s", ['iraq', 'obrien']],
    ['accents and special letters fold', 'Łódź, Müller, Ærø', ['lodz', 'muller', 'aero']],
    ['an abbreviation is its letters', 'U.S. and US', ['us', 'us']],
    ['a hyphenated name is its parts and the whole', 'al-Bukamal', ['al', 'bukam', 'albukam']],
    ['so is a name with its article apart', 'Al Bukamal', ['al', 'bukam', 'albukam']],
    ['and a designation', 'F-16s', ['f', '16', 'f16']],
    ['a phrase is not joined', 'state-of-the-art', ['state', 'art']],
    ['years of a range stand apart', '2014–2017 and 2014-2017', ['2014', '2017', '2014', '2017']],
    ['WHO is a name, who is not', 'The WHO asked who', ['who', 'ask']],
    ['in capitals throughout, a stop word stays one', 'WHO WAS THE KING', ['king']],
    ['nothing from nothing', ' — … ', []],
  ])('%s: %s', (_what, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('part text without spaces into words', () => {
    expect(terms('北京的天气', 'zh')).toEqual(['北京', '的', '天气']);
    expect(terms('สวัสดีชาวโลก', 'th')).toEqual(['สวัสดี', 'ชาว', 'โลก']);
  });

  it('fold Arabic and Russian spellings, and keep Thai and Hindi vowels', () => {
    expect(terms('الْعِرَاقُ')).toEqual(terms('العراق'));
    expect(terms('Ёлка в Москве')).toEqual(['елк', 'в', 'москв']);
    expect(fold('हिन्दी')).toBe('हिन्दी'.normalize('NFKD').normalize('NFC'));
  });

  it('part Spanish, and Chinese of a question whose language is not told', () => {
    expect(terms('¿Cuántos soldados murieron en España?')).toEqual(['cuanto', 'soldado', 'murieron', 'en', 'espana']);
    expect(terms('北京的天气')).toEqual(terms('北京的天气', 'zh'));
  });

  it('are the same once more words were read than are kept', () => {
    const text = 'The F-16s of al-Bukamal flew 1,200 miles; WHO asked who, in 2014–2017, of Łódź’s 北京的天气.';
    const before = terms(text);
    const others = Array.from({ length: 50_100 }, (_, at) => `w${at}x`);
    expect(terms(others.join(' '))).toEqual(others);
    expect(terms(text)).toEqual(before);
    expect(terms(others.join(' ')).slice(0, 5)).toEqual(others.slice(0, 5));
  });

  it('take a language tag that is none', () => {
    expect(terms('北京的天气', 'not a tag')).toEqual(['北京', '的', '天气']);
  });

  it('are no more than what is left of a word: nothing of marks before letters of another script', () => {
    expect(terms('\u{fcf2}\u{f900}')).toEqual(terms('\u{f900}'));
  });

  it('do not throw, give no empty term, and are the same each time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const found = terms(text);
        expect(found).not.toContain('');
        expect(terms(text)).toEqual(found);
      }),
    );
  });

  it('do not care how a text is composed or capitalized', () => {
    fc.assert(
      fc.property(fc.constantFrom('Économie', 'São Paulo', 'Ångström', 'Deir ez-Zor', "Sana'a"), (text) => {
        expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
        expect(terms(text.toLowerCase())).toEqual(terms(text));
      }),
    );
  });
});

describe('eachWord', () => {
  it('tells stop words and joined names from words, and gives words as written', () => {
    const seen: string[] = [];
    eachWord('War in al-Raqqa', (term, word, kind) => seen.push(`${term} ${word} ${kind}`));
    expect(seen).toEqual([
      'war War word',
      'in in stop',
      'al al-Raqqa word',
      'raqqa al-Raqqa word',
      'alraqqa al-Raqqa whole',
    ]);
  });
});

describe('englishStem', () => {
  // Expected stems are those of Snowball's own implementation (snowballstemmer 3.1.1).
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['ties', 'tie'],
    ['gas', 'gas'],
    ['agreed', 'agre'],
    ['hopping', 'hop'],
    ['hoping', 'hope'],
    ['falling', 'fall'],
    ['added', 'add'],
    ['relational', 'relat'],
    ['organization', 'organiz'],
    ['international', 'internat'],
    ['generously', 'generous'],
    ['university', 'universiti'],
    ['geologists', 'geolog'],
    ['hopefulness', 'hope'],
    ['triplicate', 'triplic'],
    ['adjustment', 'adjust'],
    ['adoption', 'adopt'],
    ['controlling', 'control'],
    ['rolled', 'roll'],
    ['dying', 'die'],
    ['news', 'news'],
    ['evenings', 'evening'],
    ['pasting', 'paste'],
    ['sayyaf', 'sayyaf'],
    ['enjoyed', 'enjoy'],
    ['by', 'by'],
  ])('%s -> %s', (word, stem) => {
    expect(englishStem(word)).toBe(stem);
  });
});

describe('termsVersion', () => {
  const sample =
    "Deir ez-Zor's F-16s hit 1,200 targets; the U.S. and al-Bukamal said so in the 1980s. “Łódź was rebuilt”, relations " +
    'worried. WHO left. نفط العراق Нефть';

  it('is raised when the same text gives other terms (a failure here says that it must be: then change both)', () => {
    const digest = createHash('sha256').update(terms(sample).join(' ')).digest('hex').slice(0, 12);
    expect([termsVersion, digest]).toEqual([3, 'd1f2cfe6d644']);
  });
});

/** Languages that are not English: what is asked in one form of a word is found in another. The whole path over real files. */
import { expect, it } from 'vitest';
import { languageAsked } from '../../src/query/asking.ts';
import { lightStem } from '../../src/language/read-words.ts';
import { terms } from '../../src/language/terms.ts';
import { openFootnote } from '../fixtures/open-footnote.ts';

/** Each question is answered by the article of its own number; all articles of a language stand in one folder. */
const languages: Readonly<Record<string, readonly (readonly [article: string, ...questions: string[]])[]>> = {
  Arabic: [
    [
      'قال الوزير إن المدرسة الجديدة في الموصل فتحت أبوابها أمام التلاميذ.',
      'متى فتحت مدرسة الموصل؟',
      'من قال إنّ المدرسةَ فُتِحَت؟',
    ],
    ['أعلنت الشركة أن الجسر القديم في البصرة سيغلق للإصلاح.', 'لماذا يغلق جسر البصرة؟', 'ماذا أعلنت شركه البصره؟'],
    [
      'وصلت قافلة المساعدات الإنسانية إلى إدلب بعد يومين.',
      'متى وصلت قوافل المساعدات الى ادلب؟',
      'كم يوما سارت القافلة بالمساعدات؟',
    ],
    ['انتخب المجلس رئيسا للبلدية في كركوك بأغلبية الأصوات.', 'من انتخبه مجلس كركوك؟', 'كيف اختير رئيس البلديات؟'],
  ],
  Chinese: [
    ['北京的新图书馆昨天开放,收藏了两百万册书。', '北京图书馆有多少册书?', '新图书馆什么时候开放?'],
    ['上海港口因台风关闭三天,货船停在海上。', '上海港口为什么关闭?', '台风让货船停在哪里?'],
    ['广州的工厂生产电动汽车的电池。', '哪里生产电动汽车电池?', '广州工厂生产什么?'],
    ['西安的考古学家发现了唐代的陶器。', '考古学家发现了什么?', '唐代陶器在哪里发现?'],
  ],
  Thai: [
    ['น้ำท่วมในเชียงใหม่ทำให้สะพานสองแห่งพังลง', 'สะพานในเชียงใหม่พังเพราะอะไร', 'น้ำท่วมที่ไหน'],
    ['ตลาดใหม่ในภูเก็ตเปิดเมื่อวันจันทร์', 'ตลาดในภูเก็ตเปิดเมื่อไร', 'ตลาดใหม่อยู่ที่ไหน'],
    ['รถไฟจากกรุงเทพไปหนองคายใช้เวลาสิบชั่วโมง', 'รถไฟไปหนองคายใช้เวลากี่ชั่วโมง', 'รถไฟจากกรุงเทพไปไหน'],
    ['นักวิจัยพบปลาชนิดใหม่ในแม่น้ำโขง', 'พบปลาในแม่น้ำอะไร', 'นักวิจัยพบอะไร'],
  ],
  Russian: [
    [
      'В Казани открыли новый мост через реку. Строительство моста заняло два года.',
      'Когда открылся мост в городе Казань?',
      'Сколько лет строили мосты Казани?',
    ],
    [
      'Армия отвела войска от границы. Об этом сообщило министерство.',
      'Куда ушли войсками с границей?',
      'Что сообщают в министерстве об армии?',
    ],
    [
      'Учёные нашли древнюю рукопись в библиотеке Твери.',
      'Где нашли рукописи?',
      'Что лежало в тверской библиотекой Тверь?',
    ],
    [
      'Шахтёры Воркуты бастуют вторую неделю, требуя выплаты зарплаты.',
      'Чего требуют шахтеры?',
      'Где бастует шахтёр за зарплату?',
    ],
  ],
  Spanish: [
    [
      'Los bomberos apagaron el incendio en Málaga después de tres días.',
      '¿Cuándo apagó el bombero el incendio de Malaga?',
      '¿Dónde hubo incendios?',
    ],
    [
      'La ministra inauguró dos hospitales en León.',
      '¿Cuántos hospitales inauguro la ministra?',
      '¿Qué hospital hay en Leon?',
    ],
    [
      'Las elecciones municipales de Cádiz se aplazaron por las lluvias.',
      '¿Por qué se aplazó la elección en Cadiz?',
      '¿Qué aplazó la lluvia?',
    ],
    [
      'Un pescador encontró monedas antiguas frente a la costa de Gijón.',
      '¿Qué moneda antigua se encontró?',
      '¿Dónde pescan los pescadores de Gijon?',
    ],
  ],
};

it.each(Object.keys(languages))('%s: every question finds its article first', async (language) => {
  const cases = languages[language] ?? [];
  const footnote = await openFootnote(Object.fromEntries(cases.map(([article], at) => [`${at}.txt`, article])));
  const wrong: string[] = [];
  for (const [at, [, ...questions]] of cases.entries()) {
    for (const question of questions) {
      const { results } = await footnote.search(question, 4);
      if (results[0]?.path !== `${at}.txt`) wrong.push(`${question} -> ${results[0]?.text}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['the Arabic article, also after and, by, for', ['المدرسة', 'والمدرسة', 'بالمدرسة', 'للمدرسة', 'مدرسة']],
  ['Arabic plurals and marks', ['معلمون', 'المعلمين', 'مُعَلِّم', 'معلمات']],
  ['forms of alef, ya and ta marbuta', ['إدارة', 'ادارة', 'أداره']],
  ['Russian cases', ['Москва', 'Москве', 'Москвы', 'Москвой', 'Москву']],
  ['Russian plurals', ['войска', 'войск', 'войсками', 'войскам']],
  ['Russian adjectives', ['российский', 'российских', 'российской', 'российскому']],
  ['Spanish accents', ['León', 'Leon']],
  ['Spanish plurals', ['soldado', 'soldados']],
])('one term for %s', (_what, words) => {
  expect(new Set(words.flatMap((word) => terms(word))).size).toBe(1);
});

it('a surname is not the name that it comes from, and no word is stemmed away', () => {
  expect(terms('Иванов')).not.toEqual(terms('Иван'));
  expect(['ال', 'для', 'они', 'وال'].map(lightStem)).toEqual(['ال', 'для', 'они', 'وال']);
});

it.each([
  ['zh', '上海港口因台风关闭三天', ['上海', '港口', '因', '台风', '关闭', '三天']],
  ['th', 'สะพานสองแห่งพังลง', ['สะพาน', 'สอง', 'แห่ง', 'พัง', 'ลง']],
])('%s without spaces is parted into its words', (language, text, words) => {
  expect(terms(text, language)).toEqual(words);
  expect(terms(text)).toEqual(words);
});

it.each([
  ['¿Quién es el rey de España?', '¿ rey España?'],
  ['¿Por qué se aplazó la cumbre de La Haya?', '¿ aplazó cumbre La Haya?'],
  ['Wie is de burgemeester van Lauvik?', 'burgemeester Lauvik?'],
  ['Quelle est la hauteur du phare ?', 'hauteur phare ?'],
  ['Кто был мэром города?', 'мэром города?'],
  ['馆长是谁?', '馆长 ?'],
  ['من افتتح السد؟', 'افتتح السد؟'],
  ['Who directed Das Boot and Die Brücke?', 'Who directed Das Boot and Die Brücke?'],
  ['When was the ferry of Lauvik stopped?', 'When was the ferry of Lauvik stopped?'],
  ['Como lake ferry', 'Como lake ferry'],
  ['unrest in Greece', 'unrest in Greece'],
])('words that put a question in another language are not what it is about: %s', (question, asked) => {
  expect(languageAsked(question).asked).toBe(asked);
});

it.each([
  ['Wer ist der Bürgermeister von Lauvik?', 'de'],
  ['Nenne die Mühlen, die an der Lauvik stehen.', 'de'],
  ['Was bedeutet ATP?', 'de'],
  ['Wie is de burgemeester van Lauvik?', 'nl'],
  ['Was NATO told?', 'en'],
  ['Was anyone hurt in Die Brücke?', 'en'],
])('a question is in the language whose words hold it together: %s', (question, language) => {
  expect(languageAsked(question).language).toBe(language);
});

it('a question in another language is answered, and of what is missing only names are told', async () => {
  const footnote = await openFootnote({
    'library.md': '---\nlanguage: zh\n---\n青川图书馆于2020年6月18日重新开放。馆长李明华说，新馆藏书达到三十万册。',
    'ferry.md': '---\nlanguage: de\n---\nDie Fähre von Lauvik fasst 120 Fahrgäste. Bürgermeisterin ist Helga Krüger.',
  });
  const ask = (text: string) => footnote.askOnce({ text, history: [], filters: {} }, new AbortController().signal);
  expect((await ask('馆长是谁?')).text).toContain('李明华');
  expect((await ask('Wie viele Fahrgäste fasst die Fähre?')).text).toContain('120');
  expect((await ask('Wer ist der König von Norwegen?')).missing).toEqual(['Norwegen', 'König']);
  expect((await ask('馆长是谁?')).why.unknownLanguage).toBe('zh');
  expect((await ask('Wie viele Fahrgäste fasst die Fähre?')).why.unknownLanguage).toBeUndefined();
});

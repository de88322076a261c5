/** The language of an article, which decides where sentences end and how its words are looked for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/articles/language.ts';
import { readArticle } from '../../src/articles/read-article.ts';

const texts: Readonly<Record<string, string>> = {
  en: 'The old bridge was closed on Monday after the flood had damaged two of its pillars, the mayor said.',
  de: 'Die alte Brücke wurde am Montag gesperrt, nachdem das Hochwasser zwei ihrer Pfeiler beschädigt hatte, sagte der Bürgermeister.',
  nl: 'De oude brug werd maandag gesloten nadat het hoogwater twee van de pijlers had beschadigd, zei de burgemeester.',
  sv: 'Den gamla bron stängdes på måndagen efter att översvämningen hade skadat två av dess pelare, sade borgmästaren.',
  da: 'Den gamle bro blev lukket mandag, efter at oversvømmelsen havde beskadiget to af dens piller, sagde borgmesteren. Der er ikke noget at gøre nu.',
  no: 'Den gamle broen ble stengt mandag etter at flommen hadde skadet to av pilarene, sa ordføreren. Det er ikke noe å gjøre nå.',
  is: 'Gömlu brúnni var lokað á mánudag eftir að flóðið hafði skemmt tvær af stoðum hennar, sagði borgarstjórinn, en þetta er ekki það versta sem hefur verið.',
  fr: 'Le vieux pont a été fermé lundi après que la crue eut endommagé deux de ses piles, a déclaré le maire.',
  es: 'El viejo puente se cerró el lunes después de que la inundación dañara dos de sus pilares, según dijo el alcalde.',
  pt: 'A velha ponte foi fechada na segunda-feira depois que a enchente danificou dois de seus pilares, disse o prefeito. Não há mais nada a fazer.',
  ca: 'El pont vell es va tancar dilluns després que la inundació malmetés dos dels seus pilars, segons va dir l’alcalde, però també hi ha més danys.',
  it: 'Il vecchio ponte è stato chiuso lunedì dopo che la piena aveva danneggiato due dei suoi piloni, ha detto il sindaco.',
  ro: 'Podul vechi a fost închis luni după ce inundația a avariat doi dintre pilonii săi, a spus primarul. Nu este încă clar când se va deschide.',
  pl: 'Stary most został zamknięty w poniedziałek po tym, jak powódź uszkodziła dwa z jego filarów, powiedział burmistrz. Nie jest to jeszcze koniec.',
  cs: 'Starý most byl v pondělí uzavřen, když povodeň poškodila dva jeho pilíře, řekl starosta. Oprava se ještě nezačala, ale bude již brzy.',
  sk: 'Starý most bol v pondelok uzavretý po tom, ako povodeň poškodila dva jeho piliere, povedal starosta. Oprava sa ešte nezačala, ale už je to blízko.',
  sl: 'Stari most so v ponedeljek zaprli, ker je poplava poškodovala dva od njegovih stebrov, je povedal župan. Popravilo se še ni začelo, vendar bo kmalu.',
  hr: 'Stari most zatvoren je u ponedjeljak nakon što je poplava oštetila dva njegova stupa, rekao je gradonačelnik. Popravak još nije počeo, ali će uskoro.',
  hu: 'A régi hidat hétfőn lezárták, miután az árvíz megrongálta két pillérét – mondta a polgármester. A javítás még nem kezdődött el, de ez már nem sokáig van így.',
  tr: 'Eski köprü, sel iki ayağına zarar verdikten sonra pazartesi günü kapatıldı, dedi belediye başkanı. Onarım henüz başlamadı ama bu çok uzun sürmeyecek.',
  fi: 'Vanha silta suljettiin maanantaina, kun tulva oli vaurioittanut sen kahta pilaria, sanoi pormestari. Korjaus ei ole vielä alkanut, mutta se on jo lähellä.',
  et: 'Vana sild suleti esmaspäeval, kui üleujutus oli kahjustanud kahte selle sammast, ütles linnapea. Remont ei ole veel alanud, kuid see on juba lähedal.',
  lv: 'Vecais tilts tika slēgts pirmdien pēc tam, kad plūdi bija sabojājuši divus tā balstus, teica mērs. Remonts vēl nav sācies, bet tas būs jau drīz.',
  lt: 'Senasis tiltas buvo uždarytas pirmadienį po to, kai potvynis apgadino dvi jo atramas, sakė meras. Remontas dar neprasidėjo, bet tai yra jau netoli.',
  id: 'Jembatan tua itu ditutup pada hari Senin setelah banjir merusak dua dari tiangnya, kata wali kota. Perbaikan belum dimulai, tetapi akan segera.',
  vi: 'Cây cầu cũ đã bị đóng cửa vào thứ Hai sau khi lũ làm hỏng hai trụ của nó, thị trưởng cho biết. Việc sửa chữa chưa bắt đầu nhưng sẽ sớm có.',
  sw: 'Daraja la zamani lilifungwa Jumatatu baada ya mafuriko kuharibu nguzo zake mbili, alisema meya wa mji huo. Bado kazi ya kulijenga haijaanza.',
  ru: 'Старый мост закрыли в понедельник после того, как наводнение повредило две его опоры, сообщил мэр.',
  uk: 'Старий міст закрили в понеділок після того, як повінь пошкодила дві його опори, повідомив мер.',
  bg: 'Старият мост беше затворен в понеделник, след като наводнението повреди две от неговите опори, съобщи кметът на града.',
  sr: 'Стари мост је затворен у понедељак пошто је поплава оштетила два његова стуба, рекао је градоначелник.',
  ar: 'أغلق الجسر القديم يوم الاثنين بعد أن ألحقت الفيضانات أضرارا باثنين من أعمدته، وقال رئيس البلدية ذلك.',
  fa: 'پل قدیمی روز دوشنبه پس از آنکه سیل به دو پایه آن آسیب رساند بسته شد، شهردار گفت.',
  ja: '洪水で二本の橋脚が壊れたため、古い橋は月曜日に閉鎖されたと市長は述べた。',
  zh: '由于洪水损坏了两个桥墩，这座旧桥于星期一关闭，市长说。',
  ko: '홍수로 교각 두 개가 손상된 뒤 오래된 다리가 월요일에 폐쇄되었다고 시장이 말했다.',
  el: 'Η παλιά γέφυρα έκλεισε τη Δευτέρα, αφού η πλημμύρα προκάλεσε ζημιές σε δύο από τους στύλους της, είπε ο δήμαρχος.',
  hi: 'बाढ़ से दो खंभों को नुकसान पहुँचने के बाद पुराना पुल सोमवार को बंद कर दिया गया, महापौर ने कहा।',
};

describe('the language of a text', () => {
  it.each(Object.entries(texts))('is %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
    expect(languageOf(`${text} `.repeat(30), language)).toBe(language);
  });

  it.each([
    'Floods',
    'Die Brücke',
    'Par avion',
    'El Niño returns',
    'Mayor dies in La Paz',
    'Volkswagen, Siemens and Deutsche Bank report losses',
    'A de facto government in El Salvador',
    'Bridge over the Río de la Plata closed',
    'Table 1 | 2019 | 2020',
    '12 345',
    '',
  ])('that is too short to tell is taken for English: %j', (text) => {
    expect(languageOf(text)).toBe('en');
  });

  it('is that of the article, not of whom it quotes', () => {
    const english = `${texts['en']} ${texts['en']} ${texts['en']}`;
    expect(languageOf(`${english} “${texts['fr']}” ${english}`)).toBe('en');
  });

  it('is what is declared, unless the text speaks clearly against it', () => {
    const german = `${texts['de']} `.repeat(4);
    expect(languageOf(german, 'en')).toBe('de');
    expect(languageOf(german, 'de-AT')).toBe('de-AT');
    expect(languageOf(german, 'cy')).toBe('cy');
    expect(languageOf('Die Brücke.', 'en-GB')).toBe('en-GB');
    expect(languageOf(texts['ar']!, 'en')).toBe('ar');
    expect(languageOf(texts['ar']!, 'ckb')).toBe('ckb');
    expect(languageOf(`${texts['en']} `.repeat(4), 'fr')).toBe('en');
    expect(languageOf(texts['no']!, 'nb')).toBe('nb');
  });

  it('is told by the letters that are seen', () => {
    const unseen = texts['en']!.replaceAll(/./gu, '$&\u200B');
    expect(languageOf(unseen)).toBe('en');
    expect(languageOf(texts['de']!.replaceAll(/./gu, '$&\u2060'))).toBe('de');
    // Letters by themselves are words of other languages: "a", "e", "o", "y".
    expect(languageOf(`${texts['en']} ${texts['en']!.replaceAll(/\p{L}/gu, '$& ')}`)).toBe('en');
  });

  it('is told in every format; front matter is believed', async () => {
    const languageIn = async (path: string, file: string): Promise<string | undefined> => {
      const outcome = await readArticle(path, Buffer.from(file));
      return outcome.ok ? outcome.content.language : undefined;
    };
    const french = `${texts['fr']} `.repeat(4);
    expect(await languageIn('a.txt', `Le pont\n\n${french}`)).toBe('fr');
    expect(await languageIn('a.md', `# Le pont\n\n${french}`)).toBe('fr');
    expect(await languageIn('a.md', `---\nlanguage: oc\n---\n# Le pont\n\n${french}`)).toBe('oc');
    expect(await languageIn('a.html', `<html lang="en"><body><p>${french}</p></body></html>`)).toBe('fr');
  });

  it('is always one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(languageOf(text)).toMatch(/^[a-z]{2}$/);
      }),
    );
  });
});

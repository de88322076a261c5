/** Words that put a question in languages that have no tables of their own; those of German stand in de/asking.ts. */

/** Words that ask, as they are written in a question. */
export const askingByLanguage: Readonly<Record<string, string>> = {
  ar: 'من ما ماذا متى أين اين كم كيف لماذا هل أي أية',
  el: 'ποιος ποια ποιο ποιοι ποιους ποιον ποιων τι πότε πού πόσο πόσα πόσοι πόσες πώς γιατί',
  es: 'qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas dónde cómo quien quienes cual cuales cuando cuanto cuantos cuantas donde como',
  fr: 'qui que quoi quel quelle quels quelles quand où combien comment pourquoi lequel laquelle',
  hi: 'कौन किसने किस किसे किसको किन क्या कब कहाँ कहां कितना कितनी कितने कैसे क्यों',
  id: 'siapa apa kapan dimana mana berapa bagaimana mengapa kenapa',
  it: 'chi che cosa quale quali quando dove quanto quanta quanti quante come perché',
  ja: '誰 だれ 何 なに いつ どこ どの どれ どう なぜ いくつ いくら',
  ko: '누구 누가 무엇 언제 어디 어디서 얼마 몇 어떻게 왜 어떤 무슨',
  nl: 'wie wat wanneer waar waarom hoe hoeveel welke welk',
  pl: 'kto kogo komu kim co kiedy gdzie ile jak dlaczego który która które jaki jaka jakie',
  pt: 'quem que qual quais quando onde quanto quanta quantos quantas como porque porquê',
  ro: 'cine cui ce care când unde cât câtă câți câte cum',
  ru: 'кто кого кому кем что чего чем когда где куда откуда сколько как почему зачем какой какая какое какие каком какую чей',
  sv: 'vem vilka vilken vilket vad när var vart hur många varför',
  th: 'ใคร อะไร เมื่อไร เมื่อไหร่ เมื่อใด ไหน ใด เท่าไร เท่าไหร่ กี่ อย่างไร ทำไม',
  tr: 'kim kimin kime kimi ne neden niçin niye nerede nereye nereden kaç nasıl hangi',
  uk: 'хто кого кому ким що чого коли де куди звідки скільки як чому який яка яке які',
  vi: 'ai gì nào đâu bao nhiêu sao',
  zh: '谁 誰 什么 什麼 多少 几 幾 哪 哪里 哪裡 哪些 哪个 何时 怎么 怎样 如何 为什么 為什麼 为何',
};

/** What else holds a question together, beside the function words that are known of the language anyway. */
export const besidesByLanguage: Readonly<Record<string, string>> = {
  ar: 'في على إلى الى عن هو هي كان كانت',
  de: 'wurden waren hatte hatten sei ist war bedeutet bedeuten heißt hieß heißen macht machte gibt gab geschah passiert passierte verursacht verursachte führte führt tut zeigt gehört gehören',
  el: 'ο η το οι τα του της των τον την στο στη στην στον είναι ήταν και με για από σε να',
  es: 'es son fueron eran están había el lo',
  fr: 'sont ont étaient fut furent t',
  hi: 'है हैं था थी थे का की के को में से ने पर',
  it: 'erano furono fu',
  ja: 'は が を に の で と も か です ます した',
  ko: '은 는 이 가 을 를 에 의',
  nl: 'waren zijn',
  pl: 'byli były',
  pt: 'foram era eram estão',
  ru: 'в на с и из к о об по за от был была было были это',
  th: 'คือ เป็น ที่ ใน ของ',
  tr: 'mi mı mu mü',
  uk: 'в у на з і та до по за від був була було були це',
  zh: '是 的 了 吗 嗎 呢',
};

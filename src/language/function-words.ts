/**
 * Words that hold sentences together, by language: what tells languages of Latin letters apart in a few sentences.
 * Those are listed that are frequent and, among neighbours (Danish and Norwegian, Czech and Slovak), differ.
 * Croatian stands for Bosnian and Serbian in Latin letters, Indonesian for Malay, Norwegian for its Bokmål.
 */
const lists: Readonly<Record<string, string>> = {
  en: 'a i the of and to in that is was for it with as on be at by are this had have from not which or but were an they has been their his her who will would more said there when what if about after out up all one its can than into other some could no he she we you',
  de: 'der die und den das von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn seine unter ich wir diese kann gegen vom schon ihre sagte',
  nl: 'de het een van en in is dat op te zijn voor met die niet aan er om ook als bij maar naar door uit werd over dan nog wordt hij heeft hebben wat ze deze meer kan was worden geen tot zo wel of hun al tegen moet veel kunnen na onder jaar zich haar',
  af: "die en van is het nie wat vir met was hy sy ook sal deur ons hulle na aan te dit kan maar om as uit oor by nog 'n word moet haar toe gaan baie jaar so daar hier tot onder teen",
  sv: 'i och att det som en är av för den till på med har inte ett om de var jag så men från vi kan när man hade skulle nu eller efter över också vid mot där ska bara blir vara under utan sig sin mycket än år då alla sade säger',
  da: 'i og at det som en er af for den til på med har ikke et om de var jeg så men fra vi kan når man havde skulle nu eller efter over også ved mod der skal kun bliver være under uden sig sin meget end år da alle sagde siger blev hvor hvad noget mellem',
  no: 'i og at det som en er av for den til på med har ikke et om de var jeg så men fra vi kan når man hadde skulle nå eller etter over også ved mot der skal bare blir være under uten seg sin mye enn år da alle sa sier ble hvor hva noe mellom ut opp',
  is: 'og að í sem er á var ekki það en til við með um af fyrir hann hún þeir þær svo eða frá hafa verið var voru þegar eftir upp hefur sé því þess þar þetta sér þá segir',
  fr: 'le la les de des du et à en un une est que qui dans pour par sur il au pas ne plus a avec ce se son sont aux cette été ont elle mais comme ou nous leur d l qu sa ses être entre après sans deux fait aussi si était selon y on ces c s n',
  es: 'de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra ese eso fue era según ha han dijo años está',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles você foi é são ser está disse há anos',
  gl: 'de a o que e do da en un para con non unha os no se na por máis as dos como mais ao el das á seu súa ou cando moito nos xa tamén só polo pola ata isto ela entre despois sen mesmo foi é son ser está dixo hai anos onde',
  ca: 'de la i que el en a els les del un per una amb no es al als més com ha o pel aquest aquesta han són va seva seu però també d l entre sobre fins quan molt sense on ser ja dels s n hi tot van estat després ho',
  it: "di e il la che in a per un del non una della i le è con si da sono come più anche al dei nel gli alla lo ha ma delle dal se o stato su nella questo dopo loro tra suo essere quando dalla sua hanno degli due c d l un' ai era ed molto ci detto anni",
  ro: 'de și în a la cu pe care că nu din o un pentru este mai fi sau au prin se ce lui fost după sunt între dar ca le al ale cele său până fără ei iar când ar această acest unui unei cum sa va numai spus ani',
  pl: 'w i na się z do nie że o jest to jak po za od przez który dla tym które jego ale co oraz być są ma już roku tylko przed która czy także był lub było ich ze może jej pod będzie bardzo go przy był gdy powiedział między tego ten jednak',
  cs: 'a v na se je že s z do o i ale by k ve po za od si jako pro jsem jsou byl byla bylo která který které také nebo jeho při podle ještě když už až může mezi není tak jen co ze jak to tím který před kde jsme jeho této řekl proti',
  sk: 'a v na sa je že s z do o aj ale by k vo po za od si ako pre som sú bol bola bolo ktorá ktorý ktoré tiež alebo jeho pri podľa ešte keď už až môže medzi nie tak len čo zo to tým pred kde sme tejto povedal proti však boli',
  sl: 'in je na v se da so za ki pa ne z ni kot tudi bi ter po od ali če lahko ko bil bila kar še že pri do iz zaradi vendar ker med kako tega bo bodo smo ga jih sta leta povedal prej',
  hr: 'i u je na se da su za od s a koji koja koje kao ali ili nije bio bila biti što šta ovo to ne iz po o će bi smo samo više jer kako nakon prije pre gdje gde kod još te već sve oko godine rekao bilo bi ga mu nisu sa do',
  hu: 'a az és hogy nem is egy ez volt csak meg de van már mint után még azt ha kell szerint vagy között lesz ki el pedig magyar sem ezt ami aki akik amely voltak mert nagyon két minden majd lehet ezek annak fel több során',
  tr: 've bir bu için ile de da olarak olan çok daha gibi en kadar sonra ancak olduğu ise o ne her iki var değil ya ama veya göre tarafından ilk yeni önce diye büyük kendi şey hem yıl arasında üzerinde dedi oldu etti eden bunun',
  fi: 'ja on ei se että oli hän mutta kun myös joka ovat kuin tai niin jos sen vain ole hänen mukaan nyt sekä jo voi mitä jossa vielä olisi kanssa ollut koska jälkeen olivat ne kaikki tämä noin sitten sanoi vuonna jotka eivät ennen',
  et: 'ja on ei see et oli kui ka ning mis aga oma ta kes nii selle või siis veel mida seda kuid nad ole olid juba pärast enne ainult tema nende aastal välja üle väga ütles mille kõik peab nagu saab',
  lv: 'un ir ar no par uz kas ka tas bija pēc arī bet ne vai gan kā lai pie viņš viņa tika šo gada līdz var nav ko jau būs vēl starp pret tikai savu teica ļoti bez tiek tiem',
  lt: 'ir kad su iš yra į tai ne kaip buvo apie už per po bet jis ji tik nuo ar dėl jo jos iki metų gali kurie kuris kai taip dar pat prie savo jau jie labai sakė prieš tarp be',
  sq: 'dhe të në e i një me për është që nga se më ka do por u janë kjo ky si nuk edhe ishte pas tha duke ai ajo këtë gjithë shumë mund pa ose kishte kanë deri',
  eu: 'eta da ez du bat dute dira baina ere zen izan den duen dela egin bere zuen hau ziren edo hori beste bezala baino dago esan arte egiten',
  eo: 'la kaj de en estas al por ne ĝi kiu vi mi pri tio estis el sed kun ke aŭ ili kiel nur pli tiu oni ankaŭ ĉi unu povas havas post ĝis li ŝi diris',
  id: 'yang dan di dari untuk pada dengan ini dalam tidak itu akan oleh ke adalah juga telah ada karena sebagai tersebut bisa mereka saya lebih kata kepada atau saat setelah para dapat seorang sudah bahwa tahun banyak antara harus masih seperti menjadi hanya',
  tl: 'ang ng sa na mga ay at ni para ito hindi may siya nila kung mula dahil niya naman isang ayon pero kanyang nang mas rin lang pa din wala ilang noong habang upang sila',
  vi: 'của và là các được trong có cho người không những một với đã này khi về từ ra để như cũng ở đến vào năm nhiều sẽ theo tại ông bị trên làm phải cùng hơn rằng',
  sw: 'na ya wa kwa ni la za katika kuwa hii huo cha vya yake wake pia hiyo lakini ambao kama baada huku alisema watu bado zaidi hilo huyo ambayo wakati hao kutoka hadi mwaka yao',
};

export const languagesOfWords = Object.keys(lists);

/** Different ones, for a sentence to be of a language surely. */
const fewestOfSentence = 3;

/** Whether a sentence is surely English, whatever stands around it. */
export function isSurelyEnglish(sentence: string): boolean {
  const words = new Set(sentence.toLowerCase().match(/[\p{L}\p{M}]+/gu));
  const counts = languagesOfWords.map(() => 0);
  for (const word of words) for (const at of languagesOfWord(word)) counts[at] = (counts[at] ?? 0) + 1;
  const [english = 0, ...others] = counts;
  return english >= fewestOfSentence && others.every((other) => other < english);
}

let table: ReadonlyMap<string, readonly number[]> | undefined;

/** Which languages, as places in `languagesOfWords`, a word (lower case) holds together. Made when first asked for. */
export function languagesOfWord(word: string): readonly number[] {
  table ??= makeTable();
  return table.get(word) ?? [];
}

function makeTable(): Map<string, number[]> {
  const words = new Map<string, number[]>();
  for (const [at, language] of languagesOfWords.entries()) {
    for (const word of new Set(lists[language]?.split(' '))) words.set(word, [...(words.get(word) ?? []), at]);
  }
  return words;
}

/** Words with a capital that name nothing. */

/** Capitalised at the start of a sentence. */
export const sentenceOpeners = new Set(
  (
    'the a an this that these those it its he she they we i you his her their our my your there here who what when ' +
    'where why which how and but or nor so yet for if in on at by from to of with without about against after before ' +
    'during since until while as because although though however also both either neither some any many most few ' +
    'several all each every no not none only even still just then than more less much such other another according ' +
    'meanwhile moreover furthermore additionally overall finally instead later earlier once under over between among ' +
    'through across despite unlike like within upon yes half hundreds thousands dozens exactly nearly almost ' +
    'reportedly allegedly'
  ).split(' '),
);

/** Capitalised everywhere. */
export const alwaysCapital = new Set(['I']);

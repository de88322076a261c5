/**
 * The article that a page describes in JSON-LD (schema.org), however it is wrapped.
 * Promises: never throws; what is of another shape than expected is as good as absent.
 */

export interface LinkedArticle {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  readonly language?: string;
  readonly body?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Enough for @graph, arrays and parts; deeper is no description of an article. */
const deepest = 6;

export function linkedArticle(scripts: readonly string[]): LinkedArticle {
  const nodes = scripts.flatMap((script) => {
    try {
      const value: unknown = JSON.parse(
        script.replace(/^\s*(?:\/\/\s*)?<!(?:--|\[CDATA\[)|(?:\/\/\s*|(?<!\s)\s*)(?:-->|\]\]>)\s*$/g, ''),
      );
      return nodesOf(value, 0);
    } catch {
      return [];
    }
  });
  const article = nodes.find(isArticle);
  if (article === undefined) return {};
  const byId = new Map(
    nodes.flatMap((node): [string, Fields][] => (typeof node['@id'] === 'string' ? [[node['@id'], node]] : [])),
  );
  const names = (value: unknown): string | undefined => {
    const found = listOf(value).flatMap((one) => nameOf(one, byId) ?? []);
    return found.length === 0 ? undefined : [...new Set(found)].join(', ');
  };
  const main = article['mainEntityOfPage'];
  return compact({
    title: textOf(article['headline']) ?? textOf(article['name']),
    author: names(article['author'] ?? article['creator']),
    publisher: names(article['publisher'] ?? article['sourceOrganization']),
    published: textOf(article['datePublished']) ?? textOf(article['dateCreated']),
    url: textOf(article['url']) ?? textOf(main) ?? (isFields(main) ? textOf(main['@id']) : undefined),
    language: textOf(article['inLanguage']),
    body: textOf(article['articleBody']),
  });
}

function nodesOf(value: unknown, depth: number): Fields[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((one) => nodesOf(one, depth + 1));
  if (!isFields(value)) return [];
  return [
    value,
    ...['@graph', 'mainEntity', 'itemListElement', 'item'].flatMap((key) => nodesOf(value[key], depth + 1)),
    ...['author', 'publisher'].flatMap((key) => nodesOf(value[key], deepest)),
  ];
}

function isArticle(node: Fields): boolean {
  return listOf(node['@type']).some((type) => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type));
}

function nameOf(value: unknown, byId: ReadonlyMap<string, Fields>): string | undefined {
  if (typeof value === 'string') return /^https?:/i.test(value) ? undefined : textOf(value);
  if (!isFields(value)) return undefined;
  const id = value['@id'];
  return textOf(value['name']) ?? (typeof id === 'string' ? textOf(byId.get(id)?.['name']) : undefined);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) ? (value[0] as unknown) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function compact(fields: Readonly<Record<keyof LinkedArticle, string | undefined>>): LinkedArticle {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

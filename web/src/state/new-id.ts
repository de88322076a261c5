/** A random name for what the page makes. Not crypto.randomUUID, which browsers keep from plain HTTP on other hosts. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

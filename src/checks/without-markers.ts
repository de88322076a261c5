/**
 * A statement as it is shown: one line, and none of the marks that models and articles number their own sources with, since
 * only our numbers are true. Promises: pure; applied twice, it changes nothing more.
 */
export function withoutMarkers(text: string): string {
  return (
    text
      .replaceAll(/\s*(?:\[\^?\d+(?:\s*[-–,]\s*\d+)*,?\]|【[^】]*】|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\(\d{1,2}\)(?=[.!?]?$))/gu, '')
      // They turn text around.
      .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[#>*-]+ /, '')
      .trim()
  );
}

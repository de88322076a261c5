/** Loaded before a command (--import): the clock on the wall is off by so many hours. The machine's own stays as it is. */
const off = Number(process.env['CLOCK_OFF_HOURS'] ?? 0) * 3_600_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(/** @type {[]} */ ...given) {
    if (given.length === 0) super(RealDate.now() + off);
    else super(...given);
  }

  static now() {
    return RealDate.now() + off;
  }
};

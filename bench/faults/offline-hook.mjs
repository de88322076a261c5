/**
 * Loaded into a process by --import: writes down each connection to, and each name looked up of, another machine, into
 * the file that FOOTNOTE_TRIED names. Covers fetch, http, tls, net, dns and datagrams, which all end in these calls.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env['FOOTNOTE_TRIED'];
const isHere = (/** @type {string | undefined | null} */ host) =>
  host === undefined ||
  host === null ||
  /^(?:localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::)$/.test(host);
const note = (/** @type {string} */ how, /** @type {string | undefined | null} */ host) => {
  if (file !== undefined && !isHere(host)) appendFileSync(file, `${how} ${host}\n`);
};

const { connect } = /** @type {any} */ (net.Socket.prototype);
net.Socket.prototype.connect = function (/** @type {any[]} */ ...given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === 'object' && first !== null) {
    if (first.path === undefined || first.path === null) note('connect', first.host);
  } else if (typeof first === 'number' || /^\d+$/.test(String(first)))
    note('connect', typeof second === 'string' ? second : undefined);
  return connect.apply(this, given);
};
/** @type {any} */
const names = dns;
for (const place of [names, names.promises, names.Resolver.prototype, names.promises.Resolver.prototype])
  for (const name of [
    'lookup',
    'resolve',
    'resolve4',
    'resolve6',
    'resolveAny',
    'resolveTxt',
    'resolveSrv',
    'reverse',
  ]) {
    const asked = place[name];
    if (typeof asked !== 'function') continue;
    place[name] = function (/** @type {any[]} */ ...given) {
      note(name, given[0]);
      return asked.apply(this, given);
    };
  }
const { send } = /** @type {any} */ (dgram.Socket.prototype);
dgram.Socket.prototype.send = function (/** @type {any[]} */ ...given) {
  note(
    'datagram',
    given.findLast((each) => typeof each === 'string'),
  );
  return send.apply(this, given);
};
syncBuiltinESMExports();

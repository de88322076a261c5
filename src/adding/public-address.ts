/**
 * Which IP addresses belong to hosts on the public internet, so that a page named by a stranger is never fetched from
 * this machine or its network. Source: the special-purpose address registries of IANA (RFC 6890 and its updates).
 * Promises: what is not known to be public is not. Pure.
 */
import { BlockList, isIP, isIPv4 } from 'node:net';

const closed = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8], // this host, this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by customers of a provider (CGNAT)
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local; metadata of cloud machines
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarking
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const) {
  closed.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['2001::', 23], // protocol assignments, among them Teredo, which carries IPv4
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which carries IPv4
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
] as const) {
  closed.addSubnet(network, bits, 'ipv6');
}

/**
 * The one block of IPv6 that is given out to hosts. Outside it lie loopback, link-local, unique local and multicast
 * addresses, and those that carry IPv4: mapped (::ffff:0:0/96) and translated (64:ff9b::/96).
 */
const globalIPv6 = new BlockList();
globalIPv6.addSubnet('2000::', 3, 'ipv6');

export function isPublicAddress(address: string): boolean {
  // An address with a zone (fe80::1%eth0) is one of this machine's networks.
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  return globalIPv6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/**
 * Whether a folder lies on another machine, or is lent by a program: what changes there is not told to this one's watch.
 * Goes by the numbers that Linux gives to kinds of file systems (statfs(2)); elsewhere the numbers mean other things.
 */
import type { StatsFs } from 'node:fs';

const kinds: ReadonlyMap<number, string> = new Map([
  [0x69_69, 'a network drive (NFS)'],
  [0x51_7b, 'a network drive (SMB)'],
  [0xff_53_4d_42, 'a network drive (CIFS)'],
  [0xfe_53_4d_42, 'a network drive (SMB)'],
  [0x53_46_41_4f, 'a network drive (AFS)'],
  [0x00_c3_64_00, 'a network drive (Ceph)'],
  [0x01_02_19_97, 'a drive of another system (9P)'],
  [0x65_73_55_46, 'a drive that a program lends (FUSE)'],
  [0x78_6f_42_56, 'a drive of another system (VirtualBox)'],
]);

export function networkKind({ type }: Pick<StatsFs, 'type'>, platform: string = process.platform): string | undefined {
  // A number above 2^31 comes as a negative one from some systems.
  return platform === 'linux' ? kinds.get(type >>> 0) : undefined;
}

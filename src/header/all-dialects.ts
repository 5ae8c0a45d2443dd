/** All headers of a script at once: each dialect's reader over the same text, and the slips between the dialects. */
import type { ByteString } from '../model/bytes.ts';
import type { HeaderFinding } from '../model/finding.ts';
import type { Headers } from '../model/header.ts';
import { findChkconfigSlips } from './chkconfig/slips.ts';
import { readChkconfig } from './chkconfig/reader.ts';
import { readLsb } from './lsb/reader.ts';
import { findRcorderSlips } from './rcorder/slips.ts';
import { readRcorder } from './rcorder/reader.ts';

/**
 * Reads every header that a script carries.
 *
 * @param text the script's bytes, one code unit each (any bytes at all)
 * @returns the headers that are there, and what could not be understood in the order of the text. Never throws. O(n).
 */
export function readHeaders(text: ByteString): Headers {
  const lsb = readLsb(text);
  const rcorder = readRcorder(text);
  const chkconfig = readChkconfig(text, lsb.start, lsb.end);
  const findings: HeaderFinding[] = [
    ...lsb.findings,
    ...findRcorderSlips(text, rcorder, lsb),
    ...findChkconfigSlips(text, lsb),
    ...chkconfig.findings,
  ];
  findings.sort((a, b) => a.span.offset - b.span.offset);
  return {
    findings,
    ...(rcorder.fields.length > 0 && { rcorder: { fields: rcorder.fields } }),
    ...(lsb.header !== undefined && { lsb: lsb.header }),
    ...(chkconfig.header !== undefined && { chkconfig: chkconfig.header }),
  };
}

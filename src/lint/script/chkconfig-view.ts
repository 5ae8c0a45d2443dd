/** The chkconfig comments as the rules see them. Only the first `chkconfig:` line counts, as it does for chkconfig. */
import type { HeaderFinding } from '../../model/finding.ts';
import type { ChkconfigHeader, ChkconfigLine } from '../../model/header.ts';
import type { Span } from '../../model/place.ts';
import type { JudgedScript } from './base.ts';

export class ChkconfigView {
  readonly header: ChkconfigHeader | undefined;
  /** Where the first line is, in whatever form it may be written. */
  readonly where: Span | undefined;
  /** The first line, if it is right in every respect. */
  readonly line: ChkconfigLine | undefined;
  /** What the reader found on it; on later lines only that they are there. */
  readonly findings: readonly HeaderFinding[];

  constructor(script: JudgedScript) {
    this.header = script.headers.chkconfig;
    const all = script.headers.findings.filter(({ code }) => code.startsWith('chkconfig/'));
    const line = this.header?.line;
    const spans: Span[] = [
      ...[...script.slips.values()]
        .filter((slip) => slip.family === 'chkconfig' && slip.keyword === 'chkconfig')
        .map(({ span }) => span),
      ...all.filter(({ code }) => code !== 'chkconfig/broken-continuation').map(({ span }) => span),
      ...(line === undefined ? [] : [line.key]),
    ];
    this.where = spans.sort((a, b) => a.offset - b.offset)[0];
    const first = this.where?.line ?? 0;
    const isSlipped = script.slips.has(first);
    this.findings = all.filter(({ code, span }) => {
      if (script.slips.has(span.line)) return false;
      return code === 'chkconfig/broken-continuation' || code === 'chkconfig/duplicate-line' || span.line === first;
    });
    const isSound = line?.key.line === first && !isSlipped && !this.findings.some(({ span }) => span.line === first);
    this.line = isSound ? line : undefined;
  }
}

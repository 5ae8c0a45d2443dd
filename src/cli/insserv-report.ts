/** What a run of insserv says on standard error: the real program's lines, or our own sentences. */
import { analyseCycles } from '../graph/cycles.ts';
import { buildLsbGraph, type LsbScript } from '../graph/lsb-graph.ts';
import type { RootedHost } from '../host/rooted-host.ts';
import { classOfEvent, type InsservEvent } from '../model/insserv-event.ts';
import type { SessionEvent } from '../model/session-event.ts';
import type { InsservRun } from '../order/insserv/run.ts';
import { renderInsservEvent } from '../render/insserv-compat.ts';
import { wordInsservEvent, type InsservSentence } from '../render/insserv-sentences.ts';
import { renderInsservSentence } from '../render/insserv-text.ts';
import { renderCompatSession } from '../render/session-compat.ts';
import { wordSessionEvent } from '../render/session-sentences.ts';
import { choosePaint } from './colour.ts';
import { writeCycles } from './cycle-report.ts';
import type { Io } from './io.ts';
import { openSources } from './sources.ts';

/** How much is told, and in whose words. */
export interface ReportOptions {
  /** The command that tells: what the real program has no words for is told in its name. */
  readonly command: string;
  readonly isCompat: boolean;
  readonly isSilent: boolean;
  readonly verbosity: number;
  readonly color: string | undefined;
}

/** Tells events as they come; our own sentences once each, however often the headers were read. */
export class InsservReport {
  /** True once a loop was met. */
  hasLoop = false;
  readonly #io: Io;
  readonly #options: ReportOptions;
  readonly #told = new Set<string>();
  /** Waits for the report of the rings, which comes before it. */
  #last: string | undefined;

  /** `host`: what the run sees, so that excerpts are from its files. */
  constructor(io: Io, host: RootedHost, options: ReportOptions) {
    this.#io = { ...io, host };
    this.#options = options;
  }

  readonly tell = (event: InsservEvent): void => {
    if (event.code === 'loop-between' || event.code === 'loop-at') this.hasLoop = true;
    if (!this.#isTold(event)) return;
    if (this.#options.isCompat) {
      this.#io.stderr.write(renderInsservEvent(event));
      return;
    }
    const sentence = wordInsservEvent(event);
    if (sentence === undefined) return;
    const rendered = this.#render(sentence);
    if (sentence.severity !== 'note' && this.#told.has(rendered)) return;
    this.#told.add(rendered);
    if (event.code === 'exiting-unchanged') this.#last = rendered;
    else this.#io.stderr.write(rendered);
  };

  /** Tells of lock, journal and failure, which no option silences. */
  readonly tellSession = (event: SessionEvent): void => {
    const { isCompat, command } = this.#options;
    this.#io.stderr.write(
      isCompat ? renderCompatSession(event, `${command}: `) : this.#render(wordSessionEvent(event)),
    );
  };

  /** Shows the rings, where there were any, start and stop apart. */
  finish(run: InsservRun | undefined): void {
    const { isCompat, isSilent, color } = this.#options;
    if (!isCompat && !isSilent && this.hasLoop && run !== undefined) {
      const scripts = scriptsOf(run);
      for (const direction of ['start', 'stop'] as const) {
        const graph = buildLsbGraph(scripts, run.facilities, direction);
        writeCycles(graph, analyseCycles(graph), this.#io, color);
      }
    }
    if (this.#last !== undefined) this.#io.stderr.write(this.#last);
  }

  #render(sentence: InsservSentence): string {
    const paint = choosePaint(this.#io, this.#io.stderr, this.#options.color);
    return renderInsservSentence(sentence, openSources(this.#io.host), paint);
  }

  #isTold(event: InsservEvent): boolean {
    const { isSilent, verbosity } = this.#options;
    switch (classOfEvent(event)) {
      case 'error':
        return true;
      case 'warning':
        return !isSilent;
      case 'verbose':
        return verbosity > 0;
      case 'very-verbose':
        return verbosity > 1;
    }
  }
}

/** The scripts of a run as the graph takes them, with the runlevels that the run gave them. */
function scriptsOf({ table, tree }: InsservRun): readonly LsbScript[] {
  const scripts: LsbScript[] = [];
  for (const { script, start, stop } of table.nodes) {
    if (script === undefined) continue;
    const header = tree.headerOfScript(script);
    if (header.kind !== 'header') continue;
    scripts.push({
      file: script,
      headerFile: header.file,
      reading: { ...header.reading, defaultStart: { set: start.levels }, defaultStop: { set: stop.levels } },
    });
  }
  return scripts;
}

/** What a run of insserv says on standard error: the real program's lines, or our own sentences. */
import { analyseCycles } from '../../graph/rings/analysis.ts';
import { buildLsbGraph, type LsbScript } from '../../graph/build/lsb.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { classOfEvent, type InsservEvent } from '../../model/insserv-event.ts';
import type { SessionEvent } from '../../model/session-event.ts';
import type { InsservRun } from '../../order/insserv/run.ts';
import { renderInsservEvent } from '../../render/insserv/compat.ts';
import type { AdvisedRun } from '../../render/insserv/advice.ts';
import { wordInsservEvent, type InsservSentence } from '../../render/insserv/sentences.ts';
import { renderInsservSentence } from '../../render/insserv/report.ts';
import { renderCompatSession } from '../../render/session/compat.ts';
import { wordSessionEvent } from '../../render/session/sentences.ts';
import { choosePaint } from '../frame/colour.ts';
import { writeCycles } from '../cycles/report.ts';
import { explainBarred, passesOlder, type BarredEvent } from './barred.ts';
import { describeOperands } from './operands.ts';
import { explainUnmet, type UnmetEvent } from './unmet.ts';
import type { Io } from '../../host/io.ts';
import type { InsservVersion } from './arguments.ts';
import { openSources } from '../../system/scripts/sources.ts';

type HeaderlessEvent = Extract<InsservEvent, { readonly code: 'no-tags' | 'no-runlevels' }>;

type LastEvent = Extract<InsservEvent, { readonly code: 'exiting' | 'exiting-unchanged' }>;

/** How much is told, and in whose words. */
export interface ReportOptions {
  /** The command that tells: what the real program has no words for is told in its name. */
  readonly command: string;
  /** The version of the real program whose messages are told; absent: ours are. */
  readonly compat: InsservVersion | undefined;
  readonly isSilent: boolean;
  readonly verbosity: number;
  readonly color: string | undefined;
  /** The words by which `initorder cycles` is told of the same scripts. */
  readonly set: ByteString;
  /** The root that the call names, if it names one: commands that are advised name it too. */
  readonly root: ByteString | undefined;
  /** The call with other scripts, for advice. */
  readonly advised?: AdvisedRun;
}

/** Tells events as they come; our own sentences once each, however often the headers were read. */
export class InsservReport {
  /** True once a loop was met. */
  hasLoop = false;
  readonly #io: Io;
  readonly #options: ReportOptions;
  readonly #told = new Set<string>();
  /** Requirements that are not met: what there is to say of them is known when all scripts were read. */
  readonly #unmet: UnmetEvent[] = [];
  /** Of some of these scripts there will be more to say. */
  readonly #headerless: HeaderlessEvent[] = [];
  /** Where the words stand is known then, too. */
  readonly #barred: BarredEvent[] = [];
  /** Ends the report; rings and what is unmet come before it. */
  #last: LastEvent | undefined = undefined;

  /** `host`: what the run sees, so that excerpts are from its files. */
  constructor(io: Io, host: RootedHost, options: ReportOptions) {
    this.#io = { ...io, host };
    this.#options = options;
  }

  readonly tell = (met: InsservEvent): void => {
    const { compat } = this.#options;
    const event = compat === undefined ? withoutNews(met) : met;
    if (event === undefined) return;
    if (compat === undefined && event.code === 'all-start') {
      this.#barred.push(event);
      return;
    }
    if (event.code === 'loop-between' || event.code === 'loop-at') this.hasLoop = true;
    if (!this.#isTold(event)) return;
    if (compat !== undefined) {
      this.#io.stderr.write(renderInsservEvent(event));
      return;
    }
    if (event.code === 'not-enabled' || event.code === 'not-there') this.#unmet.push(event);
    else if (event.code === 'no-tags' || event.code === 'no-runlevels') this.#headerless.push(event);
    else this.#tellOnce(event);
  };

  /** Tells of lock, journal and failure, which no option silences. */
  readonly tellSession = (event: SessionEvent): void => {
    const { compat, command } = this.#options;
    this.#io.stderr.write(
      compat !== undefined ? renderCompatSession(event, `${command}: `) : this.#render(wordSessionEvent(event)),
    );
  };

  /** Tells what is no event of insserv, in our own words. */
  say(sentence: InsservSentence): void {
    this.#io.stderr.write(this.#render(sentence));
  }

  /** Tells what had to wait, and shows the rings, where there were any, start and stop apart. */
  finish(run: InsservRun | undefined): void {
    const { compat, isSilent, color, set, root } = this.#options;
    const isCompat = compat !== undefined;
    const isMute = isCompat || isSilent || run === undefined;
    const notes = isMute ? [] : describeOperands(run, this.#io.host, root);
    const explained = new Set(notes.flatMap(({ script, isWhole }) => (isWhole ? [script] : [])));
    for (const event of this.#headerless.splice(0)) if (!explained.has(event.name)) this.#tellOnce(event);
    for (const { sentence } of notes) this.#sayOnce(sentence);
    for (const event of explainUnmet(this.#unmet.splice(0), run)) this.#tellOnce(event);
    const barred = explainBarred(this.#barred.splice(0), run);
    for (const event of barred) if (this.#isTold(event)) this.#tellOnce(event);
    if (!isCompat && !isSilent && this.hasLoop && run !== undefined) {
      const scripts = scriptsOf(run);
      for (const direction of ['start', 'stop'] as const) {
        const graph = buildLsbGraph(scripts, run.facilities, direction);
        writeCycles(graph, analyseCycles(graph), this.#io, color, set);
      }
    }
    this.#tellLast(barred, run);
  }

  #tellLast([barred]: readonly BarredEvent[], run: InsservRun | undefined): void {
    const last = this.#last;
    this.#last = undefined;
    if (last === undefined) return;
    const isPassed = last.code === 'exiting-unchanged' && run !== undefined && barred !== undefined && passesOlder(run);
    const sentence = wordInsservEvent(isPassed ? { ...last, barred } : last, this.#options.advised);
    if (sentence !== undefined) this.say(sentence);
  }

  #tellOnce(event: InsservEvent): void {
    if (event.code === 'exiting' || event.code === 'exiting-unchanged') {
      this.#last = event;
      return;
    }
    const sentence = wordInsservEvent(event, this.#options.advised);
    if (sentence === undefined) return;
    // Steps of a run are told as often as they are done.
    if (sentence.severity === 'info' && event.code !== 'usual-facility') this.say(sentence);
    else this.#sayOnce(sentence);
  }

  #sayOnce(sentence: InsservSentence): void {
    const rendered = this.#render(sentence);
    if (this.#told.has(rendered)) return;
    this.#told.add(rendered);
    this.#io.stderr.write(rendered);
  }

  #render(sentence: InsservSentence): string {
    const paint = choosePaint(this.#io, this.#io.stderr, this.#options.color);
    return renderInsservSentence(sentence, openSources(this.#io.host), paint);
  }

  #isTold(event: InsservEvent): boolean {
    const { compat, isSilent, verbosity } = this.#options;
    // 1.24 tells only of those that are required.
    if (compat === '1.24' && event.code === 'unknown-facility' && !event.must) return false;
    switch (classOfEvent(event)) {
      case 'error':
        return true;
      case 'warning':
        // What makes the run fail is a warning to insserv, and its -q leaves nothing but the failure.
        return !isSilent || (compat === undefined && wordInsservEvent(event)?.severity === 'error');
      case 'verbose':
        return verbosity > 0;
      case 'very-verbose':
        return verbosity > 1;
    }
  }
}

/** What Debian's scripts name as it ships them, though nothing there defines it. */
const USUAL: ReadonlySet<ByteString> = new Set(['$x-display-manager']);

/** What we tell in its place: nothing of what is missing where the links are made all the same, and were asked for so. */
function withoutNews(event: InsservEvent): InsservEvent | undefined {
  if (event.code === 'not-enabled' && event.isForced) return undefined;
  if (event.code !== 'unknown-facility' || event.must || !USUAL.has(event.word)) return event;
  return { code: 'usual-facility', word: event.word };
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

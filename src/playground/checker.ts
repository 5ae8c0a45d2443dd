/**
 * All answers of the playground about one set of files. It wires the stages as a command does, on a host in memory, and keeps
 * what later questions are asked of.
 */
import { renderGroups } from '../cli/cycles/groups.ts';
import { layOutStoreys, USUAL_WISHES } from '../cli/graph/layout-storeys.ts';
import { renderAnswer } from '../cli/why/text.ts';
import { buildSetGraphs, type SetGraph } from '../graph/rings/of-set.ts';
import { lintScripts } from '../lint/scripts.ts';
import { textOfBytes, type ByteString } from '../model/bytes.ts';
import { PROFILES, type LintFinding } from '../model/lint.ts';
import type { Picture } from '../model/picture.ts';
import type { PlaygroundAnswer } from '../model/playground.ts';
import type { StoreyLayout } from '../model/storey-view.ts';
import { drawPicture, WHOLE_BOOT } from '../picture/build.ts';
import { countArcs, MOST_ARCS } from '../picture/edges.ts';
import { planScriptLinks } from '../plan/links/of-scripts.ts';
import { renderGraphPage } from '../render/page/graph-page.ts';
import { renderLinkTable, renderNotes } from '../render/page/plan-page.ts';
import { renderFindings, renderLines, renderPicks, type RepairedLines } from '../render/page/playground-parts.ts';
import { wordPlanNotes } from '../render/plan/sentences.ts';
import { PLAIN } from '../render/text/paint.ts';
import { readPlanSources } from '../system/scripts/plan-sources.ts';
import { readScriptSet, type ScriptSet } from '../system/scripts/set.ts';
import { openSources } from '../system/scripts/sources.ts';
import type { Gathered } from './gather.ts';
import { repairedLines } from './repair.ts';

/** How deep the trees go that one script alone is told by. */
const DEPTH = 3;

export class Checker {
  readonly #gathered: Gathered;
  readonly #set: ScriptSet;
  readonly #graphs: readonly SetGraph[];
  readonly #sources: (file: ByteString) => ByteString | undefined;
  readonly #picture: Picture | undefined;

  constructor(gathered: Gathered) {
    this.#gathered = gathered;
    this.#set = readScriptSet(gathered.host, gathered.source);
    this.#graphs = buildSetGraphs(this.#set);
    this.#sources = openSources(gathered.host);
    const setGraph = this.#startGraph(this.#graphs);
    this.#picture =
      setGraph === undefined || countArcs(setGraph.graph) > MOST_ARCS
        ? undefined
        : drawPicture(this.#set, setGraph, WHOLE_BOOT, this.#sources);
  }

  /** The graph of the dialect that more scripts have, as `initorder graph` chooses it. */
  #startGraph(graphs: readonly SetGraph[]): SetGraph | undefined {
    const dialect = this.#set.lsb.length > this.#set.rcorder.length ? 'lsb' : 'rcorder';
    return graphs.find((one) => one.dialect === dialect && one.graph.direction === 'start');
  }

  check(profile: string): PlaygroundAnswer {
    const files = this.#scripts();
    const findings = this.#lint(files, profile);
    const groups = this.#graphs.reduce((sum, { groups: own }) => sum + own.length, 0);
    const links = this.#plan();
    return {
      kind: 'checked',
      status: `${files.length} script${files.length === 1 ? '' : 's'}`,
      counts: {
        findings: findings.length,
        order: this.#picture?.order.length ?? 0,
        rings: groups,
        links: links.count,
      },
      parts: {
        findings: textOfBytes(renderFindings(findings, this.#sources, (finding) => this.#repairOf(finding))),
        order: textOfBytes(this.#picture === undefined ? NO_HEADERS : renderPicks(this.#picture)),
        rings: textOfBytes(this.#rings()),
        links: textOfBytes(links.html),
      },
      hasPicture: this.#picture !== undefined,
    };
  }

  /** Files that are scripts of the boot, or were meant as such: one that is given alone always is. */
  #scripts(): readonly ByteString[] {
    const { rcorder, lsb, unordered } = this.#set;
    const others = unordered.filter(({ isService }) => isService || unordered.length === 1);
    return [...new Set([...rcorder, ...lsb, ...others].map(({ file }) => file))];
  }

  #lint(files: readonly ByteString[], asked: string): readonly LintFinding[] {
    const profile = PROFILES.find((name) => name === asked);
    const texts = files.flatMap((path) => {
      const text = this.#sources(path);
      return text === undefined ? [] : [{ path, text }];
    });
    return lintScripts(texts, {
      ...(profile !== undefined && { profile }),
      facilities: this.#set.facilities.byName.keys(),
    });
  }

  #repairOf({ place, fix }: LintFinding): RepairedLines | undefined {
    const text = this.#sources(place.file);
    return fix === undefined || text === undefined ? undefined : repairedLines(text, fix);
  }

  #rings(): ByteString {
    const options = { sources: this.#sources, paint: PLAIN, isWhole: false, fixCommand: '' };
    const reports = this.#graphs.map(({ graph, groups }) => renderGroups(graph, groups, options)).join('');
    return reports === '' ? '<p>No scripts wait for one another.</p>' : renderLines(reports, 'Rings and their cuts');
  }

  #plan(): { readonly html: ByteString; readonly count: number } {
    const { host, source } = this.#gathered;
    const { scripts, conf } = readPlanSources(source, host, host);
    const plan = planScriptLinks(scripts, { conf });
    if (plan.links.length === 0 && this.#set.lsb.length === 0) return { html: NO_LINKS, count: 0 };
    const notes = renderNotes(wordPlanNotes(plan, 'initorder cycles'), this.#sources);
    return { html: (plan.isMade ? renderLinkTable(plan) : '') + notes, count: plan.links.length };
  }

  /** What one script waits for, or why one comes before another. */
  why(scripts: readonly number[]): PlaygroundAnswer {
    // A script of runlevel S comes before one of 2 to 5 whatever the graph of shared runlevels says.
    const setGraph = this.#startGraph(buildSetGraphs(this.#set, 'any'));
    const [first = -1, second] = scripts;
    const nameOf = (script: number): ByteString => this.#picture?.nodes[script]?.name ?? '';
    if (setGraph === undefined) return { kind: 'why', html: '' };
    const question = {
      set: this.#set,
      setGraph,
      a: new Set([first]),
      b: second === undefined ? undefined : new Set([second]),
      names: { a: nameOf(first), b: nameOf(second ?? -1) },
      isAll: false,
      depth: DEPTH,
    };
    const text = renderAnswer(question, this.#sources, PLAIN);
    return { kind: 'why', html: textOfBytes(renderLines(text, 'Why')) };
  }

  /** What the layout engine is to be asked. */
  graphs(): PlaygroundAnswer {
    if (this.#picture === undefined) return { kind: 'refused', message: 'no header says what waits for what' };
    let asked: readonly string[] = [];
    const found = layOutStoreys(this.#picture, USUAL_WISHES, (graphs) => {
      asked = graphs;
      return { kind: 'no-engine' };
    });
    if (asked.length === 0 && 'message' in found) return { kind: 'refused', message: TOO_MANY };
    return { kind: 'graphs', graphs: asked };
  }

  /** The page of `initorder graph --format html`. */
  page(outputs: readonly string[] | undefined): PlaygroundAnswer {
    if (this.#picture === undefined) return { kind: 'refused', message: 'no header says what waits for what' };
    let storeys: readonly StoreyLayout[] = [];
    if (outputs !== undefined) {
      const found = layOutStoreys(this.#picture, USUAL_WISHES, () => ({ kind: 'laid-out', outputs }));
      if (!('message' in found)) storeys = found;
    }
    const title = `${this.#picture.nodes.length} scripts`;
    const html = renderGraphPage({ picture: this.#picture, storeys, title, theme: 'auto' });
    return { kind: 'page', html: textOfBytes(html) };
  }
}

const NO_HEADERS = '<p>No header says what waits for what.</p>';
const NO_LINKS =
  '<p>Scripts of a BSD have no links: rc orders them anew at each boot. No script here has another header.</p>';
const TOO_MANY = 'too many scripts for one picture; initorder graph --focus NAME draws a part';

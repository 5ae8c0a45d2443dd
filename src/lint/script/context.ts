/**
 * Everything that rules may ask about one script. The file is read once; headers, views and code lines are made when the
 * first rule asks for them. All offsets are those of the script's own text.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Headers } from '../../model/header.ts';
import type { Profile } from '../../model/lint.ts';
import { ActionCases } from '../../shell/action-cases.ts';
import { ChkconfigView } from './chkconfig-view.ts';
import { installedName } from './installed-name.ts';
import { judgeHeaderLines } from './header-slips.ts';
import type { HeaderSlip } from './slip.ts';
import { LsbView } from './lsb-view.ts';
import { RcdView } from './rcd-view.ts';
import { RcScript } from './rc-script.ts';
import { ShellBody } from '../../shell/body.ts';
import { TextLines } from '../../shell/text-lines.ts';
import { findUsageLists, type UsageList } from './usage-lists.ts';

/** A script as it comes into a run. */
export interface ScriptSource {
  readonly path: ByteString;
  readonly text: ByteString;
  /** Permission bits; undefined where there are none, as for standard input. */
  readonly mode?: number | undefined;
  /** It is standard input, and no file. */
  readonly isInput?: boolean;
  /** The path is none that anybody has given: nothing may be said of the file's name, or be taken from it. */
  readonly isNameless?: boolean;
}

/** What the configuration adds to the rules' knowledge. */
export interface LintKnowledge {
  /** Facilities defined in insserv.conf files, with their dollar signs. */
  readonly facilities: ReadonlySet<ByteString>;
  /** KEYWORD values beyond the profile's own. */
  readonly keywords: ReadonlySet<ByteString>;
}

/** Nothing is known beyond what the profiles say. */
export const NO_KNOWLEDGE: LintKnowledge = { facilities: new Set(), keywords: new Set() };

export class ScriptContext {
  readonly path: ByteString;
  /** What the script is called where it is installed; empty if its path does not tell. */
  readonly name: ByteString;
  readonly text: ByteString;
  /** The text as headers and code are read from it; see `readableText`. Offsets are the same. */
  readonly readable: ByteString;
  readonly mode: number | undefined;
  /** See `ScriptSource`. */
  readonly isNameless: boolean;
  readonly profile: Profile;
  readonly knowledge: LintKnowledge;
  readonly headers: Headers;
  readonly #parts: {
    lines?: TextLines;
    slips?: ReadonlyMap<number, HeaderSlip>;
    lsb?: LsbView;
    rcd?: RcdView;
    chkconfig?: ChkconfigView;
    body?: ShellBody;
    actions?: ActionCases;
    rc?: RcScript;
    usageLists?: readonly UsageList[];
  } = {};

  constructor(
    source: ScriptSource,
    readable: ByteString,
    profile: Profile,
    headers: Headers,
    knowledge: LintKnowledge,
  ) {
    this.path = source.path;
    this.name = installedName(source.path, headers);
    this.text = source.text;
    this.readable = readable;
    this.mode = source.mode;
    this.isNameless = source.isNameless === true;
    this.profile = profile;
    this.headers = headers;
    this.knowledge = knowledge;
  }

  /** The same script, held to the rules of another system. */
  withProfile(profile: Profile): ScriptContext {
    return new ScriptContext(this, this.readable, profile, this.headers, this.knowledge);
  }

  get lines(): TextLines {
    return (this.#parts.lines ??= new TextLines(this.readable));
  }

  /** Lines that a rule of the header family reports, by their numbers: their values are not to be looked at. */
  get slips(): ReadonlyMap<number, HeaderSlip> {
    return (this.#parts.slips ??= judgeHeaderLines(this));
  }

  /** Drops what only the rules about one script use; it would be made again if asked for. */
  forgetBody(): void {
    delete this.#parts.body;
    delete this.#parts.actions;
    delete this.#parts.rc;
    delete this.#parts.usageLists;
    delete this.#parts.lines;
  }

  get lsb(): LsbView {
    return (this.#parts.lsb ??= new LsbView(this));
  }

  get rcd(): RcdView {
    return (this.#parts.rcd ??= new RcdView(this));
  }

  get chkconfig(): ChkconfigView {
    return (this.#parts.chkconfig ??= new ChkconfigView(this));
  }

  get body(): ShellBody {
    return (this.#parts.body ??= new ShellBody(this.lines));
  }

  get actions(): ActionCases {
    return (this.#parts.actions ??= new ActionCases(this.body));
  }

  get usageLists(): readonly UsageList[] {
    return (this.#parts.usageLists ??= findUsageLists(this.body));
  }

  get rc(): RcScript {
    return (this.#parts.rc ??= new RcScript(this));
  }
}

/**
 * The text in the form that the header readers and the lexer get: a carriage return before a line feed counts as a blank,
 * since `header/crlf` reports it once, and so does a byte order mark. Offsets stay the same. O(n).
 */
export function readableText(text: ByteString): ByteString {
  const body = text.startsWith('\xef\xbb\xbf') ? `   ${text.slice(3)}` : text;
  return body.includes('\r') ? body.replaceAll('\r\n', ' \n') : body;
}

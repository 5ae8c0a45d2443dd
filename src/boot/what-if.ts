/** Changes to a system that are only thought: scripts that come, go, are switched on or off. */
import type { ByteString } from '../model/bytes.ts';
import type { BootPlan } from '../model/boot-plan.ts';
import { baseName } from '../model/path.ts';
import { wholeFile } from '../model/place.ts';
import type { RootView } from '../model/root-view.ts';
import { textValue, type AssignmentRecord } from '../shell/variables.ts';

export interface AddedScript {
  /** The name that it is installed under. */
  readonly name: ByteString;
  readonly text: ByteString;
}

export interface WhatIf {
  readonly enable: readonly ByteString[];
  readonly disable: readonly ByteString[];
  readonly add: readonly AddedScript[];
  readonly remove: readonly ByteString[];
}

export function isChange({ enable, disable, add, remove }: WhatIf): boolean {
  return enable.length + disable.length + add.length + remove.length > 0;
}

/** What cannot be done, for a message: the script has no switch, or there is none of that name. */
export interface WhatIfFault {
  readonly name: ByteString;
  readonly kind: 'unknown' | 'no-switch';
}

/** Files and links that are thought to be there, or not. */
export interface ViewEdits {
  readonly files: ReadonlyMap<ByteString, ByteString>;
  /** Each link and the script that it leads to. */
  readonly links: ReadonlyMap<ByteString, ByteString>;
  readonly isGone: (path: ByteString) => boolean;
}

/** A root with these edits. Listings and reads agree with each other. */
export function editView(view: RootView, { files, links, isGone }: ViewEdits): RootView {
  const added = [...files.keys(), ...links.keys()];
  const inFolder = (folder: ByteString): readonly ByteString[] =>
    added.filter((path) => path.slice(0, path.lastIndexOf('/')) === folder).map(baseName);
  const edited: RootView = {
    readFile: (path) => {
      const text = files.get(path);
      if (text !== undefined) return { kind: 'text', text };
      const target = links.get(path);
      if (target !== undefined) return edited.readFile(target);
      return isGone(path) ? { kind: 'absent' } : view.readFile(path);
    },
    kindOf: (path) => {
      const target = links.get(path);
      if (target !== undefined) return edited.kindOf(target);
      return files.has(path) ? 'file' : isGone(path) ? undefined : view.kindOf(path);
    },
    isExecutable: (path) => {
      const target = links.get(path);
      if (target !== undefined) return edited.isExecutable(target);
      return files.has(path) || (!isGone(path) && view.isExecutable(path));
    },
    listNames: (folder) => {
      const names = view.listNames(folder)?.filter((name) => !isGone(`${folder}/${name}`));
      const more = inFolder(folder);
      if (names === undefined && more.length === 0) return undefined;
      return [...new Set([...(names ?? []), ...more])].sort();
    },
    realPath: (path) => links.get(path) ?? (files.has(path) ? path : isGone(path) ? undefined : view.realPath(path)),
  };
  return edited;
}

/** The switches of a BSD's scripts, by what a plan says of them, settled from outside. */
export function settleSwitches(
  plan: BootPlan,
  { enable, disable }: WhatIf,
): { readonly fixed: ReadonlyMap<ByteString, AssignmentRecord>; readonly faults: readonly WhatIfFault[] } {
  const fixed = new Map<ByteString, AssignmentRecord>();
  const faults: WhatIfFault[] = [];
  for (const [names, value, option] of [
    [enable, 'YES', '--enable'],
    [disable, 'NO', '--disable'],
  ] as const) {
    for (const name of names) {
      const steps = plan.steps.filter((step) => step.name === name);
      const variable = steps.find((step) => step.variable !== undefined)?.variable;
      if (variable === undefined) faults.push({ name, kind: steps.length === 0 ? 'unknown' : 'no-switch' });
      else fixed.set(variable, settle(variable, value, `${option} ${name}`));
    }
  }
  return { fixed, faults };
}

/** An assignment that the command line makes. */
export function settle(name: ByteString, value: ByteString, option: ByteString): AssignmentRecord {
  return { name, value: textValue(value), place: wholeFile(option), isSure: true };
}

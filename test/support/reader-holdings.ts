import { readChkconfigService } from '../../src/header/chkconfig/strict.ts';
import { readInsserv } from '../../src/header/insserv/reader.ts';
import { readRcorder } from '../../src/header/rcorder/reader.ts';
import { runlevelNames } from '../../src/model/runlevel.ts';

/** What rcorder, insserv and chkconfig each know by a script: names, runlevels, priorities. */
export function holdingsOf(script: string): ReadonlySet<string> {
  const held = new Set<string>();
  const note = (reader: string, field: string, words: readonly { readonly text: string }[]): void => {
    const names = words.flatMap((word) => word.text.split(/[,;"'\\\r]+/));
    // A facility may be given its dollar sign or an underline, and need not be told twice.
    for (const name of names.filter((word) => /^\$?[A-Za-z_.-]+$/.test(word))) {
      const kind = field.replace('Should', 'Required');
      held.add(`${reader} ${kind} ${name.startsWith('$') ? name.slice(1).toLowerCase().replaceAll('-', '_') : name}`);
    }
  };
  for (const { keyword, words } of readRcorder(script).fields) note('rcorder', keyword, words);
  const insserv = readInsserv(script);
  if (insserv.block === 'complete') {
    held.add('insserv');
    const { defaultStart, defaultStop, fields } = insserv;
    for (const level of runlevelNames(defaultStart.set & ~defaultStop.set)) held.add(`insserv start ${level}`);
    for (const level of runlevelNames(defaultStop.set)) held.add(`insserv stop ${level}`);
    for (const { keyword, words } of fields.values()) note('insserv', keyword, words);
  }
  const service = readChkconfigService(script);
  if (service.supported) {
    held.add('chkconfig');
    if (service.startFrom !== undefined) held.add(`chkconfig start ${service.start}`);
    if (service.stopFrom !== undefined) held.add(`chkconfig stop ${service.stop}`);
    for (let level = 0; level < 7; level++) if ((service.levels >> level) & 1) held.add(`chkconfig level ${level}`);
    for (const [field, words] of Object.entries(service.lists)) note('chkconfig', field, words);
    note('chkconfig', 'Provides', service.provides);
  }
  return held;
}

/** `--format compat`: what the generator makes, as files and links to write. */
import { readSysvHeader } from '../../header/sysv/reader.ts';
import { planSysvUnits } from '../../migrate/sysv/plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { unitNameOf } from '../../header/sysv/unit-name.ts';
import type { SysvEvent } from '../../model/sysv-unit.ts';
import { renderSysvUnit } from '../../render/migrate/sysv-unit.ts';
import type { ScriptsToMigrate } from './read-scripts.ts';
import type { UnitOutput } from './write-units.ts';

/** In the order in which the generator makes them: a unit takes the place of an alias of its name. */
export function makeCompatOutputs(
  { scripts }: ScriptsToMigrate,
  tell: (event: SysvEvent) => void,
): readonly UnitOutput[] {
  const read = scripts.flatMap(({ path, text }) => {
    const unit = unitNameOf(baseName(path));
    return unit === undefined ? [] : [{ unit, name: baseName(path), path, header: readSysvHeader(text) }];
  });
  const starts = new Map(
    scripts.flatMap(({ path, start }) => {
      const unit = unitNameOf(baseName(path));
      return unit === undefined || start === undefined ? [] : [[unit, start] as const];
    }),
  );
  const { steps, units } = planSysvUnits(read, starts);
  const outputs = new Map<ByteString, UnitOutput>();
  for (const step of steps) {
    if (step.kind === 'event') tell(step.event);
    else if (!outputs.has(step.alias.alias)) {
      const { alias: name, unit: target } = step.alias;
      outputs.set(name, { name, content: { kind: 'link', target } });
    }
  }
  for (const unit of units) {
    outputs.set(unit.unit, { name: unit.unit, content: { kind: 'file', text: renderSysvUnit(unit) } });
    for (const target of unit.wantedBy) {
      const name = `${target}.wants/${unit.unit}`;
      outputs.set(name, { name, content: { kind: 'link', target: `../${unit.unit}` } });
    }
  }
  return [...outputs.values()];
}

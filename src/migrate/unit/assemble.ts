/** Puts a unit together: what it is and when it starts around the lines of its service. */
import type { SysvHeader } from '../../header/sysv/reader.ts';
import { unitNameOf } from '../../header/sysv/unit-name.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { LeftOut, TodoCode, UnitFile, UnitLine, UnitTodo } from '../../model/migration.ts';
import { baseName } from '../../model/path.ts';
import type { Directive } from '../script/start-facts.ts';
import { isEarly, targetsOf, type StartLevels } from './install.ts';
import { orderUnit, type UnitWorld } from './ordering.ts';

export interface UnitFrame {
  readonly header: SysvHeader;
  readonly levels: StartLevels;
  readonly world: UnitWorld & { readonly isNeeded: (name: ByteString) => boolean };
  readonly path: ByteString;
  readonly file: ByteString;
  readonly unit: ByteString;
  readonly service: readonly UnitLine[];
  readonly conditions: readonly Directive[];
  readonly todos: readonly UnitTodo[];
  readonly form: 'native' | 'wrapper';
}

export interface AssembledUnit {
  readonly file: UnitFile;
  readonly todos: readonly UnitTodo[];
  readonly leftOut: readonly LeftOut[];
}

/** The line below which a mark stands, where it does not belong to a line of its own. */
const HOMES: Partial<Record<TodoCode, ByteString>> = {
  'enabled-flag': 'WantedBy',
  'early-boot': 'DefaultDependencies',
  'network-online': 'Wants',
};

export function assembleUnit(frame: UnitFrame): AssembledUnit {
  const { header, levels, world, path, file, unit, form } = frame;
  const name = unit.slice(0, unit.lastIndexOf('.'));
  const provided = header.statements.flatMap(({ field, words }) => (field === 'provides' ? words : []));
  const ordering = orderUnit(header, file, new Set([name, baseName(path), ...provided]), world);
  const todos = [...frame.todos, ...ordering.todos];
  const isFirst = isEarly(levels);
  const aliases = provided.flatMap((word) => {
    const alias = word.startsWith('$') || word === name ? undefined : unitNameOf(word);
    return alias !== undefined && alias !== unit && world.isNeeded(word) ? [alias] : [];
  });
  const sections = [
    {
      name: 'Unit',
      lines: [
        { key: 'Description', value: describe(header, name, path) },
        ...(form === 'wrapper' ? [{ key: 'SourcePath', value: path.replaceAll('%', '%%') }] : []),
        ...(isFirst
          ? [
              { key: 'DefaultDependencies', value: 'no' },
              { key: 'Conflicts', value: 'shutdown.target' },
              { key: 'Before', value: 'sysinit.target shutdown.target' },
            ]
          : []),
        ...ordering.directives.map(({ key, value }) => ({ key, value })),
        ...frame.conditions.map(({ key, value }) => ({ key, value })),
      ],
    },
    { name: 'Service', lines: frame.service },
    {
      name: 'Install',
      lines: [
        ...(isFirst ? ['sysinit.target'] : targetsOf(levels)).map((value) => ({ key: 'WantedBy', value })),
        ...[...new Set(aliases)].map((value) => ({ key: 'Alias', value })),
      ],
    },
    {
      name: 'X-Initorder',
      lines: [
        { key: 'Source', value: path },
        { key: 'Form', value: form },
      ],
    },
  ];
  return {
    file: { name: unit, sections: sections.map((section) => ({ ...section, lines: markLines(section.lines, todos) })) },
    todos,
    leftOut: ordering.leftOut,
  };
}

/** Each mark above the first line that it concerns; those without a line of their own above `ExecStart`. */
function markLines(lines: readonly UnitLine[], todos: readonly UnitTodo[]): readonly UnitLine[] {
  const marked = new Set<ByteString>();
  return lines.map((line) => {
    const isFirst = !marked.has(line.key);
    marked.add(line.key);
    const own = isFirst ? todos.filter(({ code }) => (HOMES[code] ?? 'ExecStart') === line.key) : [];
    return own.length === 0 ? line : { ...line, todos: [...(line.todos ?? []), ...own] };
  });
}

/** Never empty: a service that nobody can tell from another is no help in a list. */
function describe({ description }: SysvHeader, name: ByteString, path: ByteString): ByteString {
  const text = (description ?? '').replace(/^(?:LSB|SYSV): /, '').trim();
  const shown = /[^\s.]/.test(text) ? text : `${name} (from ${path})`;
  return shown
    .replaceAll(/[\x00-\x1f\x7f]/g, ' ')
    .replaceAll('%', '%%')
    .replace(/\\+$/, '');
}

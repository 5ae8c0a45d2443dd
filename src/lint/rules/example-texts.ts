/** Frames for the examples of rules, so that an example shows little but its point. */

/** A script with an LSB block of these lines, the first of which is line 3. */
export function lsbText(...lines: readonly string[]): string {
  return ['#!/bin/sh', '### BEGIN INIT INFO', ...lines, '### END INIT INFO', ''].join('\n');
}

/** An LSB block with these runlevels: Default-Start is line 6, Default-Stop line 7. */
export function levelsText(start: string, stop: string): string {
  const field = (name: string, value: string): string => `# ${name}:${value === '' ? '' : ` ${value}`}`;
  return lsbText(
    '# Provides: anvil',
    '# Required-Start: $remote_fs',
    '# Required-Stop: $remote_fs',
    field('Default-Start', start),
    field('Default-Stop', stop),
  );
}

/** A shell script of these lines; the first is line 2. */
export function shText(...lines: readonly string[]): string {
  return ['#!/bin/sh', ...lines, ''].join('\n');
}

/** An rc.d script with the name `anvil`; the given lines begin at line 7. */
export function rcText(...lines: readonly string[]): string {
  return shText('# PROVIDE: anvil', '# REQUIRE: DAEMON', '', '. /etc/rc.subr', 'name="anvil"', ...lines);
}

/** A SysV script with these branches in its action case; `case` is line 2, the first branch line 3. */
export function caseText(...branches: readonly string[]): string {
  return shText('case "$1" in', ...branches, 'esac');
}

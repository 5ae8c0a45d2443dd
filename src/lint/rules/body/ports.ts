/** Rules about the default of NAME_enable, which scripts of FreeBSD ports set themselves. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { PORTS, RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { enableDefaults } from '../../script/enable-defaults.ts';
import { defaultLines } from '../../../shell/variable-defaults.ts';
import { rcText, shText } from '../example-texts.ts';

export const ENABLE_DEFAULT_MISSING: Rule = {
  id: 'body/enable-default-missing',
  level: 'warning',
  profiles: PORTS,
  stage: 1,
  fix: 'safe',
  what: 'rcvar is NAME_enable but no default for it is set, neither as `: ${...}` nor by assignment nor through eval.',
  why: 'rc warns at each boot that the variable is not set properly.',
  message: '{name} has no default: rc warns at each boot',
  help: 'add `: ${{name}:="NO"}` behind load_rc_config',
  sources: ['FreeBSD Porters Handbook'],
  check: (script, report) => {
    const { rc, body } = script;
    const rcvar = rc.first('rcvar');
    const name = rc.name === undefined ? '' : `${rc.name}_enable`;
    // Of a name that is none of a variable there can be no default; `body/name-invalid` is about it.
    if (rcvar === undefined || !/^[A-Za-z_]\w*$/.test(name) || rc.resolve(rcvar) !== name) return;
    if (defaultLines(body).some(({ variable }) => variable === name) || rc.first(name) !== undefined) return;
    // The default that load_rc_config itself puts in.
    if (rc.first(`${name}_defval`) !== undefined) return;
    // Another file may set it.
    if (body.commands.some((command) => command.word === '.' && command !== rc.sourcing)) return;
    if (body.commands.some(({ word, text }) => word === 'eval' && /enable|rcvar/.test(text))) return;
    const load = rc.calls('load_rc_config').find(({ inFunction }) => !inFunction);
    const text = `: \${${name}:="NO"}\n`;
    const fix: LintFix | undefined = load && {
      kind: 'safe',
      edits: [insertAt(body.lines.startOf(load.line + 1), text)],
    };
    report(body.spanOf(rcvar.line, rcvar.at, rcvar.valueEnd), { name }, { fix });
  },
  bad: [
    {
      text: rcText('rcvar=anvil_enable', 'load_rc_config $name'),
      lines: [7],
      fixed: rcText('rcvar=anvil_enable', 'load_rc_config $name', ': ${anvil_enable:="NO"}'),
    },
    { text: rcText('rcvar="${name}_enable"'), lines: [7] },
  ],
  good: [
    { text: shText('name="a-b"', 'load_rc_config $name', 'rcvar="${name}_enable"') },
    { text: rcText('rcvar=anvil_enable', ': ${anvil_enable="NO"}') },
    { text: rcText('rcvar=anvil_enable', 'anvil_enable_defval=NO') },
    { text: rcText('rcvar=anvil_enable', 'anvil_enable=${anvil_enable:-"NO"}') },
    { text: rcText('rcvar=anvil_enable', 'eval "${rcvar}=\\${${rcvar}:-NO}"') },
  ],
};

export const ENABLE_DEFAULT_YES: Rule = {
  id: 'body/enable-default-yes',
  level: 'warning',
  profiles: PORTS,
  stage: 1,
  fix: 'suggestion',
  what: 'The default of NAME_enable is YES, TRUE, ON or 1, in any case.',
  why: 'Installing a port must not start a service.',
  message: '{name} is on by default: installing a port must not start a service',
  help: 'make the default "NO"',
  sources: ['FreeBSD Porters Handbook'],
  check: (script, report) => {
    const { rc, body, text } = script;
    const isYes = (value: string): boolean => /^(?:yes|true|on|1)$/i.test(value);
    for (const { variable, value, line, at } of enableDefaults(script)) {
      if (!isYes(value)) continue;
      const span = body.spanOf(line, at, at + variable.length);
      const offset = text.indexOf(value, span.offset + variable.length);
      const fix: LintFix = { kind: 'suggestion', edits: [{ offset, length: value.length, text: 'NO' }] };
      report(span, { name: variable }, { fix });
    }
    const name = rc.name === undefined ? '' : `${rc.name}_enable`;
    for (const { value, line, at, valueEnd } of name === '' ? [] : rc.all(name)) {
      const fallback = /^\$\{\w+:?-([^}]*)\}$/.exec(value.slice(0, 200))?.[1] ?? value;
      if (isYes(fallback)) report(body.spanOf(line, at, valueEnd), { name });
    }
  },
  bad: [
    { text: rcText(': ${anvil_enable:="YES"}'), lines: [7], fixed: rcText(': ${anvil_enable:="NO"}') },
    { text: rcText('anvil_enable=${anvil_enable:-on}'), lines: [7] },
  ],
  good: [{ text: rcText(': ${anvil_enable:="NO"}') }, { text: rcText(': ${anvil_debug:="YES"}') }],
};

export const ENABLE_DEFAULT_OPERATOR: Rule = {
  id: 'body/enable-default-operator',
  level: 'warning',
  profiles: PORTS,
  stage: 1,
  fix: 'safe',
  what: 'The default of NAME_enable is set with `=` in place of `:=`.',
  why: 'An empty setting in rc.conf gives a warning at each boot.',
  message: 'with = an empty {name} gives a warning at each boot',
  help: 'write := in place of =',
  sources: ['rclint variables_defaults_mandatory_colon'],
  check: (script, report) => {
    for (const { variable, operator, line, at } of enableDefaults(script)) {
      if (operator !== '=') continue;
      const span = script.body.spanOf(line, at, at + variable.length);
      report(span, { name: variable }, { fix: { kind: 'safe', edits: [insertAt(span.offset + span.length, ':')] } });
    }
  },
  bad: [
    { text: rcText(': ${anvil_enable="NO"}'), lines: [7], fixed: rcText(': ${anvil_enable:="NO"}') },
    { text: rcText(': "${anvil_enable=NO}"'), lines: [7], fixed: rcText(': "${anvil_enable:=NO}"') },
  ],
  good: [{ text: rcText(': ${anvil_enable:="NO"}') }, { text: rcText(': ${anvil_flags="-v"}') }],
};

export const DEFAULT_SETS_NOTHING: Rule = {
  id: 'body/default-sets-nothing',
  level: 'warning',
  profiles: RCD,
  stage: 2,
  fix: 'suggestion',
  what: 'A line `: ${var:-value}` or `: ${var-value}`: the value is put in there, and the variable is not set. Nor does `: ${var}:=value`, with the operator behind the brace.',
  why: 'What was meant as a default has no effect; the operator that sets one is := or =.',
  message: '{operator} sets nothing: {name} has no default',
  help: 'write := in place of {operator}',
  sources: ['POSIX.1, 2.6.2 (parameter expansion)'],
  check: ({ body }, report) => {
    for (const { variable, operator, line, at } of defaultLines(body)) {
      if (operator.endsWith('=')) continue;
      const span = body.spanOf(line, at, at + variable.length);
      const edit = { offset: span.offset + span.length, length: operator.length, text: ':=' };
      report(span, { name: variable, operator }, { fix: { kind: 'suggestion', edits: [edit] } });
    }
    for (const { word, text, line, at } of body.commands) {
      // A value with a blank in it ends in another word: what the line was to be is then for a person to say.
      const found = word === ':' ? /^:[ \t]+\$\{([A-Za-z_]\w*)\}(:?=)("[^"$`\\]*"|[\w./-]*)[ \t]*$/.exec(text) : null;
      const [whole, variable = '', operator = '', value = ''] = found ?? [];
      if (whole === undefined) continue;
      const start = at + whole.indexOf('$') + 2;
      const span = body.spanOf(line, start, start + variable.length);
      const edits = [
        { offset: span.offset + span.length, length: 1 + operator.length + value.length, text: `:=${value}}` },
      ];
      report(span, { name: variable, operator: `}${operator}` }, { fix: { kind: 'suggestion', edits } });
    }
  },
  bad: [
    { text: rcText(': ${anvil_enable:-"NO"}'), lines: [7], fixed: rcText(': ${anvil_enable:="NO"}') },
    { text: rcText(': ${anvil_flags--v}'), lines: [7], fixed: rcText(': ${anvil_flags:=-v}') },
    { text: rcText(': ${anvil_flags}:="-v x"'), lines: [7], fixed: rcText(': ${anvil_flags:="-v x"}') },
  ],
  good: [
    { text: rcText(': ${anvil_enable:="NO"}') },
    { text: rcText(': ${anvil_flags} && a') },
    { text: rcText('anvil_flags=${anvil_flags:-"-v"}') },
  ],
};

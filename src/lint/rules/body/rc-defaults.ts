/** Rules about defaults and folders that belong to somebody else: the system, the user, whoever builds a port. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { PORTS } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { enableDefaults } from '../../script/enable-defaults.ts';
import { defaultsOf } from '../../../shell/variable-defaults.ts';
import { rcText } from '../example-texts.ts';

export const BASE_SETS_DEFAULT: Rule = {
  id: 'body/base-sets-default',
  level: 'info',
  profiles: ['freebsd'],
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A script of the base system sets the default of NAME_enable itself. Off, since a script in /etc/rc.d may be of another system than FreeBSD, or of a site; `--select` it for the base.',
  why: 'Defaults of the base system are in /etc/defaults/rc.conf, where people look for them, and where sysrc(8) finds them.',
  message: 'the default of {name} belongs into /etc/defaults/rc.conf',
  help: 'set it there, and drop this line',
  sources: ['rc.conf(5)', 'FreeBSD: Practical rc.d scripting'],
  check: (script, report) => {
    for (const { variable, line, at } of enableDefaults(script))
      report(script.body.spanOf(line, at, at + variable.length), { name: variable });
  },
  bad: [
    { text: rcText('load_rc_config $name', ': ${anvil_enable:="NO"}'), lines: [8] },
    { text: rcText(': ${anvil_enable=NO}'), lines: [7] },
  ],
  good: [{ text: rcText(': ${anvil_flags:="-v"}') }, { text: rcText('load_rc_config $name') }],
};

export const OTHER_DEFAULT_OPERATOR: Rule = {
  id: 'body/other-default-operator',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'suggestion',
  isOff: true,
  what: 'A default that is not empty is set with `:=`; not for NAME_enable, nor for users, groups, files and folders, which cannot be empty. Off, since hardly any script has `=`; `--select` it where an empty value means something.',
  why: 'Whoever sets the variable to empty in rc.conf gets the default all the same.',
  message: 'with := nobody can set {name} to empty',
  help: 'write = in place of :=',
  sources: ['rclint variables_defaults_non_mandatory_colon'],
  check: ({ body, rc }, report) => {
    for (const { variable, operator, value, line, at } of defaultsOf(body)) {
      if (operator !== ':=' || value === '' || !variable.startsWith(`${rc.name ?? ''}_`)) continue;
      if (/_(?:enable|user|group|\w*(?:file|dir|path|conf|config))$/.test(variable)) continue;
      const span = body.spanOf(line, at, at + variable.length);
      const edit = { offset: span.offset + span.length, length: 1, text: '' };
      report(span, { name: variable }, { fix: { kind: 'suggestion', edits: [edit] } });
    }
  },
  bad: [
    { text: rcText(': ${anvil_flags:="-v"}'), lines: [7], fixed: rcText(': ${anvil_flags="-v"}') },
    { text: rcText(': "${anvil_args:=a}"'), lines: [7], fixed: rcText(': "${anvil_args=a}"') },
  ],
  good: [
    { text: rcText(': ${anvil_flags="-v"}', ': ${anvil_enable:=NO}', ': ${anvil_user:=www}', ': ${anvil_conf:=/a}') },
    { text: rcText(': ${anvil_flags:=""}', ': ${other:=a}') },
  ],
};

const OLD_STYLE = /^"?\$\{([A-Za-z_]\w*)(:?)-("?)([\w./-]*)\3\}"?$/;

export const DEFAULT_OLD_STYLE: Rule = {
  id: 'body/default-old-style',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'suggestion',
  isOff: true,
  what: '`x=${x:-v}` in place of `: ${x:=v}`, for a variable that begins with the value of `name`. Off, since there are two opinions; `--select` it if yours is this one.',
  why: 'The name stands there twice, and may be misspelt in one place.',
  message: '{name} is given a default by an assignment to itself',
  help: 'write {wanted}',
  sources: ['rclint variables_defaults_old_style'],
  check: ({ body, rc, text }, report) => {
    for (const assignment of rc.name === undefined ? [] : body.assignments) {
      const { name, line, at, valueAt, valueEnd, inFunction, isAppended } = assignment;
      if (inFunction || isAppended || !name.startsWith(`${rc.name ?? ''}_`)) continue;
      const span = body.spanOf(line, at, valueEnd);
      const start = body.lines.startOf(line);
      const [, own, colon = '', , value = ''] = OLD_STYLE.exec(text.slice(start + valueAt, start + valueEnd)) ?? [];
      if (own !== name || valueEnd - valueAt > 400) continue;
      const operator = colon === ':' || name.endsWith('_enable') ? ':=' : '=';
      const wanted = `: \${${name}${operator}"${value}"}`;
      const isWhole = body.lines.of(line).trim().length === span.length;
      const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(span, wanted)] };
      report(span, { name, wanted }, isWhole ? { fix } : {});
    }
  },
  bad: [
    { text: rcText('anvil_flags=${anvil_flags:-"-v"}'), lines: [7], fixed: rcText(': ${anvil_flags:="-v"}') },
    { text: rcText('anvil_a="${anvil_a-b}"'), lines: [7], fixed: rcText(': ${anvil_a="b"}') },
  ],
  good: [
    { text: rcText(': ${anvil_a:=b}', 'anvil_b=${anvil_a:-c}') },
    { text: rcText('x=${x:-y}', 'anvil_a=$anvil_a') },
  ],
};

export const HARDCODED_PREFIX: Rule = {
  id: 'body/hardcoded-prefix',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'suggestion',
  what: 'A path below /usr/local in the template of a port, in which other words are filled in (`%%RC_SUBR%%`, `%%PREFIX%%`). Not PATH, which has that of the system too.',
  why: 'Whoever builds ports with another prefix gets a script that looks in the wrong place.',
  message: '/usr/local is written out in a template: with another prefix the script looks in the wrong place',
  help: 'write %%PREFIX%% for files of the port itself, %%LOCALBASE%% for those of others',
  sources: ['FreeBSD Porters Handbook'],
  check: ({ body, path, text }, report) => {
    if (!path.endsWith('.in') || !/%%[A-Z_]{2,40}%%/.test(text)) return;
    for (const [i, line] of body.code.entries()) {
      if (!line.includes('/usr/local') || /\bPATH=/.test(line.slice(0, 1000))) continue;
      const at = line.search(/(?<![\w%])\/usr\/local(?=\/)/);
      if (at < 0) continue;
      const span = body.spanOf(i + 1, at, at + 10);
      report(span, {}, { fix: { kind: 'suggestion', edits: [replaceSpan(span, '%%PREFIX%%')] } });
    }
  },
  bad: [
    {
      path: 'files/anvil.in',
      text: rcText('command=/usr/local/sbin/anvild', 'pidfile=%%PREFIX%%/a'),
      lines: [7],
      fixed: rcText('command=%%PREFIX%%/sbin/anvild', 'pidfile=%%PREFIX%%/a'),
    },
    { path: 'files/anvil.in', text: rcText('a="%%LOCALBASE%%/b /usr/local/c"'), lines: [7] },
  ],
  good: [
    {
      path: 'files/anvil.in',
      text: rcText('command=%%PREFIX%%/sbin/anvild # /usr/local/', 'PATH=/bin:/usr/local/bin'),
    },
    { path: 'files/anvil.in', text: rcText('command=/usr/local/sbin/anvild') },
    { path: 'etc/rc.d/anvil', text: rcText('command=/usr/local/sbin/anvild', 'a=%%PREFIX%%') },
  ],
};

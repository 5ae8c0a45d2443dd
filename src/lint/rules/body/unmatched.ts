/** Rules about slips that leave a script without its settings, its process, or its end. */
import { replaceSpan } from '../../../model/lint.ts';
import { ANY, FREEBSD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { argumentsOf, unquote } from '../../../shell/body.ts';
import { rcText, shText } from '../example-texts.ts';

export const LOAD_RC_CONFIG_RCVAR: Rule = {
  id: 'body/load-rc-config-rcvar',
  level: 'warning',
  profiles: FREEBSD,
  stage: 1,
  fix: 'suggestion',
  what: 'load_rc_config is given `$rcvar`, whose value ends in `_enable`, in place of `$name`.',
  why: 'It reads rc.conf.d/NAME_enable and takes NAME_enable_user for the user: files and variables that nobody has.',
  message: 'load_rc_config wants the name of the service, and $rcvar is {value}',
  help: 'write load_rc_config $name',
  sources: ['rc.subr(8)'],
  check: ({ rc, body }, report) => {
    const value = rc.all('rcvar').findLast(({ inFunction }) => !inFunction)?.value ?? '';
    if (!value.endsWith('_enable')) return;
    for (const command of rc.calls('load_rc_config')) {
      const argument = argumentsOf(command).find((word) => /^\$(?:rcvar|\{rcvar\})$/.test(unquote(word)));
      if (argument === undefined) continue;
      const at = command.at + command.text.indexOf(argument);
      const span = body.spanOf(command.line, at, at + argument.length);
      report(span, { value }, { fix: { kind: 'suggestion', edits: [replaceSpan(span, '$name')] } });
    }
  },
  bad: [
    {
      text: rcText('rcvar=anvil_enable', 'load_rc_config $rcvar'),
      lines: [8],
      fixed: rcText('rcvar=anvil_enable', 'load_rc_config $name'),
    },
    { text: rcText('rcvar="${name}_enable"', 'load_rc_config "${rcvar}"'), lines: [8] },
  ],
  good: [
    { text: rcText('rcvar=anvil_enable', 'load_rc_config $name') },
    { text: rcText('rcvar="${name}9"', 'load_rc_config "$rcvar"') },
  ],
};

export const COMMAND_ARGUMENTS: Rule = {
  id: 'body/command-arguments',
  level: 'warning',
  profiles: FREEBSD,
  stage: 1,
  fix: 'none',
  what: '`command` has options behind the program, and procname is not set; not where the script has start, stop and status of its own.',
  why: 'rc.subr looks for a process of that whole name: status says that it does not run, and stop does nothing.',
  message: 'command holds {name} and more: no process has such a name, so status and stop never find it',
  help: 'write the program alone into command, and the rest into command_args',
  sources: ['rc.subr(8)'],
  check: ({ rc, body }, report) => {
    const command = rc.all('command').find(({ inFunction }) => !inFunction);
    if (command === undefined || rc.first('procname') !== undefined) return;
    if (['start_cmd', 'stop_cmd', 'status_cmd'].every((name) => rc.first(name) !== undefined)) return;
    const [, name] = /^((?:[/$%@])[^ \t`(]*)[ \t]+-[A-Za-z-]/.exec(command.value.slice(0, 400)) ?? [];
    if (name !== undefined) report(body.spanOfAssignment(command), { name });
  },
  bad: [
    { text: rcText('command="/usr/local/sbin/anvild -d -c /etc/anvil.conf"'), lines: [7] },
    { text: rcText('command="%%PREFIX%%/sbin/${name} --daemon"'), lines: [7] },
  ],
  good: [
    { text: rcText('command="/usr/local/sbin/anvild"', 'command_args="-d"') },
    { text: rcText('command="/usr/sbin/daemon -f /usr/local/bin/anvil"', 'procname=/usr/local/bin/anvil') },
  ],
};

export const UNCLOSED_QUOTE: Rule = {
  id: 'body/unclosed-quote',
  level: 'warning',
  profiles: ANY,
  stage: 1,
  fix: 'none',
  what: 'The script ends within quotes. Reported where one is open over a line that reads like code, else where the last one opens.',
  why: 'The shell takes what follows for a text, down to the next quote, and ends with a syntax error.',
  message: 'a quote that is opened here is not closed: the shell takes the lines below for a text',
  help: 'close it on this line',
  sources: ['sh(1)'],
  check: ({ body }, report) => {
    if (!body.isShell || !body.endsQuoted) return;
    const { isQuoted, lines } = body;
    const opening = isQuoted.flatMap((isOpen, i) => (i > 0 && isOpen && isQuoted[i - 1] !== true ? [i] : []));
    // The lines that read so are code, whatever the quotes say.
    const code = /^[ \t]*(?:[A-Za-z_]\w*=|(?:load_rc_config|run_rc_command|fi|esac|done|if|case|exit)\b|;;)/;
    const first = opening.find((line) => code.test(lines.of(line + 1).slice(0, 200)));
    report(first ?? opening.at(-1) ?? isQuoted.length);
  },
  bad: [
    { text: shText('name="anvil', 'rcvar=anvil_enable', 'command=/sbin/anvild'), lines: [2] },
    { text: shText("echo 'a", 'b'), lines: [2] },
  ],
  good: [{ text: shText('name="anvil"', "echo 'a", "b'") }, { text: shText('cat <<E', "don't", 'E') }],
};

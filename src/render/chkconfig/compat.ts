/** The messages of the real chkconfig(8) 1.33, to the byte, for `--compat`; of ours only those that are about safety. */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import { renderCompatSession } from '../session/compat.ts';

/**
 * What the original says where it says anything. Lines are whole: no program's name stands in front.
 *
 * @param command how this program is called
 */
export function renderCompatMessage(message: ChkconfigMessage, command = 'chkconfig-ts'): ByteString {
  switch (message.kind) {
    case 'unknown-option':
      return `${message.word}: unknown option\n`;
    case 'missing-value':
      return `${message.word}: missing argument\n`;
    case 'unwanted-value':
      return `${message.word}: option does not take an argument\n`;
    case 'bad-type':
      return `--type must be 'sysv' or 'xinetd'\n`;
    case 'several-commands':
      return 'only one of --list, --add, --del, or --override may be specified\n';
    case 'usage':
      return usageOf(command);
    case 'several-levels':
      return 'only one runlevel may be specified for a chkconfig query\n';
    case 'scripts-folder':
      return `failed to open ${message.path}: ${message.fault.reason}\n`;
    case 'level-folder':
      return `failed to glob pattern ${message.path}/[SK][0-9][0-9]${message.service}: ${message.fault.reason}\n`;
    case 'xinetd-folder':
      // The original looks for the reason only after something else has succeeded.
      return `failed to open directory ${message.path}: Success\n`;
    case 'unreadable':
      return `error reading information on service ${message.service}: ${message.fault.reason}\n`;
    case 'unsupported':
      return `service ${message.service} does not support chkconfig\n`;
    case 'not-added':
      return (
        `service ${message.service} supports chkconfig, but is not referenced in any runlevel ` +
        `(run 'chkconfig --add ${message.service}')\n`
      );
    case 'no-privileges':
      return 'You do not have enough privileges to perform this operation.\n';
    case 'link-refused':
      return `failed to make symlink ${message.link.path}: ${message.reason}\n`;
    case 'systemd-note':
      return SYSTEMD_NOTE;
    case 'forwarding':
      return `Note: Forwarding request to 'systemctl ${message.verb} ${message.unit}'.\n`;
    case 'forward-failed':
      return 'Failed to forward service request to systemctl: No such file or directory\n';
    case 'ignored-words':
    case 'silent-start':
    case 'near-line':
    case 'xinetd-name':
    case 'unknown-level':
    case 'unmet':
    case 'ring':
    case 'needed':
    case 'no-undo':
    case 'undo-refused':
    case 'undo-changed':
    case 'undone':
    case 'restore-line':
    case 'restore-file':
      return '';
    case 'busy':
    case 'no-lock':
    case 'cannot-lock':
    case 'interrupted':
    case 'recovered':
    case 'refused':
    case 'stuck':
    case 'apply-failed':
      return renderCompatSession(message);
  }
}

/** How the command is called. The original's own text is not a matter of compatibility. */
export function usageOf(command: ByteString): ByteString {
  return `usage: ${command} [--list] [--type sysv|xinetd] [NAME]
       ${command} --add NAME
       ${command} --del NAME
       ${command} --override NAME
       ${command} [--level LEVELS] [--type sysv|xinetd] [--no-redirect] NAME
       ${command} [--level LEVELS] [--type sysv|xinetd] [--no-redirect] NAME
           on|off|reset|resetpriorities
`;
}

export const SYSTEMD_NOTE: ByteString = `
Note: This output shows SysV services only and does not include native
      systemd services. SysV configuration data might be overridden by native
      systemd configuration.

      If you want to list systemd services use 'systemctl list-unit-files'.
      To see services enabled on particular target use
      'systemctl list-dependencies [target]'.

`;

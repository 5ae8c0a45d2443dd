/** All rules, in the order of the documentation: by family, and in a family as the catalogue has them. */
import type { Rule } from './rule.ts';
import * as bodyActions from './rules/body/actions.ts';
import * as bodySubsys from './rules/body/subsys.ts';
import * as bodySyntax from './rules/body/syntax.ts';
import * as bodySubsysLock from './rules/body/subsys-lock.ts';
import * as bodyUnmatched from './rules/body/unmatched.ts';
import * as bodyUsage from './rules/body/usage.ts';
import * as bodyConduct from './rules/body/conduct.ts';
import * as bodyInterpreter from './rules/body/interpreter.ts';
import * as bodyPidFiles from './rules/body/pid-files.ts';
import * as bodyPortStyle from './rules/body/port-style.ts';
import * as bodyPorts from './rules/body/ports.ts';
import * as bodyProcesses from './rules/body/processes.ts';
import * as bodyRcDefaults from './rules/body/rc-defaults.ts';
import * as bodyRcHints from './rules/body/rc-hints.ts';
import * as bodyRcMethods from './rules/body/rc-methods.ts';
import * as bodyRcOrder from './rules/body/rc-order.ts';
import * as bodyRcSubr from './rules/body/rc-subr.ts';
import * as bodyRcVariables from './rules/body/rc-variables.ts';
import * as bodyRcvar from './rules/body/rcvar.ts';
import * as bodyRunRcCommand from './rules/body/run-rc-command.ts';
import * as bodyRuntimeFiles from './rules/body/runtime-files.ts';
import * as bodySourcedFiles from './rules/body/sourced-files.ts';
import * as chkconfigConventions from './rules/chkconfig/conventions.ts';
import * as chkconfigDescription from './rules/chkconfig/description.ts';
import * as chkconfigLevels from './rules/chkconfig/levels.ts';
import * as chkconfigLine from './rules/chkconfig/line.ts';
import * as chkconfigNearLine from './rules/chkconfig/near-line.ts';
import * as graphBesideRings from './rules/graph/beside-rings.ts';
import * as graphMirrors from './rules/graph/mirrors.ts';
import * as graphOptionalNames from './rules/graph/optional-names.ts';
import * as graphOwnNames from './rules/graph/own-names.ts';
import * as graphPriorities from './rules/graph/priorities.ts';
import * as graphProviders from './rules/graph/providers.ts';
import * as graphRedundant from './rules/graph/redundant.ts';
import * as graphRings from './rules/graph/rings.ts';
import * as graphRunlevels from './rules/graph/runlevels.ts';
import * as graphUnmetNames from './rules/graph/unmet-names.ts';
import * as headerBlanks from './rules/header/blanks.ts';
import * as headerBlocks from './rules/header/blocks.ts';
import * as headerFile from './rules/header/file.ts';
import * as headerForeign from './rules/header/foreign.ts';
import * as headerForm from './rules/header/line-form.ts';
import * as headerValues from './rules/header/values.ts';
import * as linkFiles from './rules/links/files.ts';
import * as linkNames from './rules/links/names.ts';
import * as linkLevels from './rules/links/levels.ts';
import * as linkScriptNames from './rules/links/script-names.ts';
import * as linkStrays from './rules/links/strays.ts';
import * as linkTargets from './rules/links/targets.ts';
import * as links from './rules/links/entries.ts';
import * as lsbDependencies from './rules/lsb/dependencies.ts';
import * as lsbDescriptions from './rules/lsb/descriptions.ts';
import * as lsbFacilities from './rules/lsb/facilities.ts';
import * as lsbFields from './rules/lsb/fields.ts';
import * as lsbInteractive from './rules/lsb/interactive.ts';
import * as lsbLines from './rules/lsb/lines.ts';
import * as lsbMarkers from './rules/lsb/markers.ts';
import * as lsbMounts from './rules/lsb/mounts.ts';
import * as lsbPartialRunlevels from './rules/lsb/partial-runlevels.ts';
import * as lsbProvides from './rules/lsb/provides.ts';
import * as lsbRunlevels from './rules/lsb/runlevels.ts';
import * as lsbUnknownXField from './rules/lsb/unknown-x-field.ts';
import * as rcdBlock from './rules/rcd/block.ts';
import * as rcdConventions from './rules/rcd/conventions.ts';
import * as rcdDaemons from './rules/rcd/daemons.ts';
import * as rcdKeywords from './rules/rcd/keywords.ts';
import * as rcdMisspelledField from './rules/rcd/misspelled-field.ts';
import * as rcdPresence from './rules/rcd/presence.ts';
import * as rcdWords from './rules/rcd/words.ts';
import * as suppression from './rules/suppression.ts';

const MODULES: readonly Readonly<Record<string, Rule>>[] = [
  headerFile,
  headerForeign,
  headerForm,
  headerValues,
  headerBlanks,
  headerBlocks,
  lsbMarkers,
  lsbLines,
  lsbFields,
  lsbProvides,
  lsbFacilities,
  lsbDependencies,
  lsbRunlevels,
  lsbPartialRunlevels,
  lsbUnknownXField,
  lsbInteractive,
  lsbDescriptions,
  lsbMounts,
  chkconfigLevels,
  chkconfigLine,
  chkconfigDescription,
  chkconfigNearLine,
  chkconfigConventions,
  rcdPresence,
  rcdBlock,
  rcdWords,
  rcdKeywords,
  rcdMisspelledField,
  rcdDaemons,
  rcdConventions,
  bodyInterpreter,
  bodyActions,
  bodyUnmatched,
  bodySyntax,
  bodyUsage,
  bodySourcedFiles,
  bodyConduct,
  bodyProcesses,
  bodySubsysLock,
  bodyRuntimeFiles,
  bodySubsys,
  bodyPidFiles,
  bodyRcSubr,
  bodyRcOrder,
  bodyRcvar,
  bodyRunRcCommand,
  bodyRcVariables,
  bodyRcMethods,
  bodyRcHints,
  bodyPorts,
  bodyRcDefaults,
  bodyPortStyle,
  graphOwnNames,
  graphUnmetNames,
  graphOptionalNames,
  graphProviders,
  graphRings,
  graphBesideRings,
  graphRunlevels,
  graphPriorities,
  graphMirrors,
  graphRedundant,
  linkFiles,
  links,
  linkNames,
  linkStrays,
  linkTargets,
  linkLevels,
  linkScriptNames,
  suppression,
];

/** The families, in the order of the documentation. */
export const FAMILIES: readonly string[] = [
  'header',
  'lsb',
  'chkconfig',
  'rcd',
  'body',
  'graph',
  'links',
  'suppression',
];

/** Each rule once. Every export of a module of rules is one. */
export const RULES: readonly Rule[] = MODULES.flatMap((module) => Object.values(module)).sort((a, b) => {
  return FAMILIES.indexOf(familyOf(a)) - FAMILIES.indexOf(familyOf(b));
});

/** What stands before the slash of an id. */
export function familyOf({ id }: Pick<Rule, 'id'>): string {
  return id.slice(0, id.indexOf('/'));
}

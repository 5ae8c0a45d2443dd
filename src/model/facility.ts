/**
 * System facilities as insserv.conf defines them: a `$name` in a header stands for the members of that facility. Members
 * keep the way that led to them, so that an order can be explained down to the line of the conf file.
 */
import type { ByteString } from './bytes.ts';
import type { FacilityFinding } from './finding.ts';
import type { FacilityUse } from './graph.ts';
import type { Place, Word } from './place.ts';

/** A service that a facility stands for. */
export interface FacilityMember {
  /** Without the `+` that marks it as optional. */
  readonly name: ByteString;
  readonly optional: boolean;
  /**
   * From the facility itself to the one whose definition names the member. Each step's place is that of the word which
   * leads on: a `$word` to the next facility, in the last step the word of the member.
   */
  readonly uses: readonly FacilityUse[];
}

/** A facility, all its definitions taken together and other facilities in them replaced by their members. */
export interface Facility {
  /** With its dollar sign. */
  readonly name: ByteString;
  /** Where it is defined: the key of each line, in the order in which they count. */
  readonly definitions: readonly Place[];
  /** Each once: first those that the definitions name, then those of other facilities. */
  readonly members: readonly FacilityMember[];
}

/** A word of an `<interactive>` line: the name of a service. */
export interface InteractiveWord {
  readonly word: Word;
  readonly file: ByteString;
}

/** What a set of conf files says. */
export interface Facilities {
  /** By name, in the order in which the files name them first. */
  readonly byName: ReadonlyMap<ByteString, Facility>;
  readonly interactive: readonly InteractiveWord[];
  /** In the order of the expansion: insserv ends at the first loop, but goes on where nesting is too deep. */
  readonly findings: readonly FacilityFinding[];
}

/** The facilities that every LSB system has, whether or not a script provides them (LSB 5.0 Core, 22.6). */
export const STANDARD_FACILITIES: ReadonlySet<ByteString> = new Set([
  '$local_fs',
  '$network',
  '$named',
  '$portmap',
  '$remote_fs',
  '$syslog',
  '$time',
]);

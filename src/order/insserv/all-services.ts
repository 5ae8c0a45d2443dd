/** `$all`: scripts that start behind all others, and stop before them, as crowds that the ordering goes through. */
import type { Direction } from '../../model/graph.ts';
import { Crowd, isPair } from './crowd.ts';
import type { Course, Service } from './service.ts';
import type { ServiceTable } from './service-table.ts';

/** Puts each service that says `$all` behind (before) every one that does not and shares a runlevel. O(services). */
export function resolveAll(table: ServiceTable): void {
  resolveDirection(table, 'stop', ({ stopsFirst }) => stopsFirst);
  resolveDirection(table, 'start', ({ startsLast }) => startsLast);
}

function resolveDirection(table: ServiceTable, direction: Direction, saysAll: (service: Service) => boolean): void {
  const services = table.services.filter(({ duplicate }) => !duplicate);
  const sayers = services.filter((one) => one.node.script !== undefined && saysAll(one));
  const others = services.filter((one) => !saysAll(one));
  if (sayers.length === 0 || others.length === 0) return;
  const [last, first] = [crowdOf(sayers, direction), crowdOf(others, direction)];
  const [earlier, later] = direction === 'start' ? [first, last] : [last, first];
  for (const course of earlier.courses) course.laterCrowd = later;
  for (const course of later.courses) course.earlierCrowd = earlier;
}

/** The place of a node without a script is guessed, so that its depth may fall. */
function crowdOf(services: readonly Service[], direction: Direction): Crowd<Service, Course> {
  return new Crowd<Service, Course>(
    services,
    ({ node }) => node[direction],
    ({ node: { script, primary } }) => script === undefined || (direction === 'stop' && primary.stopsFirst),
  );
}

/** All that comes later than a node, in the order of the walk. O(successors and the crowd). */
export function* laterThan(course: Course, direction: Direction): Iterable<Course> {
  const { successors, laterCrowd } = course;
  for (const node of successors) yield node[direction];
  for (const other of laterCrowd?.courses ?? []) {
    if (other !== course && isPair(course, other) && !successors.has(other.node)) yield other;
  }
}

/** What a service has to start behind, or what stops before it: what words name, and then what `$all` means. O(what is told). */
export function* demandedBy(service: Service, direction: Direction): Iterable<Service> {
  const named = direction === 'start' ? service.needs : service.beforeStop;
  yield* named.keys();
  const course = service.node[direction];
  if (service.node.primary !== service) return;
  for (const other of course.earlierCrowd?.servicesFor(course) ?? []) if (!named.has(other)) yield other;
}

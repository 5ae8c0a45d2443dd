/** The public library: everything that the commands are made of. */
export * from './model/bytes.ts';
export * from './model/cycle.ts';
export * from './model/finding.ts';
export * from './model/graph.ts';
export * from './model/header.ts';
export * from './model/place.ts';
export * from './model/rcorder-order.ts';
export { readHeaders } from './header/headers.ts';
export { lsbField } from './header/lsb.ts';
export { rcorderWords, readRcorder, type RcorderReading } from './header/rcorder.ts';
export { buildRcorderGraph } from './graph/rcorder-graph.ts';
export {
  fromGraphlib,
  toGraphlib,
  type ExchangeEdge,
  type ExchangeGraph,
  type ExchangeNode,
} from './graph/graphlib.ts';
export { orderRcorder } from './order/rcorder/order.ts';
export { createDiskHost } from './host/disk-host.ts';
export { createMemoryHost, type MemoryEntry } from './host/memory-host.ts';
export type { Host, IsEnough, ReadResult } from './host/host.ts';
export type { Output } from './host/output.ts';
export type { Command, Io } from './cli/io.ts';
export { runRcorder } from './cli/rcorder.ts';
export { VERSION } from './cli/version.ts';

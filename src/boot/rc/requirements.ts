/** required_vars, required_dirs and required_files of rc.subr(8), in the order in which they are asked. */
import type { BootReason, ReasonCode } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { listOf } from './service.ts';
import type { RcService } from './context.ts';

/** The first requirement that fails, with its warning. What is not known counts as met. */
export function failedRequirement(service: RcService): BootReason | undefined {
  const { variables, context } = service;
  for (const name of listOf(variables, 'required_vars') ?? []) {
    if (service.checkYesNo(name) !== 'no') continue;
    service.warn(`$${name} is not enabled.`);
    const place = variables.lastOf(name)?.place ?? variables.lastOf('required_vars')?.place;
    return { code: 'required-variable', ...(place !== undefined && { place }), args: { name } };
  }
  const fail = (code: ReasonCode, list: ByteString, path: ByteString, says: ByteString): BootReason => {
    service.warn(`${path} is not ${says}.`);
    const place = variables.lastOf(list)?.place;
    return { code, ...(place !== undefined && { place }), args: { name: path } };
  };
  for (const path of listOf(variables, 'required_dirs') ?? []) {
    if (context.world.testFile('-d', path) === 'no')
      return fail('required-folder', 'required_dirs', path, 'a directory');
  }
  for (const path of listOf(variables, 'required_files') ?? []) {
    if (context.world.testFile('-r', path) === 'no') return fail('required-file', 'required_files', path, 'readable');
  }
  return undefined;
}

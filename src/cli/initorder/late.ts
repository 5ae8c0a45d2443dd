/**
 * The commands, each behind a function. In the bundle this module is replaced by one that loads a command when it is called,
 * so that none pays for the others (`src/build/bundle/plugins.mjs`); here, where start-up does not matter, they are imported.
 */
import type { LinkCommand } from '../../host/io.ts';
import { runBoot, runShutdown } from '../boot/command.ts';
import { runCycles } from '../cycles/command.ts';
import { runExercise } from '../exercise/command.ts';
import { runGraph } from '../graph/command.ts';
import { runLint } from '../lint/command.ts';
import { runMigrate } from '../migrate/command.ts';
import { runNew } from '../new/command.ts';
import { runOrder } from '../order/command.ts';
import { runPlan } from '../plan/command.ts';
import { runRecover } from '../recover/command.ts';
import { runWhy } from '../why/command.ts';

export const loadBoot = (): LinkCommand => runBoot;
export const loadCycles = (): LinkCommand => runCycles;
export const loadExercise = (): LinkCommand => runExercise;
export const loadGraph = (): LinkCommand => runGraph;
export const loadLint = (): LinkCommand => runLint;
export const loadMigrate = (): LinkCommand => runMigrate;
export const loadNew = (): LinkCommand => runNew;
export const loadOrder = (): LinkCommand => runOrder;
export const loadPlan = (): LinkCommand => runPlan;
export const loadRecover = (): LinkCommand => runRecover;
export const loadShutdown = (): LinkCommand => runShutdown;
export const loadWhy = (): LinkCommand => runWhy;

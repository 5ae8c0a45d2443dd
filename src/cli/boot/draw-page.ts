/** `--format html`: the plan as a page, with the picture of it. */
import type { Io } from '../../host/io.ts';
import type { BootPlan, BootStep } from '../../model/boot-plan.ts';
import type { BootTimes } from '../../model/boot-times.ts';
import type { ByteString } from '../../model/bytes.ts';
import { drawPlan } from '../../picture/of-plan.ts';
import { renderBootPage } from '../../render/page/boot-page.ts';
import { layOutForPage } from '../graph/layout-for-page.ts';
import { USUAL_WISHES } from '../graph/layout-storeys.ts';

/** What is shown. */
export interface PlannedBoot {
  readonly plan: BootPlan;
  readonly times: BootTimes | undefined;
  readonly root: ByteString;
}

/** Where the engine gives no picture, the page is the table and the list, and standard error says why. */
export function drawBootPage(
  { plan, times, root }: PlannedBoot,
  isShown: (step: BootStep) => boolean,
  io: Io,
): ByteString {
  const picture = drawPlan(plan);
  const storeys = layOutForPage(picture, USUAL_WISHES, io, `initorder ${plan.phase}`);
  return renderBootPage({ plan, times, picture, storeys, root, isShown });
}

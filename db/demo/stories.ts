import { bridge } from './stories/bridge'
import { ferry } from './stories/ferry'
import { governor } from './stories/governor'
import { hmeimim } from './stories/hmeimim'
import { market } from './stories/market'
import { university } from './stories/university'
import { water } from './stories/water'
import { well } from './stories/well'

/** In the order in which they are told; the last one changed leads the front page. */
export const STORIES = [bridge, well, university, ferry, water, governor, market, hmeimim]

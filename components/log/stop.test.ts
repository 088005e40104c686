import { expect, test } from 'vitest'
import { MISMATCHES } from '../../log/mismatch'
import en from '../../messages/en.json'

test('there are words for everything that can stop the log', () => {
  for (const code of MISMATCHES) expect(Object.keys(en.log.stop)).toContain(code)
})

import { expect, test } from 'vitest'
import type { Citation } from '../../../db/queries/citations'
import type { SourceLine } from '../../../db/queries/sources'
import { goalsOf, keyOf } from './proposals'

const source = (id: string, publisher: string | null) => ({ id, publisher }) as SourceLine
const cited = (id: string, of: string, agent: string | null, unnamed = false, via: string[] = [], active = true) =>
  ({ id, source: of, agent, unnamed, via, active }) as Citation

const SOURCES = [source('site', 'inn'), source('wire', 'sputnik'), source('paper', 'aydinlik'), source('other', 'star')]
const own = cited('own', 'wire', 'aydinlik')
const people = cited('people', 'wire', 'aydinlik', true)
const origin = cited('origin', 'paper', 'aydinlik', true)
const CITATIONS = [own, people, origin, cited('else', 'other', 'kremlin')]

const keys = (goals: { near: Parameters<typeof keyOf>[0][] }) => goals.near.map(keyOf)

test('the nearest carrier’s document comes first, with the citation there that carries the same chain on', () => {
  const chain = cited('c', 'site', 'aydinlik', true, ['sputnik'])
  expect(keys(goalsOf(chain, SOURCES, CITATIONS))).toEqual(['wire people', 'wire own', 'wire'])
})

test('who is cited without a carrier leads to their own document', () => {
  expect(keys(goalsOf(cited('c', 'wire', 'aydinlik'), SOURCES, CITATIONS))).toEqual(['paper origin', 'paper'])
})

test('a citation never goes back to the source it stands in, nor to one that was withdrawn', () => {
  const gone = [cited('gone', 'paper', 'aydinlik', true, [], false)]
  const { near, far } = goalsOf(cited('c', 'paper', 'aydinlik', true), SOURCES, gone)
  expect(near).toEqual([])
  expect(far.map(keyOf)).toEqual(['site', 'wire', 'other'])
})

test('every other source of the event can be said, once each, with every citation in it', () => {
  const { near, far } = goalsOf(cited('c', 'site', 'aydinlik', false, ['sputnik']), SOURCES, CITATIONS)
  const all = [...near, ...far].map(keyOf)
  expect(far.map(keyOf)).toEqual(['paper', 'paper origin', 'other', 'other else'])
  expect(new Set(all).size).toBe(all.length)
})

test('people whom the text places with nobody have no nearest document', () => {
  const none = [source('unsigned', null)]
  expect(goalsOf(cited('c', 'site', null, true), none, []).near).toEqual([])
})
